# Pages that the server writes itself: signing in, one-time links, what cannot be opened.

page-sign_in-title = Sign in
page-sign_in-email = E-mail
page-sign_in-password = Password
page-sign_in-submit = Sign in
page-sign_in-forgot = I forgot my password
page-sign_in-guest = Or write to us without an account
page-link-title = You were sent a sign-in link
page-link-words = Press the button to sign in to { $desk }. The link works once and for a few minutes.
page-link-gone = This link does not work any more
page-back = Back
page-problem-nothing = There is nothing here for you
page-problem-title = This did not work
page-problem-home = To your own page
page-problem-reference = Reference: { $reference }
page-own_account = My account
page-staff_only-title = The console is for the people of the desk
page-staff_only-words = What is yours here: your dashboards, and your account.
page-staff_only-dashboards = To your dashboards

## The report as a document.
document-title = Intervention report #{ $number }, version { $version }
document-distance = Distance
document-km = { $km } km
document-signature = Signature
document-signed = Signed by { $name } on { $at }, with their PIN, signed in by { $platform }
document-pinafter = The PIN was set after the report was submitted.
document-unsigned = This version has no signature: it is { $state }.
document-hash = SHA-256 of the report as it was signed
document-note = The hash is taken over the report as the desk froze it: texts, parts, minutes and the hashes of the photos. The desk keeps that text; changing any of it gives another hash.
document-photos = Photos
document-page = Page { $page } of { $pages }
document-labour = from the events: { $minutes }
document-problem = Reported as
