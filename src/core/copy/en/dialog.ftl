# What the dialogues around commands say.

## Joining logins.
link-ask = This login is { $mine }, the code is of { $theirs }. Joined, they are one account with all its tickets. Join them?
link-joined = Your logins are joined: you are { $name } on both.
link-staff = { $name } works at the desk, so that side has to agree. There, within { $minutes } minutes, write: /link { $code }
button-join = Join

## Roles.
role-by-other = Somebody else had decided already: nothing changed.
