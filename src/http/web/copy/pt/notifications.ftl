## Notifications
notifications-lede = O que lhe diz respeito, o mais novo primeiro.
notifications-read-all = Marcar tudo como lido
notifications-which = Quais
notifications-unread = Por ler
notifications-all = Todas
notifications-none = Ainda nada lhe disse respeito
notifications-none-unread = Leu tudo
notification-new = novo
notification-read = Marcar como lida
tell = Avisar outros
tell-intro = Outra equipa lê-o no seu canal; um terceiro recebe-o pelo seu webhook, logo.
tell-whom = A quem
tell-what = O quê
tell-ticket = Sobre o ticket
tell-ticket-hint = O seu número, se for sobre um.
tell-done = { $name } foi avisado.
tell-nobody = Não há quem avisar: faça antes uma equipa com canal, ou um webhook.
