# What chat platforms show beside the talk: descriptions in their lists of commands, and their own few sentences.

## Arguments of commands (at most 100 characters).
argument-ticket = Number of the ticket; left out, the one that is meant here
argument-text = In your own words
argument-search = What to look for
argument-reason = Why
argument-hold = What the work waits for
argument-words = More about it
argument-stars = 1 is worst, 5 is best
argument-comment = What was good or bad
argument-person = Who
argument-people = Part of a name
argument-priority = How soon it must be done
argument-tags = Tags, parted by commas
argument-unit = Machine, by its serial number or name
argument-target = Number of the ticket that it joins
argument-typed = The number once more, as a confirmation
argument-name = Which setting
argument-value = Its new value, or "default"
argument-language = The language
argument-code = The code that the other chat showed
argument-choice = Take a copy (export), or have it erased (erase)

## Commands of one word.
shortcut-new = Open a ticket
shortcut-mine = Your tickets
shortcut-queue = Tickets that wait
shortcut-help = What you can do

## What a platform says of its own accord.
platform-loading = One moment …
platform-failed = That did not work, and nothing changed. Please try again.
platform-open-form = Open the form
platform-raise = Open a ticket
platform-new-ticket = New ticket
platform-greeting = Write here what is wrong, with a photo if you like, and a technician will see to it.
platform-field-wrong = Please check this answer.

## What the doctor says.
doctor-looking = I am looking. What I find is posted here in a moment.
doctor-well = Everything is well.
doctor-wrong =
  { $count ->
    [one] One thing is
   *[other] { $count } things are
  } not well
