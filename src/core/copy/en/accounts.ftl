# Accounts: passwords, mail, privacy, notices to others.

notice-password-asked = Somebody asked to choose a new password for your account. If it was you, get a code. If not, there is nothing to do.
button-reset-code = Get a code
reset-code = Your code is { $code }. Type it where you asked for it, within { $minutes } minutes. Give it to nobody: the desk never asks for it.
mail-confirm-subject = { $desk }: confirm your e-mail address
mail-confirm-text =
  Somebody, we hope you, signed up at { $desk } with this address.

  Open this link and press the button to confirm it:
  { $link }

  If it was not you, there is nothing to do: without the button nothing happens.
mail-reset-subject = { $desk }: a code for a new password
mail-reset-text =
  Somebody, we hope you, asked to choose a new password at { $desk }.

  The code: { $code }

  It works once and for a few minutes. If it was not you, there is nothing to do.
found-message = Talk
found-report = Report
found-equipment = Equipment
found-person = Person
privacy-title = What the desk keeps about you is yours.
privacy-words = Your name and logins, the tickets you opened, what you said and sent, what you signed and rated. You can take a copy of all of it, or have it erased.
button-privacy-export = Take a copy
button-privacy-erase = Erase everything
button-privacy-erase-yes = Yes, erase everything
privacy-export = Here is how you get a copy of everything.
privacy-export-links = 1. Sign in by this link (once, within { $minutes } minutes): { $link }

  2. Then open { $file }
privacy-export-nowhere = This desk has no web address, so the copy cannot be fetched by a link. Ask an admin for it: they can make it for you.
privacy-erase-ask = Erase everything about you? This cannot be undone.
privacy-erase-what = Your logins, name, talk, files and the words of your tickets go, here and in our copies on every chat. Reports that were signed stay for their years. What you typed yourself on a chat platform only you can delete there.
privacy-erased = It is done: you are not known here any more.
privacy-gone = Erased: messages: { $messages }, files: { $files }, tickets emptied of their words: { $tickets }; your name, logins, address and PIN.
privacy-copies = Copies of your words that we had posted on chat platforms: { $count }. They are being deleted there; one that a platform will not delete is listed for the admins.
privacy-originals = What you typed yourself on { $platforms } ({ $count }) lies there still: only you can delete it.
privacy-kept = Kept: signed reports ({ $count }), until { $year }; after that without your name.
privacy-later = Statistics are built anew without your words within minutes; what platforms had sent us raw is emptied within 30 days. Backups that the operators keep are theirs to let expire.
notice-desk-notified = { $name } lets you know:
notice-desk-notified-about = { $name } lets you know about #{ $number }:
notify-nobody = There is no team and no webhook that could be told anything. Make one first.
notify-who = Write /desk notify, the name, and what they should know; #1042 after the name says which ticket it is about. You can tell:
notify-team = team
notify-webhook = third party, by its webhook
done-notify = { $name } is being told.
push-message = New message
push-report = News of the report
push-sla = A promised time is near or over
push-ticket = News of the ticket
push-account = News of your account or the desk
