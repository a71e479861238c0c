# Opening a ticket in a chat.

## Greetings and thanks: nothing is opened.
intake-hello = Hello { $name }. Write what is wrong, or send a photo, and I open a ticket for you.
intake-thanks = You are welcome. Write whenever something is wrong.
intake-ask-what = What is wrong? Describe it in your own words; a photo helps.
intake-arrived = This is about { $equipment }.
intake-arrived-unknown = The code on the label is not known here.
intake-arrived-other = The code on the label names a { $model }. It is not registered for you, so I note it with the description.

## The questions.
intake-which-equipment = Which equipment is it about?
intake-which-urgency = How urgent is it?
intake-which-site = Where is it?
intake-answer-hint = Press a button or write the answer.
intake-not-a-choice = I did not find that among the choices, so I added it to the description.
intake-added = I added that to the description.
intake-something-else = Something else
intake-somewhere-else = Somewhere else
intake-skip = I do not know

## Articles and the summary.
intake-articles = This may help before somebody comes:
intake-articles-none = None of these helped
intake-solved = Good to hear. No ticket was opened. Write whenever something is wrong.
intake-summary-title = Is this right?
intake-summary = I open a ticket with this:
intake-files =
  { $count ->
    [one] { $count } attachment
   *[other] { $count } attachments
  }
intake-label-files = Attached
intake-change-equipment = Change equipment
intake-change-urgency = Change urgency
intake-change-site = Change site
intake-add-hint = Write to add to the description.
intake-cancelled = No ticket was opened. Write whenever something is wrong.
intake-no-words = Photos sent without words

## Staff who write first.
intake-staff = You work here, so I do not open a ticket by myself. Do you want one for yourself?
intake-staff-open = Ticket for myself

## Other words that people answer with, apart by commas; matched, never shown.
intake-words-other = other, none, unknown, no idea, not sure, don't know, dont know, i do not know, another one
intake-words-low = low, not urgent, no hurry, later, whenever, minor
intake-words-normal = normal, medium, usual, standard, average
intake-words-high = high, urgent, very urgent, soon, important, today
intake-words-critical = critical, emergency, danger, dangerous, immediately, everything stopped, fire
intake-in-private = I have asked you in private, so that not everybody has to read along.
