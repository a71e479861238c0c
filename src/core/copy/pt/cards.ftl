# Cards, buttons, notices.

## Buttons. The English ones are fixed: documents name them.
button-open-ticket = Abrir ticket
button-solved = Isto resolveu
button-cancel = Cancelar
button-approve = Aprovar
button-choose-another = Escolher outro
button-reject = Rejeitar
button-reply = Responder
button-close = Fechar
button-accept = Aceitar
button-decline = Recusar
button-start = Começar
button-hold = Pôr em espera
button-resume = Retomar
button-report = Relatório
button-complete = Concluir
button-sign = Assinar
button-dispute = Contestar
button-waive = Dispensar assinatura
button-reopen = Reabrir
button-recall = Recuperar
button-new-ticket = Novo ticket
button-cancel-ticket = Cancelar ticket
button-deny = Recusar
button-retry = Tentar de novo
button-skip = Saltar
button-change-rating = Mudar a avaliação
button-rate-comment = Acrescentar um comentário
button-help = Ajuda

## Labels of the lines on a card.
label-status = Estado
label-priority = Prioridade
label-urgency = Urgência
label-category = Categoria
label-equipment = Equipamento
label-site = Local
label-customer = Cliente
label-technician = Técnico
label-vehicle = Veículo
notice-stock-low = Em { $vehicle } estas peças estão a acabar: reponha-as.
stock-left = restam { $quantity }
vehicles-title = Veículos e o que levam
vehicles-none = Ainda não há veículos.
plans-title = Manutenção planeada
plans-none = Não há manutenção planeada. Planeie com /desk plan.
plan-line = { $unit }, { $organisation }
plan-once = { $title }: em { $date }
plan-every = { $title }: a cada { $days } dias, a próxima em { $date }
plan-last = a última como #{ $number }
button-plan-end = Terminar: { $title }
done-plan = Planeado para { $unit }: «{ $title }» abre-se sozinho em { $date }.
done-plan-end = «{ $title }» já não está planeado.
vehicle-line = { $name } · { $state }
vehicle-state-ready = em uso
vehicle-state-repair = em reparação
vehicle-state-gone = retirado
vehicle-held = reservado por #{ $number }
vehicle-empty = não leva nada
vehicle-low = pouco
label-travel = Caminho
card-travel = { $km } km, { $time }: { $link }
card-travel-estimate = cerca de { $km } km, { $time } (estimativa): { $link }
label-proposal = Proposta
label-opened-at = Aberto
label-due = Prazo
label-tags = Etiquetas
label-hold = Em espera
label-report = Relatório
label-rating = Avaliação
label-merged-into = Unido a
label-reason = Motivo
label-comment = Comentário
label-description = O que aconteceu
label-author = Escrito por
label-signed-by = Assinado por
label-disputed-by = Contestado por
label-waived-by = Dispensado por
label-fingerprint = Impressão digital (SHA-256)
label-where = Onde
label-why = Razão

## Ticket cards.
card-ticket-title = #{ $number } { $title }
card-ticket-fallback = #{ $number } { $title }: { $status }
card-footer-asks-admin = Decide um administrador.
card-footer-demo = Dados de exemplo inventados
card-proposal = { $technician }, { $vehicle }
card-proposal-nobody = Neste momento não há ninguém adequado: escolha alguém.
card-stars = { $stars } de 5
card-equipment = { $name } ({ $manufacturer } { $model })
card-serial = { $name } ({ $manufacturer } { $model }, n.º { $serial })
card-site = { $name }, { $address }
card-report-line = Versão { $version }, { $state }
card-by-at = { $name }, { $at }
card-reporter = { $organisation } ({ $name })
card-desk-talk-hint = O que se escreve aqui fica entre quem atende. Toque em Responder para responder ao cliente.
card-line-hint = O que escrever aqui chega ao cliente.
card-customer-hint = Escreva aqui sempre que quiser acrescentar algo.

## How a ticket stands, to the customer.
customer-new = Já o recebemos. Vamos ver quem vai.
customer-opened = { $name } vai cuidar do assunto.
customer-in_progress = { $name } já trabalha no assunto.
customer-on_hold = Está em espera: { $reason }.
customer-report-waiting = O relatório está pronto. Leia-o e assine-o, ou conteste-o.
customer-resolved = Está feito. Como foi? 1 é mau, 5 é muito bom.
customer-done = Está feito.
customer-closed = Está fechado. { customer-reopen-until }
customer-reopen-until =
  Se a avaria voltar, reabra-o até { $days ->
    [one] { $days } dia
   *[other] { $days } dias
  } depois da reparação.
customer-rejected = Este caso não será atendido. Abra um ticket novo se ainda precisar de ajuda.
customer-cancelled = Foi cancelado. Abra um ticket novo se ainda precisar de ajuda.
customer-merged = Foi unido a #{ $number } e continua lá.
customer-handed_over = Outra assistência técnica cuida dele agora.
customer-somebody = O nosso técnico

## What the desk says by itself.
notice-ticket-opened = O seu ticket #{ $number } está aberto.
notice-ticket-opened-more = Vamos ver quem vai. Escreva aqui sempre que quiser acrescentar algo.
notice-ticket-opened-desk = Novo ticket #{ $number } de { $organisation }.
notice-ticket-changed = { $name } alterou #{ $number }: { $fields }.
notice-ticket-rejected = #{ $number } não será atendido.
notice-ticket-cancelled = { $name } cancelou #{ $number }.
notice-ticket-resolved = #{ $number } está resolvido.
notice-ticket-closed = #{ $number } está fechado.
notice-ticket-reopened = { $name } reabriu #{ $number }.
notice-ticket-merged = #{ $number } foi unido a #{ $target } e continua lá.
notice-ticket-rated = #{ $number } recebeu { $stars } de 5.
notice-ticket-deleted = #{ $number } foi eliminado das listas.
notice-assignment-offered = Aceita #{ $number }?
notice-assignment-withdrawn = #{ $number } já não é seu: passa para { $name }.
notice-assignment-accepted = { $name } fica com #{ $number }.
notice-assignment-declined = { $name } recusou #{ $number }. É preciso escolher outra pessoa.
notice-work-started = { $name } começou o trabalho em #{ $number }.
notice-work-held = #{ $number } está em espera: { $reason }.
notice-work-resumed = O trabalho em #{ $number } continua.
notice-report-submitted = O relatório de #{ $number } está pronto.
notice-report-submitted-ask = Leia-o e assine-o, ou conteste-o.
notice-report-signed = { $name } assinou o relatório de #{ $number }.
notice-report-signed-next = Já pode concluí-lo.
notice-report-disputed = { $name } contestou o relatório de #{ $number }.
notice-report-disputed-next = Falem sobre isso e depois envie um relatório corrigido.
notice-report-waived = { $name } dispensou a assinatura de #{ $number }.
notice-chat-closed = #{ $number } { $state }, por isso a conversa está fechada e a sua mensagem não foi enviada.
notice-chat-closed-ask = Se a avaria voltou, reabra-o. Para qualquer outra coisa, abra um ticket novo.
notice-chat-closed-new = Abra um ticket novo para o que precisar.
notice-role-requested = { $name } pede a função de { $role }.
notice-role-granted = Agora tem a função de { $role }. Escreva /help para ver o que pode fazer.
notice-role-denied = A função de { $role } não lhe foi dada. Pergunte a um administrador.
notice-delivery-failed = Não foi possível entregar uma mensagem.
notice-reminder-report = O relatório de #{ $number } ainda está à espera de assinatura.
notice-reminder-silent = Há algum tempo que não há novidades em #{ $number }.
notice-reminder-unrated = Como correu o trabalho em #{ $number }? 1 é mau, 5 é muito bom.
notice-audit-anchored = O que aconteceu até agora foi selado.
notice-audit-keep = Guarde esta linha: com ela, fixline audit verify --anchor prova que nada foi alterado.
notice-gap =
  Depois de uma interrupção, { $taken ->
    [one] uma mensagem
   *[other] { $taken } mensagens
  } de { $platform } entraram tarde.
notice-gap-span = De { $since } a { $until }

## Lists.
list-queue =
  Fila: { $count ->
    [one] um ticket
   *[other] { $count } tickets
  }
list-queue-empty = Não há nada à espera.
list-own = Os seus tickets
list-own-empty = Não tem tickets. Escreva o que aconteceu e será aberto um.
list-mine = Tickets sob a sua responsabilidade
list-mine-empty = Não tem tickets atribuídos. Escreva /ticket queue para ver o que está à espera.
list-search =
  Resultado: { $count ->
    [one] um ticket
   *[other] { $count } tickets
  }
list-search-empty = Nada foi encontrado. Tente com menos palavras ou outras.
list-more = Há mais. Procure ou filtre para reduzir.

## The proposal explained.
why-title = Quem poderia ir a #{ $number } e por que razão
factor-skill = ofício certo
factor-team = do grupo
factor-load = tickets abertos
factor-wait = livre dentro de
factor-travel = a caminho
factor-model = trabalhos neste modelo
factor-customer = trabalhos para este cliente
factor-parts = peças prováveis no veículo
factor-fairness = trabalhos esta semana
factor-presence = online
why-per-cent = { $n } %
why-minutes = { $n } min
why-yes = sim
why-no = não
why-unknown = não se sabe
why-factor = { $label }: { $is } ({ $points } de { $weight })
why-candidate = { $name } · { $score } de 100
why-vehicle = leva { $vehicle }
why-left-out = Excluídos
why-stored = Tal como foi calculado em { $when }. Os pontos de todas as linhas somam o total; o que não se sabe conta metade para todos.
out-offline = { $name } não está online
out-off_shift = { $name } está fora de turno ou em pausa
out-skill = { $name } tem outro ofício
out-booked = { $name } está reservado por mais de um dia de trabalho
out-gave_back = { $name } não pode fazê-lo
notice-assignment-gone = { $name } não começou #{ $number } e já não está a trabalhar.
notice-assignment-late = { $name } chega tarde a #{ $number }: não antes de { $when }.
reassign-because-late = Outro trabalho retém { $name }.
reassign-because-offline = { $name } já não está a trabalhar.

## Who is chosen.
button-somebody-else = Outra pessoa
assign-choose = Quem vai a #{ $number }?
assign-which = Que «{ $name }» vai a #{ $number }?

## Messages that wait for a choice.
held-which = De que ticket se trata? A sua mensagem fica guardada até escolher.
held-posted = Enviado para #{ $number } { $title }. O que escrever a seguir também vai para lá.
new-ticket-ask = O que aconteceu? A sua próxima mensagem inicia um ticket novo.
pick-which = A que ticket se refere?
problem-title = Não foi possível

## Help.
help-title = O que pode fazer
help-intro = Escreva o que aconteceu ou envie uma foto e eu abro um ticket. Também pode escrever tudo o que segue.
help-footer = Os comandos começam por / e nas conversas também por @fixline. O número pode faltar quando é claro de que ticket se trata.

## Reports and messages.
card-report-title = Relatório de #{ $number }, versão { $version }
card-report-gone = Esta versão do relatório já não é a mais nova. Escreva /ticket show { $number } para ver a que vale.
message-deleted = Esta mensagem foi apagada.
card-part = { $quantity } × { $name }
card-part-number = { $quantity } × { $name } ({ $part })
card-pin-after = O PIN foi escolhido depois de o relatório ser enviado.

## Prazos e turnos.
label-response = Responder até
label-resolution = Resolver até
label-called = Avisados
sla-running = { $when }, faltam { $left }
sla-overdue = o prazo era { $when }
sla-overdue-seen = o prazo era { $when }, alguém está a tratar
sla-paused = em pausa, faltam { $left }
sla-met = a tempo
sla-missed = com atraso, o prazo era { $when }
sla-what-response = a primeira resposta
sla-what-resolution = a reparação
sla-rung-assignee = o técnico
sla-rung-engineer = engenheiros
sla-rung-admin = administradores
notice-sla-warned = #{ $number }: o prazo para { $what } é { $when }.
notice-sla-breached = #{ $number } está atrasado: o prazo para { $what } era { $when }.
notice-sla-acknowledged = { $name } trata de #{ $number }. Mais ninguém é avisado.
notice-shift-overrun = O seu turno começou { $since }. Já acabou? Se não, é terminado por si { $until }.
notice-shift-ended = O seu turno que começou { $since } foi terminado por si. Se ainda trabalha, comece outro.
notice-break-overrun = A sua pausa começou { $since }. Já voltou?
button-acknowledge = Eu trato disto
button-shift-start = Começar turno
button-shift-end = Terminar turno
button-shift-back = Já voltei
