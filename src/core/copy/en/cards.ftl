# Cards, buttons, notices.

## Buttons. The English ones are fixed: documents name them.
button-open-ticket = Open ticket
button-solved = This solved it
button-cancel = Cancel
button-approve = Approve
button-choose-another = Choose another
button-reject = Reject
button-reply = Reply
button-close = Close
button-accept = Accept
button-decline = Decline
button-start = Start
button-hold = Hold
button-resume = Resume
button-report = Report
button-complete = Complete
button-sign = Sign
button-dispute = Dispute
button-waive = Waive signature
button-reopen = Reopen
button-recall = Recall
button-new-ticket = New ticket
button-cancel-ticket = Cancel ticket
button-deny = Deny
button-retry = Retry
button-skip = Skip
button-change-rating = Change the rating
button-rate-comment = Add a comment
button-help = Help

## Labels of the lines on a card.
label-status = Status
label-priority = Priority
label-urgency = Urgency
label-category = Category
label-equipment = Equipment
label-site = Site
label-customer = Customer
label-technician = Technician
label-vehicle = Vehicle
notice-stock-low = In { $vehicle } these parts are running out: fill them up.
stock-left = { $quantity } left
vehicles-title = Vehicles and what they carry
vehicles-none = No vehicles yet.
plans-title = Planned maintenance
plans-none = No maintenance is planned. Plan some with /desk plan.
plan-line = { $unit }, { $organisation }
plan-once = { $title }: on { $date }
plan-every = { $title }: every { $days } days, next on { $date }
plan-last = last as #{ $number }
button-plan-end = End: { $title }
done-plan = Planned for { $unit }: “{ $title }” opens by itself on { $date }.
done-plan-end = “{ $title }” is no longer planned.
vehicle-line = { $name } · { $state }
vehicle-state-ready = in use
vehicle-state-repair = in repair
vehicle-state-gone = gone
vehicle-held = held by #{ $number }
vehicle-empty = carries nothing
vehicle-low = low
label-travel = Way
card-travel = { $km } km, { $time }: { $link }
card-travel-estimate = about { $km } km, { $time } (estimate): { $link }
label-proposal = Proposal
label-opened-at = Opened
label-due = Due
label-tags = Tags
label-hold = On hold
label-report = Report
label-rating = Rating
label-merged-into = Merged into
label-reason = Reason
label-comment = Comment
label-description = What is wrong
label-author = Written by
label-signed-by = Signed by
label-disputed-by = Disputed by
label-waived-by = Waived by
label-fingerprint = Fingerprint (SHA-256)
label-where = Where
label-why = Why

## Ticket cards.
card-ticket-title = #{ $number } { $title }
card-ticket-fallback = #{ $number } { $title }: { $status }
card-footer-asks-admin = An admin decides.
card-footer-demo = Invented example data
card-proposal = { $technician }, { $vehicle }
card-proposal-nobody = Nobody fits right now: choose somebody yourself.
card-stars = { $stars } of 5
card-equipment = { $name } ({ $manufacturer } { $model })
card-serial = { $name } ({ $manufacturer } { $model }, no. { $serial })
card-site = { $name }, { $address }
card-report-line = Version { $version }, { $state }
card-by-at = { $name }, { $at }
card-reporter = { $organisation } ({ $name })
card-desk-talk-hint = What is written in this thread stays with the staff. Press Reply to answer the customer.
card-line-hint = What you write here goes to the customer.
card-customer-hint = Write here whenever there is something to add.

## How a ticket stands, to the customer.
customer-new = We have it. Somebody is being chosen for it.
customer-opened = { $name } will take care of it.
customer-in_progress = { $name } is working on it.
customer-on_hold = It is on hold: { $reason }.
customer-report-waiting = The report is ready. Please read it and sign it, or dispute it.
customer-resolved = It is done. How did it go? 1 is bad, 5 is very good.
customer-done = It is done.
customer-closed = It is closed. { customer-reopen-until }
customer-reopen-until =
  Reopen it within { $days ->
    [one] { $days } day
   *[other] { $days } days
  } of the work being done if the fault comes back.
customer-rejected = It was not taken on. Open a new ticket if you still need help.
customer-cancelled = It was cancelled. Open a new ticket if you still need help.
customer-merged = It was joined with #{ $number }, where it goes on.
customer-handed_over = Another service desk has taken it over.
customer-somebody = Our technician

## What the desk says by itself.
notice-ticket-opened = Your ticket #{ $number } is open.
notice-ticket-opened-more = Somebody is being chosen for it. Write here whenever there is something to add.
notice-ticket-opened-desk = New ticket #{ $number } from { $organisation }.
notice-ticket-changed = { $name } changed #{ $number }: { $fields }.
notice-ticket-rejected = #{ $number } was not taken on.
notice-ticket-cancelled = { $name } cancelled #{ $number }.
notice-ticket-resolved = #{ $number } is resolved.
notice-ticket-closed = #{ $number } is closed.
notice-ticket-reopened = { $name } reopened #{ $number }.
notice-ticket-merged = #{ $number } was joined with #{ $target }, where it goes on.
notice-ticket-rated = #{ $number } was rated { $stars } of 5.
notice-ticket-deleted = #{ $number } was deleted from the lists.
notice-assignment-offered = Will you take #{ $number }?
notice-assignment-withdrawn = #{ $number } is no longer yours: { $name } takes it.
notice-assignment-accepted = { $name } takes #{ $number }.
notice-assignment-declined = { $name } declined #{ $number }. Somebody else has to be chosen.
notice-work-started = { $name } has started work on #{ $number }.
notice-work-held = #{ $number } is on hold: { $reason }.
notice-work-resumed = Work on #{ $number } goes on.
notice-report-submitted = The report of #{ $number } is ready.
notice-report-submitted-ask = Please read it and sign it, or dispute it.
notice-report-signed = { $name } signed the report of #{ $number }.
notice-report-signed-next = You can complete it now.
notice-report-disputed = { $name } disputes the report of #{ $number }.
notice-report-disputed-next = Talk about it, then send in a corrected report.
notice-report-waived = { $name } waived the signature for #{ $number }.
notice-chat-closed = #{ $number } { $state }, so its chat is closed and your message was not passed on.
notice-chat-closed-ask = If the fault is back, reopen it. For anything else, open a new ticket.
notice-chat-closed-new = Open a new ticket for what you need.
notice-role-requested = { $name } asks for the role { $role }.
notice-role-granted = You now have the role { $role }. Write /help to see what you can do.
notice-role-denied = The role { $role } was not given to you. Ask an admin why.
notice-delivery-failed = A message could not be delivered.
notice-reminder-report = The report of #{ $number } is still waiting for a signature.
notice-reminder-silent = Nothing has happened on #{ $number } for a while.
notice-reminder-unrated = How was the work on #{ $number }? 1 is bad, 5 is very good.
notice-audit-anchored = What has happened so far was sealed.
notice-audit-keep = Keep this line: fixline audit verify --anchor proves by it that nothing was changed.
notice-gap =
  After an interruption, { $taken ->
    [one] one message
   *[other] { $taken } messages
  } from { $platform } came in late.
notice-gap-span = From { $since } to { $until }

## Lists.
list-queue =
  Queue: { $count ->
    [one] one ticket
   *[other] { $count } tickets
  }
list-queue-empty = Nothing is waiting.
list-own = Your tickets
list-own-empty = You have no tickets. Write what is wrong and one will be opened.
list-mine = Tickets assigned to you
list-mine-empty = No ticket is assigned to you. Write /ticket queue to see what waits.
list-search =
  Found: { $count ->
    [one] one ticket
   *[other] { $count } tickets
  }
list-search-empty = Nothing was found. Try fewer or other words.
list-more = There are more. Search or filter to narrow it down.

## The proposal explained.
why-title = Who could go to #{ $number }, and why
factor-skill = right trade
factor-team = own team
factor-load = open tickets
factor-wait = free in
factor-travel = on the road
factor-model = jobs on this model
factor-customer = jobs for this customer
factor-parts = likely parts in the vehicle
factor-fairness = jobs this week
factor-presence = online
why-per-cent = { $n } %
why-minutes = { $n } min
why-yes = yes
why-no = no
why-unknown = not known
why-factor = { $label }: { $is } ({ $points } of { $weight })
why-candidate = { $name } · { $score } of 100
why-vehicle = takes { $vehicle }
why-left-out = Left out
why-stored = As it was worked out on { $when }. The points of all lines add up to the score; what is not known counts half for everybody.
out-offline = { $name } is offline
out-off_shift = { $name } is off shift or on a break
out-skill = { $name } has another trade
out-booked = { $name } is booked for more than a working day
out-gave_back = { $name } cannot take it
notice-assignment-gone = { $name } has not begun #{ $number } and is not at work any more.
notice-assignment-late = { $name } comes late to #{ $number }: not before { $when }.
reassign-because-late = { $name } is held up by other work.
reassign-because-offline = { $name } is not at work any more.

## Who is chosen.
button-somebody-else = Somebody else
assign-choose = Who should go to #{ $number }?
assign-which = Which “{ $name }” should go to #{ $number }?

## Messages that wait for a choice.
held-which = Which ticket is this about? Your message is kept until you choose.
held-posted = Passed on to #{ $number } { $title }. What you write next goes there too.
new-ticket-ask = What is wrong? Your next message begins a new ticket.
pick-which = Which ticket do you mean?
problem-title = That did not work

## Help.
help-title = What you can do
help-intro = Write what is wrong, or send a photo, and I open a ticket. Everything below can be typed, too.
help-footer = Commands start with /, in threads also with @fixline. The number may be left out where it is plain which ticket is meant.

## Reports and messages.
card-report-title = Report of #{ $number }, version { $version }
card-report-gone = This version of the report is not the newest any more. Write /ticket show { $number } for the one that counts.
message-deleted = This message was deleted.
card-part = { $quantity } × { $name }
card-part-number = { $quantity } × { $name } ({ $part })
card-pin-after = The PIN was chosen after the report was sent in.

## Promises and shifts.
label-response = Answer by
label-resolution = Solve by
label-called = Called
sla-running = { $when }, { $left } left
sla-overdue = was due { $when }
sla-overdue-seen = was due { $when }, somebody sees to it
sla-paused = paused, { $left } left
sla-met = in time
sla-missed = late, was due { $when }
sla-what-response = the first answer
sla-what-resolution = the repair
sla-rung-assignee = the technician
sla-rung-engineer = engineers
sla-rung-admin = admins
notice-sla-warned = #{ $number }: { $what } is due { $when }.
notice-sla-breached = #{ $number } is late: { $what } was due { $when }.
notice-sla-acknowledged = { $name } sees to #{ $number }. Nobody else is called.
notice-shift-overrun = Your shift began { $since }. Is it over? Else it is ended for you { $until }.
notice-shift-ended = Your shift that began { $since } was ended for you. If you still work, start a new one.
notice-break-overrun = Your break began { $since }. Are you back?
button-acknowledge = Acknowledge
button-shift-start = Start shift
button-shift-end = End shift
button-shift-back = I am back
