## Promises, hours, and how they were kept
sla-lede = Com que rapidez o balcão responde e repara, em tempo útil. De vários compromissos vale o que mais diz do ticket.
sla-tab-policies = Compromissos
sla-tab-calendars = Horário útil
sla-tab-kept = Foram cumpridos?
sla-none = Ainda nada é prometido
sla-none-text = Com um compromisso os tickets têm prazo; avisa-se antes e chama-se alguém quando passou.
sla-new = Novo compromisso
sla-change = Mudar «{ $name }»
sla-column-name = Compromisso
sla-name-hint = Como as pessoas lhe chamam, por exemplo «Urgente».
sla-column-calendar = Horário útil
sla-column-warn = Aviso
sla-warn = aos { $percent } %, pessoa seguinte após { $every }
sla-all-tickets = Todos os tickets
sla-one-organisation = Uma organização
sla-response = Primeira resposta em (minutos)
sla-resolution = Reparação em (minutos)
sla-minutes-hint = Minutos úteis: 60 são uma hora, 480 um dia de oito horas. Deixe um vazio para prometer só o outro.
sla-for-priority = Para tickets de prioridade
sla-for-organisation = Para uma organização
sla-for-category = Para uma categoria
sla-calendar-nearest = O da equipa ou da organização
sla-calendar-hint = Que horário conta. Sem nenhum, o da equipa ou da organização.
sla-warn-percent = Avisar quando passou este tempo (por cento)
sla-escalate = Chamar a pessoa seguinte após (minutos)
sla-escalate-hint = Quando o prazo acaba: técnico, engenheiros, administradores, até alguém confirmar.
sla-reckoned =
  { $count ->
    [0] Guardado. Nenhum ticket aberto é afetado.
    [one] Guardado. Um ticket aberto é recalculado.
   *[other] Guardado. { $count } tickets abertos são recalculados.
  }
sla-remove = Retirar «{ $name }»?
sla-remove-text = Os tickets abertos perdem este prazo. O que foi cumprido ou falhado fica registado.
sla-remove-yes = Retirá-lo
calendar-new = Novo horário útil
calendar-none = O balcão está sempre aberto
calendar-none-text = Defina um horário para que noites, fins de semana e feriados não contem.
calendar-remove = Tirar «{ $name }»?
calendar-remove-text = Um horário que um compromisso nomeia não se pode tirar: mude primeiro o compromisso.
kept-period = Período
kept-week = Últimos 7 dias
kept-month = Últimos 30 dias
kept-quarter = Últimos 3 meses
kept-year = Último ano
kept-by = Por
kept-share = Cumprido
kept-met = A tempo
kept-missed = Tarde
kept-overdue = Ainda em atraso
kept-nobody = De ninguém
kept-none = Nada vencia neste tempo
kept-none-text = Escolha um período mais longo, ou defina primeiro um compromisso.
