## Many tickets at once, filters that are kept
filter-save = Save this filter
filter-save-intro = It is kept in this browser, for you alone.
filter-name = Name of the filter
filter-forget = Forget the filter { $name }
filter-forget-short = Forget
help-pick = Pick the ticket
bulk = What to do with the picked tickets
bulk-pick = Pick #{ $number }
bulk-picked = { $count } picked
bulk-pick-all = Pick all { $count } shown
bulk-pick-none = Pick none
bulk-assign =
  { $count ->
    [one] Assign one ticket
   *[other] Assign { $count } tickets
  }
bulk-who = Who should go
bulk-open = { $count } open
bulk-reason = Reason
bulk-reason-hint = Needed for tickets that somebody else has already.
bulk-priority =
  { $count ->
    [one] Change the priority of one ticket
   *[other] Change the priority of { $count } tickets
  }
bulk-tag =
  { $count ->
    [one] Tag one ticket
   *[other] Tag { $count } tickets
  }
bulk-tags = Tags to add
bulk-tags-hint = Several with commas between. What is there stays.
bulk-tag-add = Add tags
bulk-close-all =
  { $count ->
    [one] Close one ticket?
   *[other] Close { $count } tickets?
  }
bulk-close-text = Customers are told, and each chat is closed. Only resolved tickets are closed; the others stay as they are.
bulk-close-yes = Close tickets
bulk-under-way = { $done } done, { $refused } refused, of { $count }. Leave this window open.
bulk-over = Finished: { $done } done, { $refused } refused, of { $count }.
bulk-done = Done
bulk-asks-more = The desk asks for more here ({ $form }). Open the ticket to answer.
bulk-stop = Stop
bulk-close = Close
