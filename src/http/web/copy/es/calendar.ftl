## Calendar
calendar-lede = Quién trabaja cuándo y para qué está reservado. Las horas son las de { $zone }.
calendar-plan-one = Planificar un turno
calendar-before = La semana anterior
calendar-after = La semana siguiente
calendar-this-week = Esta semana
calendar-nobody = Todavía no hay personal
calendar-day = Día
calendar-week = La semana
calendar-person = Persona
calendar-plan = Plan semanal
calendar-plan-of = Plan semanal de { $name }
shift-planned = previsto
shift-actual = trabajando
shift-resting = en pausa
booking-slipped = tarde
own-start = Empezar mi turno
own-end = Terminar mi turno
own-break = Hacer una pausa
own-back = Volver de la pausa
shift-intro = Para horas que se repiten cada semana use el plan semanal. Un turno que termina antes de empezar pasa de medianoche.
shift-date = Fecha
shift-from = Desde
shift-to = Hasta
shift-plan = Planificar
shift-breaks = pausas { $times }
shift-remove = ¿Retirar este turno?
shift-remove-text = En ese tiempo ya no se le propone trabajo. Lo reservado sigue reservado.
plan-saved =
  { $count ->
    [0] Guardado. No resulta ningún turno.
    [one] Guardado. Hay un turno por delante.
   *[other] Guardado. Hay { $count } turnos por delante.
  }
route-of = El día de { $name }
route-back = La semana
route-before = El día anterior
route-after = El día siguiente
route-none = Ninguna visita este día
route-none-text = Las visitas aparecen aquí cuando se asigna un ticket.
route-way = { $km } km, { $time }
route-slipped = debía empezar a las { $time }
