# Commands and their answers.

## What each command does, for help and for the platforms' own lists (at most 100 characters).
command-ticket = Abrir, leer y trabajar tickets
command-desk = Dirigir el servicio
command-presence = Indicar si estás disponible
command-help = Lo que puedes hacer
command-language = Elegir tu idioma
command-link = Unir tus cuentas de varios chats
command-privacy = Lo que la mesa guarda de ti: llévatelo o bórralo
command-ticket-new = Abrir un ticket
command-ticket-list = Tus tickets
command-ticket-show = Todo sobre un ticket
command-ticket-edit = Cambiar un ticket antes de que empiece el trabajo
command-ticket-sign = Firmar el informe con tu PIN
command-ticket-dispute = Decir qué está mal en el informe
command-ticket-cancel = Cancelar un ticket
command-ticket-reopen = Reabrir un ticket terminado
command-ticket-rate = Valorar el trabajo de 1 a 5
command-ticket-queue = Tickets pendientes
command-ticket-accept = Aceptar un ticket que te ofrecieron
command-ticket-decline = Declinar un ticket
command-ticket-start = Empezar el trabajo
command-ticket-hold = Poner el trabajo en espera
command-ticket-resume = Reanudar el trabajo
command-ticket-report = Escribir el informe
command-ticket-complete = Indicar que el trabajo está hecho
command-ticket-reply = Escribir al cliente
command-ticket-note = Escribir una nota para el personal
command-ticket-fixes = Arreglos probables
command-ticket-route = El camino al lugar
command-desk-assign = Elegir quién va
command-desk-reject = No aceptar un ticket
command-desk-priority = Fijar la prioridad
command-desk-tag = Fijar las etiquetas
command-desk-merge = Unir un ticket con otro
command-desk-close = Cerrar un ticket resuelto
command-desk-waive = Dispensar la firma
command-desk-handover = Transferir un ticket a otro servidor
command-desk-recall = Recuperar un ticket de otro servidor
command-desk-delete = Eliminar un ticket de las listas
command-desk-vehicles = Vehículos y lo que llevan
command-desk-plan = Planificar el mantenimiento de una máquina
command-desk-plans = Mantenimiento previsto, primero lo próximo
command-desk-why = La puntuación de una propuesta
command-desk-notify = Avisar a otro equipo o a un tercero
command-desk-search = Buscar tickets
command-desk-people = Las personas del servicio
command-desk-delivery = Lo que no se pudo entregar
command-desk-doctor = Revisar tokens, permisos, canales, base de datos y reloj
command-desk-settings = Leer y cambiar ajustes
command-presence-online = Se te puede dar trabajo
command-presence-busy = Tienes suficiente trabajo
command-presence-offline = No estás trabajando

## What the one who did it is told.
done-accept = Has aceptado #{ $number }.
done-start = El trabajo en #{ $number } ha empezado.
done-resume = El trabajo en #{ $number } continúa.
done-complete = Has completado #{ $number }. Se pregunta al cliente cómo ha ido.
done-close = Has cerrado #{ $number }.
done-decline = Has declinado #{ $number }. Se elegirá a otra persona.
done-reject = #{ $number } está rechazado.
done-cancel = #{ $number } está cancelado.
done-reopen = #{ $number } está abierto de nuevo.
done-dispute = Has objetado el informe de #{ $number }. El técnico lo corregirá.
done-waive = La firma de #{ $number } está dispensada.
done-hold = #{ $number } está en espera.
done-report = La versión { $version } del informe de #{ $number } se envió.
done-sign = Has firmado el informe de #{ $number }.
done-pin-set = Tu PIN está guardado. Ya puedes firmar con él.
done-merge = #{ $number } se fusionó con #{ $target }.
done-delete = #{ $number } se eliminó de las listas.
done-assign = #{ $number } está asignado a { $name }.
done-edit = #{ $number } se cambió.
done-edit-nothing = En #{ $number } no había nada distinto, así que no se cambió nada.
done-priority = #{ $number } tiene ahora la prioridad { $priority }.
done-tag = #{ $number } tiene las etiquetas: { $tags }.
done-tag-none = #{ $number } ya no tiene etiquetas.
done-rate = Gracias. Has valorado #{ $number } con { $stars } de 5.
done-reply = Tu respuesta en #{ $number } se envió a { $name }.
done-note = Tu nota se añadió a #{ $number }. Solo la ve el personal.
done-switch = Lo que escribas aquí va ahora a #{ $number } { $title }.
done-language = Ahora te hablo en español.
done-presence = Apareces como { $presence }.
done-settings = { $name } ahora es { $value }.
done-delivery-retry = Se envía de nuevo.
done-delivery-skip = Se omite; lo que esperaba detrás continúa.
done-role-granted = { $name } tiene ahora el rol de { $role }.
done-role-denied = { $name } no recibe el rol de { $role }.
done-link = Tus cuentas están unidas.
done-raise = Se abrió #{ $number } para { $name }.

## What commands list.
people-title = Personas
people-empty = No hay nadie así.
people-role-ask = Pulsa un rol para dárselo a { $name }.
people-role-hint = Para cambiar el rol de alguien, pregunta por su nombre: /desk people NOMBRE
delivery-title = Lo que no se pudo entregar
delivery-empty = Todo se ha entregado.
delivery-line = { $where }: { $state }, { $why }
settings-title = Ajustes
language-ask = ¿En qué idioma te hablo?
link-code =
  Escribe «/link { $code }» en el otro chat antes de { $minutes ->
    [one] un minuto
   *[other] { $minutes } minutos
  }.

## More

settings-hint = Cambia uno con /desk settings nombre valor; el valor "default" lo devuelve al original.

## Compromisos y turnos.
command-shift = Tu turno y tus pausas
command-shift-start = Empezar tu turno
command-shift-end = Terminar tu turno
command-shift-break = Hacer una pausa: nadie te avisa
command-shift-back = Tu pausa ha terminado
command-shift-week = Quién trabaja en los próximos siete días
command-shift-plan = Planificar cuándo trabaja alguien, por semanas
command-shift-day = Planificar un día de alguien, o dárselo libre
command-ticket-ack = Decir que te ocupas de un ticket con retraso
done-shift-start = Tu turno ha empezado. Te preguntaremos si ha terminado { $when }.
done-shift-end = Tu turno ha terminado tras { $worked }. Ahora nadie te avisa.
done-shift-break = Disfruta de la pausa. Escribe /shift back cuando vuelvas.
done-shift-back = Has vuelto al trabajo.
done-shift-plan = { $name } tiene { $count } turnos en las próximas semanas.
done-shift-plan-none = { $name } ya no tiene plan semanal.
done-shift-day = El { $date } { $name } trabaja { $times }.
done-shift-day-off = { $name } libra el { $date }.
week-title = Quién trabaja en los próximos siete días
week-none = No hay turnos previstos para los próximos siete días.
week-shift = { $from } – { $to }
done-ack = Te ocupas de #{ $number }. No se avisa a nadie más.
