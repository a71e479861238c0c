## Audit
audit-lede = What happened, by whom and when. Each event carries a hash over itself and the one before it.
audit-ticket = Ticket number
audit-kind = About
audit-any = Everything
audit-about-ticket = Tickets
audit-about-report = Reports
audit-about-message = Messages
audit-about-account = Accounts
audit-about-sla = Promises
audit-about-shift = Shifts
audit-day = Day
audit-actor = Who did it
audit-events = Events
audit-none = Nothing of that kind happened
audit-what = What happened
audit-when = When
audit-hash = Place and hash
audit-desk = the desk itself
verify = Is the record whole?
verify-run = Verify
verify-text = Follows every chain of events, every signed report and every anchor. A large desk takes a minute.
verify-running = Reading everything that ever happened…
verify-whole = Whole: { $events } events in { $chains } chains and { $reports } reports are as they were written.
verify-broken =
  { $count ->
    [one] One thing was changed after it was written.
   *[other] { $count } things were changed after they were written.
  }
