## Delivery and dead letters
delivery-lede = What waits to be sent, and what did not arrive where it should.
delivery-waiting = Waiting
delivery-oldest = the oldest since { $when }
delivery-failed = Given up
delivery-uncertain = Perhaps arrived
delivery-blocked = Held up behind another
delivery-any = All
delivery-state = State
delivery-what = What
delivery-message = A message
delivery-notice = A notice
delivery-attempts = Tries
delivery-since = Since
delivery-retry = Send again
delivery-skip = Skip
delivery-skip-sure = Not send this at all?
delivery-skip-text = It will never be sent. What waits behind it goes on.
delivery-queued =
  { $count ->
    [one] It is sent again.
   *[other] { $count } are sent again.
  }
delivery-none = Everything arrived
delivery-none-text = Nothing was given up, and nothing is in doubt.
delivery-more = Only the newest hundred are shown.
