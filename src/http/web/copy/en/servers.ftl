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
server-end = End the pairing with { $name }?
server-end-text = Our tickets come back, theirs are cancelled here, and the key stops working. To go on later you pair anew.
server-end-yes = End pairing
