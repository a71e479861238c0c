# Commands and their answers.

## What each command does, for help and for the platforms' own lists (at most 100 characters).
command-ticket = Open, read and work on tickets
command-desk = Run the desk
command-presence = Say whether you are available
command-help = What you can do
command-language = Choose your language
command-link = Join your accounts on several chats
command-privacy = What the desk keeps about you: take it or erase it
command-ticket-new = Open a ticket
command-ticket-list = Your tickets
command-ticket-show = All about one ticket
command-ticket-edit = Change a ticket until work starts
command-ticket-sign = Sign the report with your PIN
command-ticket-dispute = Say what is wrong with the report
command-ticket-cancel = Cancel a ticket
command-ticket-reopen = Open a finished ticket again
command-ticket-rate = Rate the work from 1 to 5
command-ticket-queue = Tickets that wait
command-ticket-accept = Take a ticket that was offered to you
command-ticket-decline = Decline a ticket
command-ticket-start = Start work
command-ticket-hold = Put work on hold
command-ticket-resume = Go on with work
command-ticket-report = Write the report
command-ticket-complete = Say that the work is done
command-ticket-reply = Write to the customer
command-ticket-note = Write a note for the staff
command-ticket-fixes = Likely fixes
command-ticket-route = The way to the site
command-desk-assign = Choose who goes
command-desk-reject = Do not take a ticket on
command-desk-priority = Set the priority
command-desk-tag = Set the tags
command-desk-merge = Join a ticket with another
command-desk-close = Close a resolved ticket
command-desk-waive = Do without a signature
command-desk-handover = Hand a ticket over to another server
command-desk-recall = Take a ticket back from another server
command-desk-delete = Delete a ticket from the lists
command-desk-vehicles = Vehicles and what they carry
command-desk-plan = Plan maintenance of a machine
command-desk-plans = Planned maintenance, the next first
command-desk-why = The score behind a proposal
command-desk-notify = Tell another team or a third party something
command-desk-search = Search the tickets
command-desk-people = The people of the desk
command-desk-delivery = What could not be delivered
command-desk-doctor = Look at tokens, rights, channels, database and clock
command-desk-settings = Read and change settings
command-presence-online = You can be given work
command-presence-busy = You have enough to do
command-presence-offline = You are not at work

## What the one who did it is told.
done-accept = You have taken #{ $number }.
done-start = Work on #{ $number } has started.
done-resume = Work on #{ $number } goes on.
done-complete = You have completed #{ $number }. The customer is asked how it went.
done-close = You have closed #{ $number }.
done-decline = You have declined #{ $number }. Somebody else will be chosen.
done-reject = #{ $number } is rejected.
done-cancel = #{ $number } is cancelled.
done-reopen = #{ $number } is open again.
done-dispute = You have disputed the report of #{ $number }. The technician will correct it.
done-waive = The signature for #{ $number } is waived.
done-hold = #{ $number } is on hold.
done-report = Version { $version } of the report of #{ $number } was sent in.
done-sign = You have signed the report of #{ $number }.
done-pin-set = Your PIN is set. Sign with it now.
done-merge = #{ $number } was merged into #{ $target }.
done-delete = #{ $number } was deleted from the lists.
done-assign = #{ $number } is assigned to { $name }.
done-edit = #{ $number } was changed.
done-edit-nothing = Nothing on #{ $number } was different, so nothing was changed.
done-priority = #{ $number } now has the priority { $priority }.
done-tag = #{ $number } is tagged: { $tags }.
done-tag-none = #{ $number } has no tags now.
done-rate = Thank you. You rated #{ $number } { $stars } of 5.
done-reply = Your reply on #{ $number } went to { $name }.
done-note = Your note was added to #{ $number }. Only the staff see it.
done-switch = What you write here now goes to #{ $number } { $title }.
done-language = I speak English with you now.
done-presence = You are shown as { $presence }.
done-settings = { $name } is now { $value }.
done-delivery-retry = It is sent again.
done-delivery-skip = It is left out; what waited behind it goes on.
done-role-granted = { $name } now has the role { $role }.
done-role-denied = { $name } does not get the role { $role }.
done-link = Your accounts are joined.
done-raise = #{ $number } was opened for { $name }.

## What commands list.
people-title = People
people-empty = Nobody fits.
people-role-ask = Press a role to give it to { $name }.
people-role-hint = To change somebody’s role, ask for them by name: /desk people NAME
delivery-title = What could not be delivered
delivery-empty = Everything has been delivered.
delivery-line = { $where }: { $state }, { $why }
settings-title = Settings
language-ask = Which language shall I speak with you?
link-code =
  Write “/link { $code }” in the other chat within { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
  }.

## More

settings-hint = Change one with /desk settings name value; the value "default" takes it back.

## Promises and shifts.
command-shift = Your shift and your breaks
command-shift-start = Begin your shift
command-shift-end = End your shift
command-shift-break = Take a break: nobody calls you
command-shift-back = Your break is over
command-shift-week = Who works in the next seven days
command-shift-plan = Plan when somebody works, week by week
command-shift-day = Plan one day of somebody, or give it off
command-ticket-ack = Say that you see to a late ticket
done-shift-start = Your shift has begun. You are asked if it is over { $when }.
done-shift-end = Your shift is over after { $worked }. Nobody calls you now.
done-shift-break = Enjoy your break. Write /shift back when you are back.
done-shift-back = You are back at work.
done-shift-plan = { $name } has { $count } shifts in the weeks ahead.
done-shift-plan-none = { $name } has no weekly plan any more.
done-shift-day = On { $date } { $name } works { $times }.
done-shift-day-off = { $name } is off on { $date }.
week-title = Who works in the next seven days
week-none = No shifts are planned for the next seven days.
week-shift = { $from } – { $to }
done-ack = You see to #{ $number }. Nobody else is called.
