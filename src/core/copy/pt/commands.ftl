# Commands and their answers.

## What each command does, for help and for the platforms' own lists (at most 100 characters).
command-ticket = Abrir, ler e trabalhar tickets
command-desk = Gerir o serviço
command-presence = Indicar se está disponível
command-help = O que pode fazer
command-language = Escolher o seu idioma
command-link = Unir as suas contas de vários chats
command-privacy = O que a central guarda de você: leve ou apague
command-ticket-new = Abrir um ticket
command-ticket-list = Os seus tickets
command-ticket-show = Tudo sobre um ticket
command-ticket-edit = Alterar um ticket antes de o trabalho começar
command-ticket-sign = Assinar o relatório com o seu PIN
command-ticket-dispute = Dizer o que está errado no relatório
command-ticket-cancel = Cancelar um ticket
command-ticket-reopen = Reabrir um ticket terminado
command-ticket-rate = Avaliar o trabalho de 1 a 5
command-ticket-queue = Tickets à espera
command-ticket-accept = Aceitar um ticket que lhe foi proposto
command-ticket-decline = Recusar um ticket
command-ticket-start = Começar o trabalho
command-ticket-hold = Pôr o trabalho em espera
command-ticket-resume = Retomar o trabalho
command-ticket-report = Escrever o relatório
command-ticket-complete = Indicar que o trabalho está feito
command-ticket-reply = Escrever ao cliente
command-ticket-note = Escrever uma nota interna
command-ticket-fixes = Reparações prováveis
command-ticket-route = O caminho até ao local
command-desk-assign = Escolher quem vai
command-desk-reject = Não aceitar um ticket
command-desk-priority = Definir a prioridade
command-desk-tag = Definir as etiquetas
command-desk-merge = Unir um ticket a outro
command-desk-close = Fechar um ticket resolvido
command-desk-waive = Dispensar a assinatura
command-desk-handover = Transferir um ticket para outro servidor
command-desk-recall = Recuperar um ticket de outro servidor
command-desk-delete = Eliminar um ticket das listas
command-desk-vehicles = Veículos e o que levam
command-desk-plan = Planear a manutenção de uma máquina
command-desk-plans = Manutenção planeada, primeiro a próxima
command-desk-why = A pontuação de uma proposta
command-desk-notify = Avisar outra equipe ou um terceiro
command-desk-search = Procurar tickets
command-desk-people = As pessoas do serviço
command-desk-delivery = O que não foi possível entregar
command-desk-doctor = Verificar tokens, permissões, canais, base de dados e relógio
command-desk-settings = Ler e mudar ajustes
command-presence-online = Pode receber trabalho
command-presence-busy = Tem trabalho suficiente
command-presence-offline = Não está de serviço

## What the one who did it is told.
done-accept = Aceitou #{ $number }.
done-start = O trabalho em #{ $number } começou.
done-resume = O trabalho em #{ $number } continua.
done-complete = Concluiu #{ $number }. Pergunta-se ao cliente como correu.
done-close = Fechou #{ $number }.
done-decline = Recusou #{ $number }. Será escolhida outra pessoa.
done-reject = #{ $number } está rejeitado.
done-cancel = #{ $number } está cancelado.
done-reopen = #{ $number } está aberto de novo.
done-dispute = Contestou o relatório de #{ $number }. O técnico vai corrigi-lo.
done-waive = A assinatura de #{ $number } está dispensada.
done-hold = #{ $number } está em espera.
done-report = A versão { $version } do relatório de #{ $number } foi enviada.
done-sign = Assinou o relatório de #{ $number }.
done-pin-set = O seu PIN está definido. Já pode assinar com ele.
done-merge = #{ $number } foi unido a #{ $target }.
done-delete = #{ $number } foi eliminado das listas.
done-assign = #{ $number } está atribuído a { $name }.
done-edit = #{ $number } foi alterado.
done-edit-nothing = Em #{ $number } não havia nada diferente, por isso nada foi alterado.
done-priority = #{ $number } tem agora a prioridade { $priority }.
done-tag = #{ $number } tem as etiquetas: { $tags }.
done-tag-none = #{ $number } já não tem etiquetas.
done-rate = Obrigado. Avaliou #{ $number } com { $stars } de 5.
done-reply = A sua resposta em #{ $number } foi enviada a { $name }.
done-note = A sua nota foi acrescentada a #{ $number }. Só quem trabalha aqui a vê.
done-switch = O que escrever aqui vai agora para #{ $number } { $title }.
done-language = A partir de agora falo português.
done-presence = Aparece como { $presence }.
done-settings = { $name } agora é { $value }.
done-delivery-retry = É enviado de novo.
done-delivery-skip = Fica de fora; o que esperava atrás continua.
done-role-granted = { $name } tem agora a função de { $role }.
done-role-denied = { $name } não recebe a função de { $role }.
done-link = As suas contas estão unidas.
done-raise = #{ $number } foi aberto para { $name }.

## What commands list.
people-title = Pessoas
people-empty = Não há ninguém assim.
people-role-ask = Prima um papel para o dar a { $name }.
people-role-hint = Para mudar o papel de alguém, pergunte pelo nome: /desk people NOME
delivery-title = O que não foi possível entregar
delivery-empty = Tudo foi entregue.
delivery-line = { $where }: { $state }, { $why }
settings-title = Ajustes
language-ask = Em que idioma quer conversar?
link-code =
  Escreva «/link { $code }» na outra conversa dentro de { $minutes ->
    [one] um minuto
   *[other] { $minutes } minutos
  }.

## More

settings-hint = Mude uma com /desk settings nome valor; o valor "default" repõe o original.

## Prazos e turnos.
command-shift = O seu turno e as suas pausas
command-shift-start = Começar o seu turno
command-shift-end = Terminar o seu turno
command-shift-break = Fazer uma pausa: ninguém o avisa
command-shift-back = A sua pausa acabou
command-shift-week = Quem trabalha nos próximos sete dias
command-shift-plan = Planear quando alguém trabalha, por semana
command-shift-day = Planear um dia de alguém, ou dar-lhe folga
command-ticket-ack = Dizer que trata de um ticket atrasado
done-shift-start = O seu turno começou. Perguntamos se acabou { $when }.
done-shift-end = O seu turno acabou ao fim de { $worked }. Agora ninguém o avisa.
done-shift-break = Boa pausa. Escreva /shift back quando voltar.
done-shift-back = Está de volta ao trabalho.
done-shift-plan = { $name } tem { $count } turnos nas próximas semanas.
done-shift-plan-none = { $name } já não tem plano semanal.
done-shift-day = Em { $date } { $name } trabalha { $times }.
done-shift-day-off = { $name } está de folga em { $date }.
week-title = Quem trabalha nos próximos sete dias
week-none = Não há turnos planeados para os próximos sete dias.
week-shift = { $from } – { $to }
done-ack = Trata de #{ $number }. Mais ninguém é avisado.
