## Notifications
notifications-lede = Lo que le concierne, lo más nuevo primero.
notifications-read-all = Marcar todo como leído
notifications-which = Cuáles
notifications-unread = Sin leer
notifications-all = Todas
notifications-none = Nada le ha concernido todavía
notifications-none-unread = Lo ha leído todo
notification-new = nuevo
notification-read = Marcar como leída
tell = Avisar a otros
tell-intro = Otro equipo lo lee en su canal; un tercero lo recibe por su webhook, enseguida.
tell-whom = A quién
tell-what = Qué
tell-ticket = Sobre el ticket
tell-ticket-hint = Su número, si trata de uno.
tell-done = Se ha avisado a { $name }.
tell-nobody = No hay a quién avisar: haga antes un equipo con canal, o un webhook.
