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
