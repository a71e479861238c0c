## Other servers
servers-lede = Other Fixline desks that tickets can be handed to. What would be sent is shown before it is.
servers-none = No other server
servers-none-text = Pair with one to hand tickets over, with their talk and files, and to follow them there.
server-new = Pair with a server
server-new-intro = Leave the key empty to make one here and carry it to the other desk, or paste the key that was made there.
server-name = Name
server-url = Address (https)
server-key = Pairing key
server-key-hint = Begins with fxp_ and works for seven days.
server-pair = Pair
server-made = Carry this key to the other desk
server-made-text = It is shown once. There, pair with this desk and paste the key.
server-state-pairing = waits for the other side
server-state-paired = paired
server-state-ended = ended
server-heard = heard { $when }
server-there = Our tickets there
server-here = Their tickets here
server-waiting = To be told
server-failed = Given up
server-retry = Tell again
server-retried =
  { $count ->
    [one] One item is told again.
   *[other] { $count } items are told again.
  }
rules-title = Rules
rules-none = No rule: nothing goes there by itself.
rules-of = Rules for { $name }
rule-new = New rule
rule-new-intro = New tickets that fit go to { $name } by themselves once an admin has approved the rule.
rule-make = Make it
rule-category = Category
rule-any-hint = Empty fits every one.
rule-site = Site
rule-load = Only above so many live tickets here
rule-load-hint = A number; empty fits always.
rule-notes = Staff notes go along
rule-category-is = category { $category }
rule-site-is = one site
rule-load-is = above { $count } live tickets
rule-with-notes = with staff notes
rule-every = every new ticket
rule-approved = approved
rule-waits = waits for approval
rule-approve = Approve
rule-stop = Stop
rule-remove = Remove the rule { $name }?
rule-remove-yes = Remove
server-end = End the pairing with { $name }?
server-end-text = Our tickets come back, theirs are cancelled here, and the key stops working. To go on later you pair anew.
server-end-yes = End pairing
