## Calendar
calendar-lede = Who works when, and what they are booked for. Times are those of { $zone }.
calendar-plan-one = Plan a shift
calendar-before = The week before
calendar-after = The week after
calendar-this-week = This week
calendar-nobody = There is no staff yet
calendar-day = Day
calendar-week = The week
calendar-person = Person
calendar-plan = Weekly plan
calendar-plan-of = Weekly plan of { $name }
shift-planned = planned
shift-actual = at work
shift-resting = on a break
booking-slipped = late
own-start = Start my shift
own-end = End my shift
own-break = Take a break
own-back = Back from the break
shift-intro = For hours that come back every week, use the weekly plan. A shift that ends before it starts goes past midnight.
shift-date = Date
shift-from = From
shift-to = Until
shift-plan = Plan it
shift-breaks = breaks { $times }
shift-remove = Take this shift back?
shift-remove-text = They are not proposed for work in this time any more. Work that is booked stays booked.
plan-saved =
  { $count ->
    [0] Saved. No shift follows from it.
    [one] Saved. One shift lies ahead.
   *[other] Saved. { $count } shifts lie ahead.
  }
route-of = The day of { $name }
route-back = The week
route-before = The day before
route-after = The day after
route-none = No visit on this day
route-none-text = Visits appear here when a ticket is assigned.
route-way = { $km } km, { $time }
route-slipped = was to begin at { $time }
