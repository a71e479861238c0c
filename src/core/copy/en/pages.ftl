# Pages that the server writes itself: signing in, one-time links.

page-sign_in-title = Sign in
page-sign_in-email = E-mail
page-sign_in-password = Password
page-sign_in-submit = Sign in
page-sign_in-guest = Or write to us without an account
page-link-title = You were sent a sign-in link
page-link-words = Press the button to sign in to { $desk }. The link works once and for a few minutes.
page-link-gone = This link does not work any more
page-back = Back
