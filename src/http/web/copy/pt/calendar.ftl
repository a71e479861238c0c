## Calendar
calendar-lede = Quem trabalha quando e para que está reservado. As horas são as de { $zone }.
calendar-plan-one = Planear um turno
calendar-before = A semana anterior
calendar-after = A semana seguinte
calendar-this-week = Esta semana
calendar-nobody = Ainda não há pessoal
calendar-day = Dia
calendar-week = A semana
calendar-person = Pessoa
calendar-plan = Plano semanal
calendar-plan-of = Plano semanal de { $name }
shift-planned = previsto
shift-actual = a trabalhar
shift-resting = em pausa
booking-slipped = tarde
own-start = Começar o meu turno
own-end = Terminar o meu turno
own-break = Fazer uma pausa
own-back = Voltar da pausa
shift-intro = Para horas que se repetem todas as semanas use o plano semanal. Um turno que termina antes de começar passa da meia-noite.
shift-date = Data
shift-from = De
shift-to = Até
shift-plan = Planear
shift-breaks = pausas { $times }
shift-remove = Retirar este turno?
shift-remove-text = Nesse tempo já não lhe é proposto trabalho. O que está reservado continua reservado.
plan-saved =
  { $count ->
    [0] Guardado. Não resulta nenhum turno.
    [one] Guardado. Há um turno pela frente.
   *[other] Guardado. Há { $count } turnos pela frente.
  }
route-of = O dia de { $name }
route-back = A semana
route-before = O dia anterior
route-after = O dia seguinte
route-none = Nenhuma visita neste dia
route-none-text = As visitas aparecem aqui quando um ticket é atribuído.
route-way = { $km } km, { $time }
route-slipped = devia começar às { $time }
