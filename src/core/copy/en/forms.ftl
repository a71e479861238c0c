# Forms: their questions, choices, titles and buttons.

## Fields. The English ones of the main path are fixed: documents name them.
field-malfunction = Malfunction
field-cause = Cause
field-solution = Solution
field-fix = Fix
field-parts = Parts
field-labourMinutes = Labour minutes
field-travelMinutes = Travel minutes
field-photos = Photos
field-files = Photos or files
field-reason = Reason
field-pin = PIN
field-pinAgain = PIN again
field-words = More words
field-title = Title
field-description = Description
field-category = Category
field-urgency = Urgency
field-dueAt = Due
field-equipmentId = Equipment
field-siteId = Site
field-target = Ticket it joins
field-typed = Ticket number
field-stars = Rating
field-comment = Comment
field-text = Text
field-person = Person
field-priority = Priority
field-tags = Tags
field-unit = Machine
field-everyDays = Every so many days
field-date = First on
field-week = Week
field-day = Day
field-times = Hours
field-name = Name
field-value = Value
field-language = Language
field-code = Code
field-email = E-mail address
field-password = Password

## Hints under fields.
field-malfunction-hint = What was wrong when you found it
field-cause-hint = Why it happened
field-solution-hint = What you did
field-fix-hint = The repair in a few words: “replace inlet valve”
field-parts-hint = One a line, with number and quantity: “2 x seal 4711”
field-files-hint = Up to { $most }.
field-files-kept = { $count ->
    [one] 1 is here already.
   *[other] { $count } are here already.
}
field-pin-hint = Six digits
field-tags-hint = Separated by commas; empty removes all
field-unit-hint = Serial number, or what its people call it
field-everyDays-hint = 0: once
field-date-hint = Like 2026-05-01
field-week-hint = mon-fri 08:00-17:00 break 12:00-13:00; sat 09:00-13:00; or off
field-day-hint = Like 2026-05-01
field-times-hint = 09:00-13:00, 14:00-18:00; or off
field-person-hint = A name, or part of one
field-target-hint = A number such as 1042

## Choices.
choice-reason-parts = Parts
choice-reason-customer = Customer
choice-reason-access = Access
choice-reason-other = Other
choice-urgency-low = It can wait
choice-urgency-normal = Normal
choice-urgency-high = Work is held up
choice-urgency-critical = Danger or full stop
choice-priority-p1 = P1, at once
choice-priority-p2 = P2, today
choice-priority-p3 = P3, planned
choice-priority-p4 = P4, when it suits
choice-priority-auto = Automatic
choice-stars-1 = 1
choice-stars-2 = 2
choice-stars-3 = 3
choice-stars-4 = 4
choice-stars-5 = 5
choice-language-en = English
choice-language-es = Español
choice-language-pt = Português

## Titles and buttons of the forms.
form-report = Report on #{ $number }
form-report-send = Send report
form-hold = Put #{ $number } on hold
form-hold-send = Hold
form-decline = Decline #{ $number }
form-decline-send = Decline
form-reject = Reject #{ $number }
form-reject-send = Reject
form-cancel = Cancel #{ $number }
form-cancel-send = Cancel ticket
form-reopen = Reopen #{ $number }
form-reopen-send = Reopen
form-dispute = Dispute the report of #{ $number }
form-dispute-send = Dispute
form-waive = Waive the signature of #{ $number }
form-waive-send = Waive signature
form-sign = Sign the report of #{ $number }
form-sign-send = Sign
form-pin-set = Choose your PIN
form-pin-set-send = Save PIN
form-edit = Change #{ $number }
form-edit-send = Save
form-merge = Merge #{ $number }
form-merge-send = Merge
form-delete = Delete #{ $number }
form-delete-send = Delete
form-rate = Rate #{ $number }
form-rate-send = Rate
form-rate-comment = Your comment on #{ $number }
form-rate-comment-send = Send
form-reply = Reply to the customer of #{ $number }
form-reply-send = Reply
form-note = Note on #{ $number }
form-note-send = Add note
form-assign = Assign #{ $number }
form-assign-send = Assign
form-assign-reason = Why does #{ $number } change hands?
form-assign-reason-send = Assign
form-priority = Priority of #{ $number }
form-priority-send = Save
form-tag = Tags of #{ $number }
form-tag-send = Save
form-plan = Plan maintenance
form-plan-send = Plan
form-shift-plan = When somebody works
form-shift-plan-send = Plan
form-shift-day = One day of somebody
form-shift-day-send = Plan
form-search = Search the tickets
form-search-send = Search

## What stands above the questions.
form-sign-intro = You sign the report of #{ $number } as it stands. Your PIN is your signature.
form-pin-set-intro = You sign reports with a PIN of six digits. Choose it now and keep it to yourself.
form-delete-intro = #{ $number } disappears from the lists; the audit keeps it. Type { $number } to confirm.
form-reply-intro = The customer will read this.
form-note-intro = Only the staff will read this.
form-back-out = Cancel
form-continue = Continue
form-step = Question { $at } of { $of }
form-step-hint = Write the answer or press a button.
form-step-known = Now: { $value }
form-step-back = Back
form-step-skip = Skip
form-step-keep = Keep it
form-step-done = Done
form-step-clear = Take them away
form-step-photos = Send photos, one by one or several at once, up to { $most }. Then press Done. Words under a photo are not kept.
form-step-any = Send photos or documents, one by one or several at once, up to { $most }. Then press Done. Words under them are not kept.
form-files = { $count ->
    [one] 1 file
   *[other] { $count } files
}
form-already-sent = This form has been sent already. Nothing was done twice.
form-only-private = A PIN is never typed in a channel. Write to me in private and sign there.
form-sign-ask = Write your PIN of six digits.
form-pin-set-ask = Write six digits, a space, and the same six digits again.
form-cancelled = Cancelled. Nothing was changed.
form-secret-hint = Your message with the PIN is deleted at once.
form-optional = may be left empty
form-part = { $title } ({ $at } of { $of })
form-part-kept = Part { $at } of { $of } is kept. There is a little more to fill in.
