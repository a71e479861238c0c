# What went wrong, and what can be done instead.

## Moves and rights.
problem-move-forbidden = Only { $who } can { $can }. Write /help to see what you can do.
problem-move-wrong_state = { $ticket } { $state }, so { $cannot }. You can { $possible }.
problem-move-wrong_state-nothing = { $ticket } { $state }, so { $cannot }. There is nothing else for you to do with it now.
problem-move-incomplete = To { $can }, { $asked }.
problem-move-stale = #{ $number } has changed since this was drawn: it now { $state }. Here is how it stands; please choose again.
problem-action-forbidden = Only { $who } can do that. Write /help to see what you can do.

## Tickets.
problem-ticket-unknown = There is no ticket { $number } that you can see. Write /ticket list for yours.
problem-ticket-locked_fields = Work on #{ $number } has begun, so { $fields } can no longer be changed. Write in its chat what should be different.
problem-ticket-too_many_open = You have { $open } open tickets, and { $limit } is the most. Add this to one of them, or cancel one that is no longer needed. Write /ticket list to see them.
problem-ticket-chat_closed = #{ $number } { $state }, so its chat is closed and your message was not passed on. Reopen it, or open a new ticket.
problem-ticket-number_mismatch = You typed “{ $typed }”, but this is #{ $number }. Nothing was deleted. Type { $number } to delete it.
problem-ticket-merge_self = #{ $number } cannot be merged into itself. Give the number of another ticket.
problem-ticket-merge_other_organisation = #{ $number } and #{ $target } belong to different customers, so they cannot be merged. Choose a ticket of the same customer.
problem-ticket-merge_target_done = #{ $target } { $state }, so #{ $number } cannot join it. Choose a ticket that is still open.
problem-ticket-nothing_to_rate = #{ $number } { $state }, so there is nothing to rate yet. You can rate it once it is resolved.

## Who goes, and in what.
problem-assignment-not_staff = { $name } is not a technician, engineer or admin, so no ticket can be assigned to them. Choose somebody else.
problem-assignment-unavailable = { $name } is already booked for that time or not at work. Choose somebody else.
problem-assignment-nobody = There is nobody to propose for #{ $number }. Press Choose another and pick somebody yourself.
problem-assignment-same = #{ $number } is already assigned to { $name }. Nothing was changed.
problem-vehicle-name-taken = Another vehicle is called { $name }. Choose another name.
problem-vehicle-unavailable = { $name } cannot be taken: it is in repair or gone. Choose another vehicle, or none.
problem-equipment-owned = “{ $label }” belongs to another organisation. Ask the desk to move it to yours.
problem-record-unknown = There is no such entry, or it is not yours to see. Ask for the list and choose one of those.
problem-record-in_use = “{ $name }” is still used elsewhere, so it stays. Take those uses away first.
problem-record-name_taken = Another one is called “{ $name }”. Choose another name.

## Reports.
problem-report-missing = #{ $number } has no report yet. The technician it is assigned to sends it in with /ticket report { $number }.
problem-report-not_waiting = The report of #{ $number } is { $state }, so there is nothing to sign or dispute. Write /ticket show { $number } to read it.
problem-report-unsettled = The report of #{ $number } is { $state }, so the ticket cannot be completed. The customer has to sign it, or an admin to waive the signature.
problem-reopen-too_late =
  #{ $number } was finished more than { $windowDays ->
    [one] { $windowDays } day
   *[other] { $windowDays } days
  } ago, so it cannot be reopened. Open a new ticket and name this one.

## Messages and files.
problem-message-empty = There was nothing to read in that message. Write a few words or send a photo.
problem-message-too_long = That message has { $length } characters; { $limit } is the most. Please send it in parts or as a document.
problem-message-unknown = That message is not there any more.
problem-message-not_yours = Only the person who wrote a message can change or delete it. Write a new one instead.
problem-file-too_large = “{ $name }” is { $size }; { $limit } is the most. Send a smaller one, or a link to it.
problem-file-empty = “{ $name }” is empty. Please send it again.
problem-file-not_what_it_says = “{ $name }” says that it is { $claimed }, but it is { $found }. It was not stored. Send the original.
problem-file-kind_refused = “{ $name }” is { $found }, which is not taken here. Photos, videos, voice messages, PDF and plain documents are.
problem-file-unknown = That file is not there any more, or not for you to see. Ask for it to be sent again.
problem-file-not_fetched = “{ $name }” could not be fetched and was left out. Please send the file again.
problem-file-not_photo = “{ $name }” is no photo, so it was left out. Send a picture: JPEG, PNG, WebP, GIF or HEIC.
problem-file-too_many = { $limit } files are the most here. { $left ->
    [one] The last one was left out.
   *[other] The last { $left } were left out.
}

## Answers in forms.
problem-field-missing = “{ $field }” is missing. Please fill it in.
problem-field-too_long = “{ $field }” has { $length } characters; { $limit } is the most. Please shorten it.
problem-field-not_a_number = “{ $value }” cannot be used for “{ $field }”. Give a whole number from { $min } to { $max }.
problem-field-not_a_choice = “{ $value }” is not a choice for “{ $field }”. Choose { $choices }.
problem-field-not_a_date = “{ $value }” is not a date for “{ $field }”. Write it like { $from }, from that day on.
problem-field-not_text = “{ $field }” holds something that is not text. Please type it again.
problem-field-not_files = “{ $field }” is answered with files. Send them here, or press a button to go on.

## The PIN.
problem-pin-unset = You have no PIN yet. Choose one first; then sign with it.
problem-pin-wrong =
  That PIN is wrong. { $triesLeft ->
    [one] You have one more try.
   *[other] You have { $triesLeft } more tries.
  }
problem-pin-locked =
  Your PIN is locked after too many wrong tries. Try again in { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
  }, or ask the desk to reset it.
problem-pin-not_six_digits = A PIN is exactly six digits. Please try again.
problem-pin-too_simple = That PIN is too easy to guess. Choose six digits that are not a row or all the same.
problem-pin-mismatch = The two PINs are not the same. Type the same six digits twice.

## People and signing in.
problem-account-unknown = There is nobody called “{ $name }” here. Write /desk people to see who there is.
problem-account-ambiguous = “{ $name }” could be { $matches }. Please give the full name.
problem-account-inactive = This account is switched off. Ask an admin of the desk to switch it on again.
problem-account-last_admin = This is the last admin, so the role cannot be taken away. Make somebody else an admin first.
problem-account-email_taken = There is already an account with this e-mail address. Sign in with it, or use another address.
problem-password-weak = That password is too weak. Use at least { $minLength } characters that are hard to guess.
problem-sign_in-failed = The e-mail address or the password is wrong. Try again, or ask the desk for a sign-in link.
problem-sign_in-needed = Please sign in first.
problem-sign_in-slow_down =
  Too many tries. Wait { $seconds ->
    [one] a second
   *[other] { $seconds } seconds
  } and try again.
problem-link-invalid = This link or code has been used or has run out. Ask for a new one.
problem-key-invalid = This key is not known or has been withdrawn. Make a new one with fixline key create.
problem-key-scope = This key may not do that: it needs the scope { $needs }.
problem-key-unknown = There is no such key, or it has ended already.
problem-token-invalid = This sign-in has ended or run out. Sign in again.

## Things that are not there.
problem-equipment-unknown = No equipment “{ $name }” is known for you. Choose one from the list, or describe it in words.
problem-organisation-unknown = There is no organisation “{ $name }”. Check the name and try again.
problem-fix-unknown = There is no fix “{ $name }”. Check the name and try again.
problem-fix-ambiguous = Several fixes are meant by “{ $name }”: { $matches }. Say which.
problem-fix-merge_self = “{ $title }” cannot be merged into itself.
problem-fix-not_merged = “{ $title }” is not merged into another fix.
problem-fix-title_taken = There is a fix “{ $title }” already. Merge the two instead.
problem-fix-wording_unknown = “{ $words }” is none of the wordings of “{ $title }”. Look at them with /fix show.
problem-fix-wording_kept = “{ $title }” keeps its own name. Rename it, or choose other wordings.
problem-proposal-decided = Somebody else has decided that already.
problem-article-retired = The article “{ $title }” is retired. Write it anew to use it again.
problem-article-unknown = There is no article “{ $name }”. Check the name and try again.
problem-setting-unknown = There is no setting “{ $name }”. Write /desk settings to see them all.
problem-setting-invalid = “{ $value }” does not fit { $name }. Give { $expected }.
problem-delivery-unknown = That delivery is not there any more. Write /desk delivery for those that wait.
problem-not_available = { $what } is not available on this desk. Write /help to see what is.

## Time: calendars, promises, shifts.
problem-calendar-invalid = This calendar cannot be read: { $detail }. Mend it and send it again.
problem-calendar-unknown = There is no such calendar. Ask for the list and choose one of those.
problem-calendar-in_use = “{ $name }” still counts by this calendar. Give it another one first.
problem-sla-policy_unknown = There is no such promise. Ask for the list and choose one of those.
problem-sla-policy_twice = “{ $name }” is for the same tickets already. Change that one, or say what sets this one apart.
problem-sla-nothing_to_acknowledge = Nothing of ticket #{ $number } waits to be acknowledged.
problem-shift-under_way = Your shift is under way already. Write /shift end when it is over.
problem-shift-not_under_way = You have no shift under way. Write /shift start to begin one.
problem-shift-on_break = You are on a break already. Write /shift back when you are back.
problem-shift-not_on_break = You are not on a break. Write /shift break to begin one.
problem-shift-overlaps = { $name } has a planned shift at that time already. Move or remove that one first.
problem-shift-unknown = There is no such planned shift. Ask for the list and choose one of those.
problem-shift-unreadable = “{ $text }” cannot be read as working time. Write it like “{ $example }”.
problem-shift-no_plan = There is no weekly plan to differ from. Set one with /shift plan first.

## Commands and dialogues.
problem-dialogue-gone = That question is already answered or has run out. Just write what you need.
problem-command-unknown = There is no command “{ $text }”. Write /help to see all of them.
problem-command-unknown-nearest = There is no command “{ $text }”. Did you mean “{ $nearest }”? Write /help to see all of them.
problem-command-ticket_needed = Which ticket do you mean? Write its number, as in “{ $command } 1042”.
problem-command-bad_argument = “{ $argument }” does not fit “{ $command }”. It takes { $expected }.
problem-command-bad_argument-number_only = “{ $argument }” does not fit “{ $command }”. Write /{ $command } alone or with a ticket number.

## Requests by programs.
problem-cursor-invalid = This cursor is not one of ours. Start again from the first page.
problem-request-invalid = The request cannot be read: { $detail }.
problem-request-not_from_here = This request did not come from our own page, so nothing was changed. Reload the page and try again.
problem-request-too_large = The request is too large; { $limit } is the most. Send it in parts.
problem-request-unknown_address = There is nothing at this address. The reference is at /docs.
problem-request-replayed_differently = This Idempotency-Key was used for a different request. Use a new key.
problem-request-changed_since = It has changed since you read it; the version now is { $current }. Read it again and repeat the change.
problem-request-slow_down =
  Too many requests. Wait { $seconds ->
    [one] a second
   *[other] { $seconds } seconds
  } and go on.
