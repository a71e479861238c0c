# The desk's words for things: statuses, roles, moves.

## Statuses: a label, and how a sentence goes on after the ticket's number.
status-new = Novo
status-opened = Aberto
status-in_progress = Em curso
status-on_hold = Em espera
status-resolved = Resolvido
status-closed = Fechado
status-rejected = Rejeitado
status-cancelled = Cancelado
status-merged = Unido a outro
status-handed_over = Transferido
state-new = é novo
state-opened = está aberto e por começar
state-in_progress = está em curso
state-on_hold = está em espera
state-resolved = está resolvido
state-closed = está fechado
state-rejected = está rejeitado
state-cancelled = está cancelado
state-merged = está unido a outro ticket
state-handed_over = está transferido para outro servidor
this-ticket = Este ticket
ticket-number = #{ $number }

## How urgent, how pressing.
urgency-low = Pode esperar
urgency-normal = Normal
urgency-high = Atrasa o trabalho
urgency-critical = Perigo ou tudo parado
priority-p1 = P1, de imediato
priority-p2 = P2, hoje
priority-p3 = P3, programada
priority-p4 = P4, quando convier

## Roles, and people as the tables name them.
role-customer = Cliente
role-technician = Técnico
role-engineer = Engenheiro
role-admin = Administrador
role-manufacturer = Fabricante
who-opener = a pessoa que o abriu
who-member = alguém da organização do cliente
who-signer = quem pode assinar pelo cliente
who-assignee = o técnico designado
who-technician = um técnico
who-engineer = um engenheiro
who-admin = um administrador
who-clock = o relógio do próprio serviço
who-other_server = o outro servidor
who-customer = um cliente
who-manufacturer = um fabricante
presence-online = online
presence-busy = com trabalho
presence-offline = offline

## Moves: what can be done ("You can …") and what cannot ("so …").
can-assign = atribuí-lo
can-accept = aceitá-lo
can-decline = recusá-lo
can-reject = rejeitá-lo
can-start = começá-lo
can-hold = colocá-lo em espera
can-resume = retomá-lo
can-report = enviar o relatório
can-sign = assinar o relatório
can-dispute = contestar o relatório
can-waive = dispensar a assinatura
can-complete = concluí-lo
can-close = fechá-lo
can-reopen = reabri-lo
can-cancel = cancelá-lo
can-merge = uni-lo a outro ticket
can-handover = transferi-lo
can-recall = recuperá-lo
can-delete = eliminá-lo
cannot-assign = não é possível atribuí-lo
cannot-accept = não é possível aceitá-lo
cannot-decline = não é possível recusá-lo
cannot-reject = não é possível rejeitá-lo
cannot-start = não é possível começá-lo
cannot-hold = não é possível colocá-lo em espera
cannot-resume = não é possível retomá-lo
cannot-report = não é possível enviar um relatório
cannot-sign = não há nada para assinar
cannot-dispute = não há relatório para contestar
cannot-waive = não há assinatura para dispensar
cannot-complete = não é possível concluí-lo
cannot-close = não é possível fechá-lo
cannot-reopen = não é possível reabri-lo
cannot-cancel = não é possível cancelá-lo
cannot-merge = não é possível uni-lo a outro
cannot-handover = não é possível transferi-lo
cannot-recall = não é possível recuperá-lo
cannot-delete = não é possível eliminá-lo

## What a move asks for ("To assign it, …").
asked-assignee = indique quem deve ir
asked-reason = indique um motivo
asked-reason_if_hands_change = indique um motivo, já que muda de mãos
asked-settled_report = antes o cliente tem de assinar o relatório ou um administrador dispensar a assinatura
asked-report = preencha o relatório
asked-credentials = indique o seu PIN
asked-target = indique o número do ticket a que se une
asked-server = indique o servidor que o recebe
asked-typed_number = escreva o número dele para confirmar
asked-open_window = o prazo de reabertura teria de estar aberto. Já passou: abra um ticket novo

## Reports, reasons for a hold.
report-state-submitted = à espera de assinatura
report-state-signed = assinado
report-state-disputed = contestado
report-state-waived = assinatura dispensada
report-state-superseded = substituído por uma versão nova
report-state-unknown = sem pendências
hold-reason-parts = à espera de peças
hold-reason-customer = à espera do cliente
hold-reason-access = sem acesso ao local
hold-reason-other = outro motivo

## Small words.
edited = editado
note = nota
duration-minutes = { $minutes } min
duration-hours = { $hours } h
duration-hours-minutes = { $hours } h { $minutes } min
nobody = ninguém ainda
none = nenhum
unknown = não se sabe
defect = Algo falhou do nosso lado (referência { $reference }). Nada foi alterado. Tente de novo; se voltar a acontecer, dê-nos a referência.
