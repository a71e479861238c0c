# Resúmenes mensuales de los tableros: lo que se rechaza y lo que se dice a suscriptores y administradores.

problem-subscription-unknown = No existe esa suscripción. Pida la lista y elija una de ella.
problem-subscription-no_chat = No hay chat privado donde publicar: escriba primero a la mesa en una plataforma de chat y vincule el acceso, o dé una dirección web.
notice-summary-title = { $name }: lo que mostraron las reparaciones en { $month }
notice-summary-nothing = Nada destaca que no explique el azar.
notice-summary-read = Todos los gráficos: { $address }
notice-summary-footer = Las cifras abarcan de { $from } a { $to }. Las que representan a muy pocas organizaciones se ocultan. Recibe esto una vez al mes.
notice-unsubscribed = El resumen mensual de { $name } ya no se envía.
notice-unsubscribed-owner = Quien se suscribió ya no puede leer estos tableros.
notice-unsubscribed-gone = Su servidor responde que no quiere más (410 Gone).
notice-unsubscribed-failing = Durante un día entero nada llegó a su dirección. Cuando funcione, suscríbase de nuevo.
