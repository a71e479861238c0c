# What the dialogues around commands say.

## Joining logins.
link-ask = Este acceso es { $mine }, el código es de { $theirs }. Unidos, son una sola cuenta con todos sus tickets. ¿Los unimos?
link-joined = Tus accesos están unidos: eres { $name } en los dos.
link-staff = { $name } trabaja en el servicio, así que ese lado tiene que aceptar. Escribe allí, antes de { $minutes } minutos: /link { $code }
button-join = Unir

## Roles.
role-by-other = Otra persona ya lo había decidido: no ha cambiado nada.
