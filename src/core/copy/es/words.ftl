# The desk's words for things: statuses, roles, moves.

## Statuses: a label, and how a sentence goes on after the ticket's number.
status-new = Nuevo
status-opened = Abierto
status-in_progress = En curso
status-on_hold = En espera
status-resolved = Resuelto
status-closed = Cerrado
status-rejected = Rechazado
status-cancelled = Cancelado
status-merged = Fusionado
status-handed_over = Transferido
state-new = es nuevo
state-opened = está abierto y sin empezar
state-in_progress = está en curso
state-on_hold = está en espera
state-resolved = está resuelto
state-closed = está cerrado
state-rejected = está rechazado
state-cancelled = está cancelado
state-merged = está fusionado con otro ticket
state-handed_over = está transferido a otro servidor
this-ticket = Este ticket
ticket-number = #{ $number }

## How urgent, how pressing.
urgency-low = Puede esperar
urgency-normal = Normal
urgency-high = Retrasa el trabajo
urgency-critical = Peligro o parada total
priority-p1 = P1, de inmediato
priority-p2 = P2, hoy
priority-p3 = P3, planificada
priority-p4 = P4, cuando convenga

## Roles, and people as the tables name them.
role-customer = Cliente
role-technician = Técnico
role-engineer = Ingeniero
role-admin = Administrador
role-manufacturer = Fabricante
who-opener = la persona que lo abrió
who-member = alguien de la organización del cliente
who-signer = quien puede firmar por el cliente
who-assignee = el técnico asignado
who-technician = un técnico
who-engineer = un ingeniero
who-admin = un administrador
who-clock = el reloj del propio servicio
who-other_server = el otro servidor
who-customer = un cliente
who-manufacturer = un fabricante
presence-online = en línea
presence-busy = con trabajo
presence-offline = sin conexión

## Moves: what can be done ("You can …") and what cannot ("so …").
can-assign = asignarlo
can-accept = aceptarlo
can-decline = declinarlo
can-reject = rechazarlo
can-start = empezarlo
can-hold = ponerlo en espera
can-resume = reanudarlo
can-report = enviar su informe
can-sign = firmar su informe
can-dispute = objetar su informe
can-waive = dispensar la firma
can-complete = completarlo
can-close = cerrarlo
can-reopen = reabrirlo
can-cancel = cancelarlo
can-merge = fusionarlo con otro ticket
can-handover = transferirlo
can-recall = recuperarlo
can-delete = eliminarlo
cannot-assign = no se puede asignar
cannot-accept = no se puede aceptar
cannot-decline = no se puede declinar
cannot-reject = no se puede rechazar
cannot-start = no se puede empezar
cannot-hold = no se puede poner en espera
cannot-resume = no se puede reanudar
cannot-report = no se puede enviar un informe
cannot-sign = no hay nada que firmar
cannot-dispute = no hay informe que objetar
cannot-waive = no hay firma que dispensar
cannot-complete = no se puede completar
cannot-close = no se puede cerrar
cannot-reopen = no se puede reabrir
cannot-cancel = no se puede cancelar
cannot-merge = no se puede fusionar
cannot-handover = no se puede transferir
cannot-recall = no se puede recuperar
cannot-delete = no se puede eliminar

## What a move asks for ("To assign it, …").
asked-assignee = indica quién debe ir
asked-reason = indica un motivo
asked-reason_if_hands_change = indica un motivo, ya que cambia de manos
asked-settled_report = antes el cliente debe firmar el informe o un administrador dispensar la firma
asked-report = rellena el informe
asked-credentials = introduce tu PIN
asked-target = indica el número del ticket al que se une
asked-server = indica el servidor que lo recibe
asked-typed_number = escribe su número para confirmar
asked-open_window = el plazo de reapertura tendría que seguir abierto. Ya pasó: abre un ticket nuevo

## Reports, reasons for a hold.
report-state-submitted = pendiente de firma
report-state-signed = firmado
report-state-disputed = objetado
report-state-waived = firma dispensada
report-state-superseded = sustituido por una versión nueva
report-state-unknown = no pendiente
hold-reason-parts = a la espera de repuestos
hold-reason-customer = a la espera del cliente
hold-reason-access = sin acceso al lugar
hold-reason-other = otro motivo

## Small words.
edited = editado
note = nota
duration-minutes = { $minutes } min
duration-hours = { $hours } h
duration-hours-minutes = { $hours } h { $minutes } min
nobody = nadie todavía
none = ninguno
unknown = no se sabe
defect = Algo falló de nuestro lado (referencia { $reference }). No se cambió nada. Inténtalo de nuevo; si vuelve a ocurrir, danos la referencia.
