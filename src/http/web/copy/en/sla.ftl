## Promises, hours, and how they were kept
sla-lede = How soon the desk answers and repairs, in business time. Of several promises the one that says most about a ticket holds.
sla-tab-policies = Promises
sla-tab-calendars = Business hours
sla-tab-kept = Were they kept?
sla-none = Nothing is promised yet
sla-none-text = With a promise, tickets get a due time, people are warned before it and called when it has passed.
sla-new = New promise
sla-change = Change “{ $name }”
sla-column-name = Promise
sla-name-hint = What people call it, for example “Urgent”.
sla-column-calendar = Business hours
sla-column-warn = Warning
sla-warn = at { $percent } %, next person after { $every }
sla-all-tickets = All tickets
sla-one-organisation = One organisation
sla-response = First answer within (minutes)
sla-resolution = Repair within (minutes)
sla-minutes-hint = Business minutes: 60 is one hour, 480 a day of eight hours. Leave one empty to promise only the other.
sla-for-priority = For tickets of priority
sla-for-organisation = For one organisation
sla-for-category = For a category
sla-calendar-nearest = The team’s or organisation’s own
sla-calendar-hint = Whose hours count. Without one, the hours of the team or the organisation.
sla-warn-percent = Warn when so much of the time has passed (per cent)
sla-escalate = Call the next person after (minutes)
sla-escalate-hint = When the time is up: technician, engineers, admins, until somebody acknowledges.
sla-reckoned =
  { $count ->
    [0] Saved. No open ticket is touched.
    [one] Saved. One open ticket is reckoned anew.
   *[other] Saved. { $count } open tickets are reckoned anew.
  }
sla-remove = Take back “{ $name }”?
sla-remove-text = Open tickets lose this due time. What was kept or missed so far stays on record.
sla-remove-yes = Take it back
calendar-new = New business hours
calendar-none = The desk is always open
calendar-none-text = Set business hours so that nights, weekends and holidays do not count.
calendar-remove = Take away “{ $name }”?
calendar-remove-text = Hours that a promise names cannot be taken away: change the promise first.
kept-period = Period
kept-week = Last 7 days
kept-month = Last 30 days
kept-quarter = Last 3 months
kept-year = Last year
kept-by = By
kept-share = Kept
kept-met = In time
kept-missed = Too late
kept-overdue = Still overdue
kept-nobody = Nobody’s
kept-none = Nothing was due in this time
kept-none-text = Choose a longer period, or set a promise first.
