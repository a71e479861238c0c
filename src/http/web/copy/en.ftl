# Words of the web interface. What the desk says (cards, forms, problems) is the server's copy.

## Everywhere
close-window = Close this window
dismiss = Dismiss
cancel = Cancel
save = Save
send = Send
edit = Edit
delete = Delete
answer = Reply
back = Back
optional = (optional)
skip = Skip to content
retry = Retry
loading = Loading…
unreachable = The desk could not be reached. Nothing was lost; try again in a moment.
language = Language
size-kb = { $size } kB
size-mb = { $size } MB
sign-out = Sign out
demo-note = Demo workspace: every company, person and machine here is invented.

## The connection
connection-lost = No connection. What you write is kept and sent when it is back.
connection-trying = Connecting…
connection-live = Live
connection-ended = You are signed out.
sign-in-again = Sign in again

## Coming in
welcome-title = What stopped working?
welcome-text = Tell us in your own words. A photo helps. We take it from there.
guest-name = Your name
guest-start = Start a chat
guest-hint = No account needed. This browser remembers your tickets.
have-account = I have an account
no-account = Continue as a guest
sign-in = Sign in
sign-in-title = Sign in
email = E-mail
password = Password
password-hint = At least ten characters, and none that is easy to guess.
sign-up = Create an account
sign-up-text = Keep your tickets and read them on any device.
signed-up-title = One step is left
signed-up-mail = A mail is on its way to { $email }. Open the link in it, and the account is yours, with all your chats. Until then you stay here as a guest.
signed-up-staff = The staff have been asked to let you in as { $email }; then you sign in with your password and find all your chats. Until then you stay here as a guest.
signed-up-known = Nothing happens? Perhaps this address has an account already: sign in with it, or choose a new password there.
signed-up-close = Back to my chats
forgot = I forgot my password
forgot-title = A new password
forgot-text = Type the address of your account. Its owner is sent a code.
forgot-send = Send me a code
forgot-sent = If this address has an account here, a code is in its chat, or in its mail.
forgot-chat = In the chat, press “Get a code” first. Nothing came? Ask the desk for a sign-in link.
forgot-code = Code
forgot-password = New password
forgot-save = Set the new password
forgot-done = Your new password is set, and you were signed out everywhere. Sign in with it.
forgot-again = Ask for another code
to-sign-in = Back to signing in
guest = Guest

## Chats
chats = Your chats
chat-list = List of chats
new-chat = New chat
new-chat-title = New request
notices = Notices
no-chats = No chats yet
no-chats-text = Start one, and it stays here with its ticket.
pick-chat = Choose a chat, or start a new one.
unread = { $count ->
    [one] { $count } unread
   *[other] { $count } unread
}
you-said = You: { $line }
write = Write a message…
write-first = Describe what is wrong…
start-title = Tell us what is wrong
start-text = Say which machine it is and what it does. Attach a photo if you can. Three short questions at most, then your ticket is open.
notices-empty = Nothing new
notices-empty-text = News about your tickets that belong to no chat appear here.
is-typing = { $name } is typing…

## Talk
talk-label = Conversation
you = You
sending = Sending
sent = Sent
not-sent = Not sent.
refused = Not taken.
try-again = Try again
discard = Discard
undelivered = Could not be delivered.
uncertain = Perhaps not delivered.
message-gone = Message deleted
message-menu = What to do with this message
older-message = Earlier message
react-with = React with { $emoji }
reaction = { $emoji } { $count }
new-messages = { $count ->
    [one] { $count } new message
   *[other] { $count } new messages
}
new-from = New message from { $name }
to-newest = To the newest
only-staff = Only staff see this
attach = Attach photos or files
add-photos = Add photos
add-files = Add files
too-many-files = At most { $most } files.
files-on-their-way = The files are still on their way. One moment.
uploading = Uploading { $name }
remove-file = Remove { $name }
file-too-large = Too large: at most { $limit }.
file-empty = The file is empty.
too-long = { $count ->
    [one] { $count } character too many
   *[other] { $count } characters too many
}

## Forms
wrong-required = Please fill this in.
wrong-too-long = { $length } characters; at most { $limit }.
wrong-number = A whole number from { $min } to { $max }.
wrong-choice = Please choose one of these.
wrong-digits = { $digits } digits.

## Tickets

## Console
console = Console
queue = Queue
lines = My lines
search = Search
search-hint = Search number, words, machine, customer
filter-status = Status
filter-priority = Priority
filter-who = Whose
who-all = Everybody’s
who-mine = Mine
who-unassigned = Unassigned
status-live = Open
status-any = Any status
priority-any = Any priority
clear-filters = Clear filters
queue-empty = No ticket fits
queue-empty-text = Nothing waits under these filters.
queue-label = Tickets
queue-count = { $count ->
    [one] { $count } ticket
   *[other] { $count } tickets
}
queue-count-more = { $count }+ tickets
column-number = Ticket
column-problem = Problem
column-status = Status
column-priority = Priority
column-assignee = Assignee
column-due = Due
column-updated = Changed
unassigned = Unassigned
details = Details
desk-talk = Desk
customer-talk = Customer
desk-talk-title = Desk thread
desk-talk-empty = No notes yet. What is written here stays with the staff.
customer-talk-title = Talk with { $name }
customer-talk-empty = Nobody has said anything yet.
target = Send as
target-note = Note
target-reply = Reply to customer
write-note = Note to the staff…
write-reply = Reply that { $name } will read…
reply-refused = Only the assignee and admins reply to the customer.
reply-closed = The chat of this ticket is closed.
not-found = No such ticket
not-found-text = There is no ticket of this number, or it is not yours to see.
to-queue = To the queue
page-refused = This page is not for your role
page-refused-text = An admin of the desk can see it, or give you the role that can.
team = Team
stars = { $count } of 5
report-version = Version { $version }
timeline = Timeline
timeline-empty = Nothing has happened yet.
by = by { $name }
card-new = Who should go?
card-others = Also possible
card-nobody = Nobody free fits. Choose somebody.
card-opened = Waiting for { $name } to accept
card-accepted = { $name } has accepted
card-in-progress = { $name } is at work
card-report-waiting = Waiting for the customer’s signature
card-report-settled = The report is settled: the work can be completed
card-disputed = The customer disputes the report
card-on-hold = Work is on hold
card-resolved = Done, waiting to be closed
card-done = Nothing to do here

move-assign = Assign
move-reassign = Reassign
move-merge = Merge
move-delete = Delete
change-priority = Change priority
change-tags = Change tags
edit-ticket = Edit ticket

no-lines = No lines yet
no-lines-text = When you accept a ticket, your direct line to its customer appears here.
line-write = Write to the customer, or / for a command…
pick-line = Choose a line.
line-to-ticket = Open ticket

command-box = Command
command-hint = Type a command, for example ticket start
command-list = Commands
command-run = Run
help = Keyboard help
help-search = Search the queue
help-move = Next, previous ticket
help-open = Open the ticket
help-queue = Go to the queue
help-lines = Go to my lines
help-command = Command box
help-note = Write a note
help-reply = Write a reply
help-help = This help
help-escape = Close, go back
staff-only-page = The console is for staff.
to-chat = To the chat
to-dashboards = Your dashboards

## What happened
way-estimate = An estimate
report-pdf = Report as PDF
event-ticket-created = Ticket opened
event-ticket-assigned = Assigned
event-ticket-accepted = Accepted
event-ticket-declined = Declined
event-ticket-assignment-doubted = Somebody else proposed
event-ticket-rejected = Rejected
event-ticket-started = Work started
event-ticket-held = Put on hold
event-ticket-resumed = Work resumed
event-ticket-resolved = Completed
event-ticket-closed = Closed
event-ticket-reopened = Reopened
event-ticket-cancelled = Cancelled
event-ticket-merged = Merged
event-ticket-handed-over = Handed over
event-ticket-recalled = Recalled
event-ticket-changed = Changed
event-ticket-deleted = Deleted
event-ticket-rated = Rated
event-report-submitted = Report submitted
event-report-signed = Report signed
event-report-disputed = Report disputed
event-report-waived = Signature waived
event-message-posted = Message written
event-message-edited = Message edited
event-message-deleted = Message deleted
event-sla-warned = Promise about to be missed
event-sla-breached = Promise missed
event-sla-acknowledged = Missed promise acknowledged
event-sla-reckoned = Due time reckoned anew
event-ticket-suggested = Likely fixes suggested
event-fix-worked = The suggested fix worked
event-fix-failed = The suggested fix did not work
event-desk-notified = Others told
event-file-deleted = File deleted
event-vehicle-stock-changed = Stock changed

## Pages of the console
pages = All pages
pages-more = More
group-work = Work
group-field = In the field
group-people = People
group-desk = The desk
page-book = Fixes
page-account = My account
page-people = People
page-organisations = Organisations
page-teams = Teams
show-more = Show more
answer-yes = Yes
answer-no = No
page-equipment = Equipment
page-sites = Sites
page-models = Models
page-delivery = Delivery
page-audit = Audit
page-servers = Servers
page-settings = Settings
page-calendar = Calendar
page-agents = Who is at work
page-search = Search everything
page-notifications = Notifications
page-webhooks = Webhooks
theme = Look
theme-system = As the system
theme-light = Light
theme-dark = Dark
page-dashboards = Dashboards
page-sla = Promises and hours
page-vehicles = Vehicles
change = Change
look-again = Look again
hand-over-copy = Copy
hand-over-copied = Copied.
hand-over-by-hand = Selected: copy it with your keyboard.
hand-over-done = Done
person-name = Name
person-may-sign = May sign reports for the organisation
take-back = Take back
take-away = Take away
column-deeds = What can be done
organisation = Organisation
picker-hint = Type to search
picker-list = Found
picker-none = Nothing has these words.
help-pages = All pages

## What the desk has learnt
book = Fixes
articles = Articles
book-search = Search words
book-none = Nothing has these words.
book-choose = Choose one to see how people call it.
fix-used =
  { $count ->
    [0] never used
    [one] used once
   *[other] used { $count } times
  }
fix-wordings = How people call it
fix-merged-from = Merged into it
fix-to-decide = To decide: are these the same?
fix-may-be = { $title } → { $into }, { $percent } % alike
fix-approve = Approve
fix-decline = Decline
fix-merge = Merge
fix-split = Split
fix-rename = Rename
fix-article = Write an article
fix-take-out = Take out “{ $title }”
article-new = New article
article-change = Change
article-publish = Publish
article-retire = Retire
article-draft = draft
article-published = published
article-retired = retired
likely-fixes = Likely fixes
likely-waiting = They are being looked for.
likely-no_words = None: the description says too little.
likely-no_history = None: there are no past repairs to learn from yet.
likely-thin_evidence = None: too few similar repairs are on record.
likely-unsure = None: past repairs point in different directions.
likely-worked = Used, worked
likely-failed = Used, did not help
likely-same = May be the same as #{ $number }

## Webhooks out
webhooks = Webhooks
webhooks-none = No machine is told of anything yet.
webhook-new = New webhook
webhook-choose = Choose one to see what it was sent.
webhook-name = Name of the webhook
webhook-url = Address (https)
webhook-events = Events
webhook-events-hint = One a line: ticket.created, a family such as ticket.*, or * for all.
webhook-scope = What people wrote
webhook-scope-ids = ids and numbers only
webhook-scope-customer_words = titles and talk with the customer too
webhook-scope-all_words = staff notes and reasons too
webhook-create = Create it
webhook-secret = Secret of the webhook
webhook-secret-once = Copy it now: it is not shown again. Whoever has it can tell that a message is ours.
webhook-on = on
webhook-waiting =
  { $count ->
    [one] one waits
   *[other] { $count } wait
  }
webhook-off-admin = switched off
webhook-off-gone = off: its server wants no more (410)
webhook-off-failing = off: nothing got through for a day
webhook-off-owner = off: its owner is no admin any more
webhook-switch-on = Switch on
webhook-switch-off = Switch off
webhook-rotate = New secret
webhook-delete-sure = Delete { $name }?
webhook-delete-text = Its address, its secrets and the log of what it was sent go. Nothing is sent there any more.
webhook-log = What it was sent
webhook-log-none = Nothing yet.
webhook-look-again = Look again
webhook-since = Since
webhook-replay-since = Send what it missed
webhook-replay = Send again
webhook-replayed =
  { $count ->
    [one] One message is sent again.
   *[other] { $count } messages are sent again.
  }
webhook-state-queued = waiting
webhook-state-sent = taken
webhook-state-failed = given up
webhook-tried =
  { $count ->
    [one] tried once
   *[other] tried { $count } times
  }
