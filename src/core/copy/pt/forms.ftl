# Forms: their questions, choices, titles and buttons.

## Fields. The English ones of the main path are fixed: documents name them.
field-malfunction = Avaria
field-cause = Causa
field-solution = Solução
field-fix = Reparação
field-parts = Peças
field-labourMinutes = Minutos de trabalho
field-travelMinutes = Minutos de viagem
field-photos = Fotografias
field-files = Fotografias ou ficheiros
field-reason = Motivo
field-pin = PIN
field-pinAgain = PIN outra vez
field-words = Mais detalhes
field-title = Título
field-description = Descrição
field-category = Categoria
field-urgency = Urgência
field-dueAt = Prazo
field-equipmentId = Equipamento
field-siteId = Local
field-target = Ticket a que se une
field-typed = Número do ticket
field-stars = Avaliação
field-comment = Comentário
field-text = Texto
field-person = Pessoa
field-priority = Prioridade
field-tags = Etiquetas
field-unit = Máquina
field-everyDays = A cada quantos dias
field-date = Primeira vez em
field-week = Semana
field-day = Dia
field-times = Horas
field-name = Nome
field-value = Valor
field-language = Idioma
field-code = Código
field-email = E-mail
field-password = Senha

## Hints under fields.
field-malfunction-hint = O que falhava ao chegar
field-cause-hint = A causa da avaria
field-solution-hint = O que fez
field-fix-hint = A reparação em poucas palavras: «trocar válvula de entrada»
field-parts-hint = Uma por linha, com número e quantidade: «2 x junta 4711»
field-files-hint = Até { $most }.
field-files-kept = { $count ->
    [one] Já cá está 1.
   *[other] Já cá estão { $count }.
}
field-pin-hint = Seis algarismos
field-tags-hint = Separadas por vírgulas; vazio tira todas
field-unit-hint = Número de série ou como lhe chamam
field-everyDays-hint = 0: uma vez
field-date-hint = Como 2026-05-01
field-week-hint = mon-fri 08:00-17:00 break 12:00-13:00; sat 09:00-13:00; ou off
field-day-hint = Como 2026-05-01
field-times-hint = 09:00-13:00, 14:00-18:00; ou off
field-person-hint = Um nome ou parte dele
field-target-hint = Um número como 1042

## Choices.
choice-reason-parts = Peças
choice-reason-customer = Cliente
choice-reason-access = Acesso
choice-reason-other = Outro
choice-urgency-low = Pode esperar
choice-urgency-normal = Normal
choice-urgency-high = Atrasa o trabalho
choice-urgency-critical = Perigo ou tudo parado
choice-priority-p1 = P1, de imediato
choice-priority-p2 = P2, hoje
choice-priority-p3 = P3, programada
choice-priority-p4 = P4, quando convier
choice-priority-auto = Automática
choice-stars-1 = 1
choice-stars-2 = 2
choice-stars-3 = 3
choice-stars-4 = 4
choice-stars-5 = 5
choice-language-en = English
choice-language-es = Español
choice-language-pt = Português

## Titles and buttons of the forms.
form-report = Relatório de #{ $number }
form-report-send = Enviar relatório
form-hold = Pôr #{ $number } em espera
form-hold-send = Pôr em espera
form-decline = Recusar #{ $number }
form-decline-send = Recusar
form-reject = Rejeitar #{ $number }
form-reject-send = Rejeitar
form-cancel = Cancelar #{ $number }
form-cancel-send = Cancelar ticket
form-reopen = Reabrir #{ $number }
form-reopen-send = Reabrir
form-dispute = Contestar o relatório de #{ $number }
form-dispute-send = Contestar
form-waive = Dispensar a assinatura de #{ $number }
form-waive-send = Dispensar assinatura
form-sign = Assinar o relatório de #{ $number }
form-sign-send = Assinar
form-pin-set = Escolha o seu PIN
form-pin-set-send = Definir PIN
form-edit = Alterar #{ $number }
form-edit-send = Confirmar
form-merge = Unir #{ $number } a outro
form-merge-send = Unir
form-delete = Eliminar #{ $number }
form-delete-send = Eliminar
form-rate = Avaliar #{ $number }
form-rate-send = Avaliar
form-rate-comment = O seu comentário sobre #{ $number }
form-rate-comment-send = Enviar
form-reply = Responder ao cliente de #{ $number }
form-reply-send = Responder
form-note = Nota sobre #{ $number }
form-note-send = Acrescentar nota
form-assign = Atribuir #{ $number }
form-assign-send = Atribuir
form-assign-reason = Por que razão muda #{ $number } de mãos?
form-assign-reason-send = Atribuir
form-priority = Prioridade de #{ $number }
form-priority-send = Confirmar
form-tag = Etiquetas de #{ $number }
form-tag-send = Confirmar
form-plan = Planear manutenção
form-plan-send = Planear
form-shift-plan = Quando alguém trabalha
form-shift-plan-send = Planear
form-shift-day = Um dia de alguém
form-shift-day-send = Planear
form-search = Procurar tickets
form-search-send = Procurar

## What stands above the questions.
form-sign-intro = Assina o relatório de #{ $number } tal como está. O seu PIN é a sua assinatura.
form-pin-set-intro = Os relatórios assinam-se com um PIN de seis algarismos. Escolha-o agora e não o partilhe.
form-delete-intro = #{ $number } desaparece das listas; a auditoria conserva-o. Escreva { $number } para confirmar.
form-reply-intro = O cliente vai ler isto.
form-note-intro = Só quem trabalha aqui vai ler isto.
form-back-out = Cancelar
form-continue = Continuar
form-step = Pergunta { $at } de { $of }
form-step-hint = Escreva a resposta ou toque num botão.
form-step-known = Agora: { $value }
form-step-back = Voltar
form-step-skip = Saltar
form-step-keep = Deixar assim
form-step-done = Pronto
form-step-clear = Retirá-las
form-step-photos = Envie fotografias, uma a uma ou várias de uma vez, até { $most }. Depois toque em Pronto. O texto por baixo de uma fotografia não é guardado.
form-step-any = Envie fotografias ou documentos, um a um ou vários de uma vez, até { $most }. Depois toque em Pronto. O texto que os acompanha não é guardado.
form-files = { $count ->
    [one] 1 ficheiro
   *[other] { $count } ficheiros
}
form-already-sent = Este formulário já foi enviado. Nada foi feito duas vezes.
form-only-private = Um PIN nunca se escreve num canal. Escreva-me em privado e assine lá.
form-sign-ask = Escreva o seu PIN de seis algarismos.
form-pin-set-ask = Escreva seis algarismos, um espaço e os mesmos seis algarismos outra vez.
form-cancelled = Cancelado. Nada foi alterado.
form-secret-hint = A sua mensagem com o PIN é apagada de imediato.
form-optional = pode ficar vazio
form-part = { $title } ({ $at } de { $of })
form-part-kept = A parte { $at } de { $of } está guardada. Falta mais um pouco.
