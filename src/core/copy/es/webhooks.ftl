# Webhooks salientes: qué se rechaza y qué se dice a los administradores.

problem-webhook-unknown = No existe ese webhook o ese envío. Pide la lista y elige uno de ella.
problem-webhook-too_many = Ya hay { $limit } webhooks, el máximo. Elimina uno antes.
problem-webhook-address_refused-unreadable = Esto no es una dirección web. Escríbela entera, como https://example.com/hooks.
problem-webhook-address_refused-password = La dirección no puede llevar usuario ni contraseña. Comprueba nuestra firma en su lugar.
problem-webhook-address_refused-plain_http = La dirección debe empezar por https:// para que nadie pueda leer por el camino.
problem-webhook-address_refused-private = Esta dirección está en una red privada. Usa una pública o pide a un administrador que ponga webhookAddresses en any.
notice-webhook-disabled = Se ha desactivado el webhook { $name }.
notice-webhook-gone = Su servidor responde que no quiere más (410 Gone).
notice-webhook-failing = Durante un día entero no le ha llegado nada. Cuando funcione, actívalo y reenvía lo que se perdió.
notice-webhook-owner = El administrador al que pertenecía ya no lo es. Otro administrador puede activarlo y pasa a ser su dueño.
