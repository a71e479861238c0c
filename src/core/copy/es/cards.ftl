# Cards, buttons, notices.

## Buttons. The English ones are fixed: documents name them.
button-open-ticket = Abrir ticket
button-solved = Esto lo resolvió
button-cancel = Cancelar
button-approve = Aprobar
button-choose-another = Elegir otro
button-reject = Rechazar
button-reply = Responder
button-close = Cerrar
button-accept = Aceptar
button-decline = Declinar
button-start = Empezar
button-hold = Poner en espera
button-resume = Reanudar
button-report = Informe
button-complete = Completar
button-sign = Firmar
button-dispute = Objetar
button-waive = Dispensar firma
button-reopen = Reabrir
button-recall = Recuperar
button-new-ticket = Ticket nuevo
button-cancel-ticket = Cancelar ticket
button-deny = Denegar
button-retry = Reintentar
button-skip = Omitir
button-change-rating = Cambiar la valoración
button-rate-comment = Añadir un comentario
button-help = Ayuda

## Labels of the lines on a card.
label-status = Estado
label-priority = Prioridad
label-urgency = Urgencia
label-category = Categoría
label-equipment = Equipo
label-site = Lugar
label-customer = Cliente
label-technician = Técnico
label-vehicle = Vehículo
notice-stock-low = En { $vehicle } se acaban estas piezas: repónlas.
stock-left = quedan { $quantity }
vehicles-title = Vehículos y lo que llevan
vehicles-none = Aún no hay vehículos.
plans-title = Mantenimiento previsto
plans-none = No hay mantenimiento previsto. Planifícalo con /desk plan.
plan-line = { $unit }, { $organisation }
plan-once = { $title }: el { $date }
plan-every = { $title }: cada { $days } días, el próximo el { $date }
plan-last = el último como #{ $number }
button-plan-end = Terminar: { $title }
done-plan = Previsto para { $unit }: «{ $title }» se abre solo el { $date }.
done-plan-end = «{ $title }» ya no está previsto.
vehicle-line = { $name } · { $state }
vehicle-state-ready = en uso
vehicle-state-repair = en reparación
vehicle-state-gone = retirado
vehicle-held = reservado por #{ $number }
vehicle-empty = no lleva nada
vehicle-low = poco
label-travel = Camino
card-travel = { $km } km, { $time }: { $link }
card-travel-estimate = unos { $km } km, { $time } (estimación): { $link }
label-proposal = Propuesta
label-opened-at = Abierto
label-due = Plazo
label-tags = Etiquetas
label-hold = En espera
label-report = Informe
label-rating = Valoración
label-merged-into = Fusionado con
label-reason = Motivo
label-comment = Comentario
label-description = Qué ocurre
label-author = Escrito por
label-signed-by = Firmado por
label-disputed-by = Objetado por
label-waived-by = Dispensado por
label-fingerprint = Huella (SHA-256)
label-where = Dónde
label-why = Por qué

## Ticket cards.
card-ticket-title = #{ $number } { $title }
card-ticket-fallback = #{ $number } { $title }: { $status }
card-footer-asks-admin = Decide un administrador.
card-footer-demo = Datos de ejemplo inventados
card-proposal = { $technician }, { $vehicle }
card-proposal-nobody = Ahora no hay nadie adecuado: elige tú.
card-stars = { $stars } de 5
card-equipment = { $name } ({ $manufacturer } { $model })
card-serial = { $name } ({ $manufacturer } { $model }, n.º { $serial })
card-site = { $name }, { $address }
card-report-line = Versión { $version }, { $state }
card-by-at = { $name }, { $at }
card-reporter = { $organisation } ({ $name })
card-desk-talk-hint = Lo que se escribe en este hilo queda entre el personal. Pulsa Responder para contestar al cliente.
card-line-hint = Lo que escribas aquí le llega al cliente.
card-customer-hint = Escribe aquí siempre que quieras añadir algo.

## How a ticket stands, to the customer.
customer-new = Lo hemos recibido. Estamos eligiendo quién irá.
customer-opened = { $name } se ocupará.
customer-in_progress = { $name } trabaja en ello.
customer-on_hold = Está en espera: { $reason }.
customer-report-waiting = El informe está listo. Léelo y fírmalo, u objétalo.
customer-resolved = Está hecho. ¿Qué tal fue? 1 es mal, 5 es muy bien.
customer-done = Está hecho.
customer-closed = Está cerrado. { customer-reopen-until }
customer-reopen-until =
  Si la avería vuelve, reábrelo antes de { $days ->
    [one] { $days } día
   *[other] { $days } días
  } desde el arreglo.
customer-rejected = No se aceptó. Abre un ticket nuevo si todavía necesitas ayuda.
customer-cancelled = Se canceló. Abre un ticket nuevo si todavía necesitas ayuda.
customer-merged = Se unió a #{ $number } y continúa allí.
customer-handed_over = Otro servicio técnico se encarga de él.
customer-somebody = Nuestro técnico

## What the desk says by itself.
notice-ticket-opened = Tu ticket #{ $number } está abierto.
notice-ticket-opened-more = Estamos eligiendo quién irá. Escribe aquí siempre que quieras añadir algo.
notice-ticket-opened-desk = Nuevo ticket #{ $number } de { $organisation }.
notice-ticket-changed = { $name } cambió #{ $number }: { $fields }.
notice-ticket-rejected = #{ $number } no se aceptó.
notice-ticket-cancelled = { $name } canceló #{ $number }.
notice-ticket-resolved = #{ $number } está resuelto.
notice-ticket-closed = #{ $number } está cerrado.
notice-ticket-reopened = { $name } reabrió #{ $number }.
notice-ticket-merged = #{ $number } se unió a #{ $target } y continúa allí.
notice-ticket-rated = #{ $number } recibió { $stars } de 5.
notice-ticket-deleted = #{ $number } se eliminó de las listas.
notice-assignment-offered = ¿Aceptas #{ $number }?
notice-assignment-withdrawn = #{ $number } ya no es tuyo: lo lleva { $name }.
notice-assignment-accepted = { $name } se encarga de #{ $number }.
notice-assignment-declined = { $name } declinó #{ $number }. Hay que elegir a otra persona.
notice-work-started = { $name } empezó a trabajar en #{ $number }.
notice-work-held = #{ $number } está en espera: { $reason }.
notice-work-resumed = El trabajo en #{ $number } continúa.
notice-report-submitted = El informe de #{ $number } está listo.
notice-report-submitted-ask = Léelo y fírmalo, u objétalo.
notice-report-signed = { $name } firmó el informe de #{ $number }.
notice-report-signed-next = Ya puedes completarlo.
notice-report-disputed = { $name } objetó el informe de #{ $number }.
notice-report-disputed-next = Habladlo y después envía un informe corregido.
notice-report-waived = { $name } dispensó la firma de #{ $number }.
notice-chat-closed = #{ $number } { $state }, así que su chat está cerrado y tu mensaje no se envió.
notice-chat-closed-ask = Si la avería ha vuelto, reábrelo. Para cualquier otra cosa, abre un ticket nuevo.
notice-chat-closed-new = Abre un ticket nuevo para lo que necesites.
notice-role-requested = { $name } pide el rol de { $role }.
notice-role-granted = Ahora tienes el rol de { $role }. Escribe /help para ver lo que puedes hacer.
notice-role-denied = No se te dio el rol de { $role }. Pregunta a un administrador.
notice-delivery-failed = Un mensaje no se pudo entregar.
notice-reminder-report = El informe de #{ $number } sigue pendiente de firma.
notice-reminder-silent = Hace tiempo que no hay novedades en #{ $number }.
notice-reminder-unrated = ¿Qué tal fue el trabajo de #{ $number }? 1 es mal, 5 es muy bien.
notice-audit-anchored = Lo ocurrido hasta ahora quedó sellado.
notice-audit-keep = Guarda esta línea: con ella, fixline audit verify --anchor prueba que nada se cambió.
notice-gap =
  Tras una interrupción, { $taken ->
    [one] un mensaje
   *[other] { $taken } mensajes
  } de { $platform } entraron tarde.
notice-gap-span = De { $since } a { $until }

## Lists.
list-queue =
  Cola: { $count ->
    [one] un ticket
   *[other] { $count } tickets
  }
list-queue-empty = No hay nada pendiente.
list-own = Tus tickets
list-own-empty = No tienes tickets. Escribe qué ocurre y se abrirá uno.
list-mine = Tickets asignados a ti
list-mine-empty = No tienes tickets asignados. Escribe /ticket queue para ver lo pendiente.
list-search =
  Resultado: { $count ->
    [one] un ticket
   *[other] { $count } tickets
  }
list-search-empty = No se encontró nada. Prueba con menos palabras u otras.
list-more = Hay más. Busca o filtra para acotar.

## The proposal explained.
why-title = Quién podría ir a #{ $number } y por qué
factor-skill = oficio adecuado
factor-team = del grupo
factor-load = tickets abiertos
factor-wait = libre dentro de
factor-travel = de camino
factor-model = trabajos en este modelo
factor-customer = trabajos para este cliente
factor-parts = piezas probables en el vehículo
factor-fairness = trabajos esta semana
factor-presence = en línea
why-per-cent = { $n } %
why-minutes = { $n } min
why-yes = sí
why-no = no
why-unknown = no se sabe
why-factor = { $label }: { $is } ({ $points } de { $weight })
why-candidate = { $name } · { $score } de 100
why-vehicle = lleva { $vehicle }
why-left-out = Descartados
why-stored = Según se calculó el { $when }. Los puntos de todas las líneas suman el total; lo que no se sabe cuenta la mitad para todos.
out-offline = { $name } no está en línea
out-off_shift = { $name } está fuera de turno o en pausa
out-skill = { $name } tiene otro oficio
out-booked = { $name } está reservado más de una jornada
out-gave_back = { $name } no puede hacerlo
notice-assignment-gone = { $name } no ha empezado #{ $number } y ya no está trabajando.
notice-assignment-late = { $name } llega tarde a #{ $number }: no antes de { $when }.
reassign-because-late = Otro trabajo retiene a { $name }.
reassign-because-offline = { $name } ya no está trabajando.

## Who is chosen.
button-somebody-else = Otra persona
assign-choose = ¿Quién va a #{ $number }?
assign-which = ¿Qué «{ $name }» va a #{ $number }?

## Messages that wait for a choice.
held-which = ¿De qué ticket se trata? Tu mensaje se guarda hasta que elijas.
held-posted = Enviado a #{ $number } { $title }. Lo que escribas ahora también irá allí.
new-ticket-ask = ¿Qué ocurre? Tu próximo mensaje inicia un ticket nuevo.
pick-which = ¿A qué ticket te refieres?
problem-title = No fue posible

## Help.
help-title = Lo que puedes hacer
help-intro = Escribe qué ocurre o envía una foto y abriré un ticket. También puedes escribir todo lo siguiente.
help-footer = Los comandos empiezan por / y en los hilos también por @fixline. El número se puede omitir cuando está claro de qué ticket se trata.

## Reports and messages.
card-report-title = Informe de #{ $number }, versión { $version }
card-report-gone = Esta versión del informe ya no es la más nueva. Escribe /ticket show { $number } para ver la que vale.
message-deleted = Este mensaje se borró.
card-part = { $quantity } × { $name }
card-part-number = { $quantity } × { $name } ({ $part })
card-pin-after = El PIN se eligió después de enviarse el informe.

## Compromisos y turnos.
label-response = Responder antes de
label-resolution = Resolver antes de
label-called = Avisados
sla-running = { $when }, quedan { $left }
sla-overdue = vencía { $when }
sla-overdue-seen = vencía { $when }, alguien se ocupa
sla-paused = en pausa, quedan { $left }
sla-met = a tiempo
sla-missed = tarde, vencía { $when }
sla-what-response = la primera respuesta
sla-what-resolution = la reparación
sla-rung-assignee = el técnico
sla-rung-engineer = ingenieros
sla-rung-admin = administradores
notice-sla-warned = #{ $number }: { $what } vence { $when }.
notice-sla-breached = #{ $number } va con retraso: { $what } vencía { $when }.
notice-sla-acknowledged = { $name } se ocupa de #{ $number }. No se avisa a nadie más.
notice-shift-overrun = Tu turno empezó { $since }. ¿Ha terminado? Si no, se cerrará por ti { $until }.
notice-shift-ended = Tu turno que empezó { $since } se cerró por ti. Si sigues trabajando, empieza otro.
notice-break-overrun = Tu pausa empezó { $since }. ¿Ya has vuelto?
button-acknowledge = Me ocupo
button-shift-start = Empezar turno
button-shift-end = Terminar turno
button-shift-back = He vuelto
