# What the dialogues around commands say.

## Joining logins.
link-ask = Este acesso é { $mine }, o código é de { $theirs }. Juntos, são uma só conta com todos os seus tickets. Juntamos?
link-joined = Os seus acessos estão juntos: é { $name } em ambos.
link-staff = { $name } trabalha no serviço, por isso esse lado tem de aceitar. Escreva lá, dentro de { $minutes } minutos: /link { $code }
button-join = Juntar

## Roles.
role-by-other = Outra pessoa já tinha decidido: nada mudou.
