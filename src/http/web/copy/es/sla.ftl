## Promises, hours, and how they were kept
sla-lede = Con qué rapidez responde y repara la mesa, en tiempo laboral. De varios compromisos vale el que más dice del ticket.
sla-tab-policies = Compromisos
sla-tab-calendars = Horario laboral
sla-tab-kept = ¿Se cumplieron?
sla-none = Todavía no se promete nada
sla-none-text = Con un compromiso los tickets tienen plazo; se avisa antes y se llama a alguien cuando ha pasado.
sla-new = Nuevo compromiso
sla-change = Cambiar «{ $name }»
sla-column-name = Compromiso
sla-name-hint = Cómo lo llama la gente, por ejemplo «Urgente».
sla-column-calendar = Horario laboral
sla-column-warn = Aviso
sla-warn = al { $percent } %, siguiente persona tras { $every }
sla-all-tickets = Todos los tickets
sla-one-organisation = Una organización
sla-response = Primera respuesta en (minutos)
sla-resolution = Reparación en (minutos)
sla-minutes-hint = Minutos laborales: 60 son una hora, 480 un día de ocho horas. Deje uno vacío para prometer solo el otro.
sla-for-priority = Para tickets de prioridad
sla-for-organisation = Para una organización
sla-for-category = Para una categoría
sla-calendar-nearest = El del equipo o de la organización
sla-calendar-hint = Qué horario cuenta. Sin ninguno, el del equipo o de la organización.
sla-warn-percent = Avisar cuando haya pasado este tiempo (por ciento)
sla-escalate = Llamar a la siguiente persona tras (minutos)
sla-escalate-hint = Cuando se acaba el plazo: técnico, ingenieros, administradores, hasta que alguien lo confirme.
sla-reckoned =
  { $count ->
    [0] Guardado. No afecta a ningún ticket abierto.
    [one] Guardado. Se recalcula un ticket abierto.
   *[other] Guardado. Se recalculan { $count } tickets abiertos.
  }
sla-remove = ¿Retirar «{ $name }»?
sla-remove-text = Los tickets abiertos pierden este plazo. Lo cumplido o incumplido hasta ahora queda registrado.
sla-remove-yes = Retirarlo
calendar-new = Nuevo horario laboral
calendar-none = La mesa está siempre abierta
calendar-none-text = Fije un horario para que no cuenten noches, fines de semana ni festivos.
calendar-remove = ¿Quitar «{ $name }»?
calendar-remove-text = Un horario que nombra un compromiso no se puede quitar: cambie antes el compromiso.
kept-period = Periodo
kept-week = Últimos 7 días
kept-month = Últimos 30 días
kept-quarter = Últimos 3 meses
kept-year = Último año
kept-by = Por
kept-share = Cumplido
kept-met = A tiempo
kept-missed = Tarde
kept-overdue = Aún vencidos
kept-nobody = De nadie
kept-none = No vencía nada en este tiempo
kept-none-text = Elija un periodo más largo o fije antes un compromiso.
