# The desk's words for things: statuses, roles, moves.

## Statuses: a label, and how a sentence goes on after the ticket's number.
status-new = New
status-opened = Opened
status-in_progress = In progress
status-on_hold = On hold
status-resolved = Resolved
status-closed = Closed
status-rejected = Rejected
status-cancelled = Cancelled
status-merged = Merged
status-handed_over = Handed over
state-new = is new
state-opened = is opened and not started
state-in_progress = is in progress
state-on_hold = is on hold
state-resolved = is resolved
state-closed = is closed
state-rejected = is rejected
state-cancelled = is cancelled
state-merged = is merged into another ticket
state-handed_over = is handed over to another server
this-ticket = This ticket
ticket-number = #{ $number }

## How urgent, how pressing.
urgency-low = It can wait
urgency-normal = Normal
urgency-high = Work is held up
urgency-critical = Danger or full stop
priority-p1 = P1, at once
priority-p2 = P2, today
priority-p3 = P3, planned
priority-p4 = P4, when it suits

## Roles, and people as the tables name them.
role-customer = Customer
role-technician = Technician
role-engineer = Engineer
role-admin = Admin
role-manufacturer = Manufacturer
who-opener = the person who opened it
who-member = somebody of the customer's organisation
who-signer = somebody who may sign for the customer
who-assignee = the technician it is assigned to
who-technician = a technician
who-engineer = an engineer
who-admin = an admin
who-clock = the desk's own clock
who-other_server = the other server
who-customer = a customer
who-manufacturer = a manufacturer
presence-online = online
presence-busy = busy
presence-offline = offline

## Moves: what can be done ("You can …") and what cannot ("so …").
can-assign = assign it
can-accept = accept it
can-decline = decline it
can-reject = reject it
can-start = start it
can-hold = put it on hold
can-resume = resume it
can-report = report on it
can-sign = sign its report
can-dispute = dispute its report
can-waive = waive the signature
can-complete = complete it
can-close = close it
can-reopen = reopen it
can-cancel = cancel it
can-merge = merge it into another ticket
can-handover = hand it over
can-recall = recall it
can-delete = delete it
cannot-assign = it cannot be assigned
cannot-accept = it cannot be accepted
cannot-decline = it cannot be declined
cannot-reject = it cannot be rejected
cannot-start = it cannot be started
cannot-hold = it cannot be put on hold
cannot-resume = it cannot be resumed
cannot-report = no report can be sent in
cannot-sign = there is nothing to sign
cannot-dispute = there is no report to dispute
cannot-waive = there is no signature to waive
cannot-complete = it cannot be completed
cannot-close = it cannot be closed
cannot-reopen = it cannot be reopened
cannot-cancel = it cannot be cancelled
cannot-merge = it cannot be merged
cannot-handover = it cannot be handed over
cannot-recall = it cannot be recalled
cannot-delete = it cannot be deleted

## What a move asks for ("To assign it, …").
asked-assignee = say who should go
asked-reason = give a reason
asked-reason_if_hands_change = give a reason, since it changes hands
asked-settled_report = have its report signed by the customer or waived by an admin first
asked-report = fill in the report
asked-credentials = enter your PIN
asked-target = give the number of the ticket that it joins
asked-server = name the server that takes it
asked-typed_number = type its number to confirm
asked-open_window = the time for reopening would have to be open. It has passed: open a new ticket instead

## Reports, reasons for a hold.
report-state-submitted = waiting for a signature
report-state-signed = signed
report-state-disputed = disputed
report-state-waived = signature waived
report-state-superseded = replaced by a newer version
report-state-unknown = not waiting
hold-reason-parts = waiting for parts
hold-reason-customer = waiting for the customer
hold-reason-access = no access to the site
hold-reason-other = another reason

## Small words.
edited = edited
note = note
duration-minutes = { $minutes } min
duration-hours = { $hours } h
duration-hours-minutes = { $hours } h { $minutes } min
nobody = nobody yet
none = none
unknown = not known
defect = Something went wrong on our side (reference { $reference }). Nothing was changed. Please try again; if it happens again, give us the reference.
