# What went wrong, and what can be done instead.

## Moves and rights.
problem-move-forbidden = Só { $who } pode { $can }. Escreva /help para ver o que pode fazer.
problem-move-wrong_state = { $ticket } { $state }, por isso { $cannot }. Pode { $possible }.
problem-move-wrong_state-nothing = { $ticket } { $state }, por isso { $cannot }. Por agora não pode fazer mais nada com ele.
problem-move-incomplete = Para { $can }, { $asked }.
problem-move-stale = #{ $number } mudou depois de isto ser mostrado: agora { $state }. É assim que está; escolha de novo.
problem-action-forbidden = Só { $who } pode fazer isso. Escreva /help para ver o que pode fazer.

## Tickets.
problem-ticket-unknown = Não há nenhum ticket { $number } que possa ver. Escreva /ticket list para ver os seus.
problem-ticket-locked_fields = O trabalho em #{ $number } já começou, por isso já não é possível mudar: { $fields }. Escreva na conversa dele o que deveria mudar.
problem-ticket-too_many_open = Tem { $open } tickets abertos e o máximo é { $limit }. Acrescente isto a um deles ou cancele um que já não seja preciso. Escreva /ticket list para os ver.
problem-ticket-chat_closed = #{ $number } { $state }, por isso a conversa está fechada e a sua mensagem não foi enviada. Reabra-o ou abra um ticket novo.
problem-ticket-number_mismatch = Escreveu «{ $typed }», mas este é #{ $number }. Nada foi eliminado. Escreva { $number } para o eliminar.
problem-ticket-merge_self = #{ $number } não pode unir-se a si mesmo. Indique o número de outro ticket.
problem-ticket-merge_other_organisation = #{ $number } e #{ $target } são de clientes diferentes, por isso não é possível uni-los. Escolha um ticket do mesmo cliente.
problem-ticket-merge_target_done = #{ $target } { $state }, por isso #{ $number } não pode unir-se a ele. Escolha um ticket que ainda esteja aberto.
problem-ticket-nothing_to_rate = #{ $number } { $state }, por isso ainda não há nada para avaliar. Poderá avaliá-lo quando estiver resolvido.

## Who goes, and in what.
problem-assignment-not_staff = { $name } não é técnico, engenheiro nem administrador, por isso não pode receber tickets. Escolha outra pessoa.
problem-assignment-unavailable = { $name } já tem outro trabalho a essa hora ou não está de turno. Escolha outra pessoa.
problem-assignment-nobody = Não há quem propor para #{ $number }. Toque em Escolher outro e escolha alguém.
problem-assignment-same = #{ $number } já está atribuído a { $name }. Nada foi alterado.
problem-vehicle-name-taken = Outro veículo chama-se { $name }. Escolha outro nome.
problem-vehicle-unavailable = { $name } não pode ser usado: está em reparação ou já não existe. Escolha outro veículo ou nenhum.
problem-equipment-owned = “{ $label }” pertence a outra organização. Peça ao serviço que o passe para a sua.
problem-record-unknown = Essa entrada não existe, ou não lhe cabe vê-la. Peça a lista e escolha uma dela.
problem-record-in_use = “{ $name }” ainda é usado noutro lugar, por isso fica. Retire primeiro esses usos.
problem-record-name_taken = Já há outro que se chama “{ $name }”. Escolha outro nome.

## Reports.
problem-report-missing = #{ $number } ainda não tem relatório. O técnico designado envia-o com /ticket report { $number }.
problem-report-not_waiting = O relatório de #{ $number } está { $state }, por isso não há nada para assinar ou contestar. Escreva /ticket show { $number } para o ler.
problem-report-unsettled = O relatório de #{ $number } está { $state }, por isso não é possível concluir o ticket. O cliente tem de o assinar ou um administrador dispensar a assinatura.
problem-reopen-too_late =
  #{ $number } terminou há mais de { $windowDays ->
    [one] { $windowDays } dia
   *[other] { $windowDays } dias
  }, por isso não é possível reabri-lo. Abra um ticket novo e mencione este.

## Messages and files.
problem-message-empty = Nessa mensagem não havia nada para ler. Escreva algumas palavras ou envie uma foto.
problem-message-too_long = Essa mensagem tem { $length } caracteres e o máximo é { $limit }. Envie-a em partes ou como documento.
problem-message-unknown = Essa mensagem já não existe.
problem-message-not_yours = Só quem escreveu uma mensagem pode alterá-la ou apagá-la. Escreva uma nova.
problem-file-too_large = «{ $name }» tem { $size } e o máximo é { $limit }. envie um mais pequeno ou um link.
problem-file-empty = «{ $name }» está vazio. Envie-o de novo.
problem-file-not_what_it_says = «{ $name }» diz ser { $claimed }, mas é { $found }. Não ficou guardado. Envie o original.
problem-file-kind_refused = «{ $name }» é { $found }, que aqui não se aceita. Aceitam-se fotos, vídeos, mensagens de voz, PDF e documentos simples.
problem-file-unknown = Esse documento já não existe ou não o pode ver. Peça que o enviem de novo.
problem-file-not_fetched = Não foi possível obter «{ $name }», que ficou de fora. Envie o ficheiro de novo.
problem-file-not_photo = «{ $name }» não é uma fotografia e ficou de fora. Envie uma imagem: JPEG, PNG, WebP, GIF ou HEIC.
problem-file-too_many = Aqui cabem { $limit } ficheiros no máximo. { $left ->
    [one] O último ficou de fora.
   *[other] Os últimos { $left } ficaram de fora.
}

## Answers in forms.
problem-field-missing = Falta «{ $field }». Preencha esse campo.
problem-field-too_long = «{ $field }» tem { $length } caracteres e o máximo é { $limit }. Encurte-o.
problem-field-not_a_number = «{ $value }» não serve para «{ $field }». Indique um número inteiro de { $min } a { $max }.
problem-field-not_a_choice = «{ $value }» não é uma opção de «{ $field }». Escolha { $choices }.
problem-field-not_a_date = «{ $value }» não é uma data para «{ $field }». Escreva-a como { $from }, a partir desse dia.
problem-field-not_text = «{ $field }» contém algo que não é texto. Escreva de novo.
problem-field-not_files = «{ $field }» responde-se com ficheiros. Envie-os aqui ou toque num botão para continuar.

## The PIN.
problem-pin-unset = Ainda não tem PIN. Escolha um primeiro e depois assine com ele.
problem-pin-wrong =
  Esse PIN não está certo. { $triesLeft ->
    [one] Tem mais uma tentativa.
   *[other] Tem mais { $triesLeft } tentativas.
  }
problem-pin-locked =
  O seu PIN está bloqueado por demasiadas tentativas erradas. Tente dentro de { $minutes ->
    [one] um minuto
   *[other] { $minutes } minutos
  } ou peça que o reponham.
problem-pin-not_six_digits = Um PIN tem exatamente seis algarismos. Tente de novo.
problem-pin-too_simple = Esse PIN é fácil demais de adivinhar. Escolha seis algarismos que não sejam seguidos nem todos iguais.
problem-pin-mismatch = Os dois PIN não coincidem. Escreva os mesmos seis algarismos duas vezes.

## People and signing in.
problem-account-unknown = Aqui não há ninguém chamado «{ $name }». Escreva /desk people para ver quem há.
problem-account-ambiguous = «{ $name }» pode ser { $matches }. Indique o nome completo.
problem-account-inactive = Esta conta está desativada. Peça a um administrador que a ative.
problem-account-last_admin = É o último administrador, por isso não é possível tirar-lhe a função. Nomeie primeiro outro administrador.
problem-account-email_taken = Já existe uma conta com este e-mail. Entre com ele ou use outro.
problem-password-weak = Essa senha é fraca demais. Use pelo menos { $minLength } caracteres difíceis de adivinhar.
problem-sign_in-failed = O e-mail ou a senha não estão certos. Tente de novo ou peça um link de acesso.
problem-sign_in-needed = Entre primeiro na sua conta.
problem-sign_in-slow_down =
  Demasiadas tentativas. Espere { $seconds ->
    [one] um segundo
   *[other] { $seconds } segundos
  } e tente de novo.
problem-link-invalid = Este link ou código já foi usado ou expirou. Peça outro.
problem-key-invalid = Esta chave não existe ou foi retirada. Crie outra com fixline key create.
problem-key-scope = Esta chave não pode fazer isso: precisa da permissão { $needs }.
problem-key-unknown = Não existe essa chave ou já terminou.
problem-token-invalid = Este acesso terminou ou expirou. Entre de novo.

## Things that are not there.
problem-equipment-unknown = Não conhecemos nenhum equipamento «{ $name }» seu. Escolha um da lista ou descreva-o.
problem-organisation-unknown = Não há nenhuma organização «{ $name }». Confira o nome e tente de novo.
problem-fix-unknown = Não há nenhuma solução «{ $name }». Confira o nome e tente de novo.
problem-fix-ambiguous = «{ $name }» pode ser várias reparações: { $matches }. Diga qual.
problem-fix-merge_self = «{ $title }» não se pode juntar a si própria.
problem-fix-not_merged = «{ $title }» não está junta a outra reparação.
problem-fix-title_taken = Já há uma reparação «{ $title }». Junte as duas.
problem-fix-wording_unknown = «{ $words }» não é nenhuma das formas de «{ $title }». Veja-as com /fix show.
problem-fix-wording_kept = «{ $title }» mantém o próprio nome. Mude-o, ou escolha outras formas.
problem-proposal-decided = Outra pessoa já decidiu isso.
problem-article-retired = O artigo «{ $title }» está retirado. Escreva-o de novo para o voltar a usar.
problem-article-unknown = Não há nenhum artigo «{ $name }». Confira o nome e tente de novo.
problem-setting-unknown = Não há nenhum ajuste «{ $name }». Escreva /desk settings para ver todos.
problem-setting-invalid = «{ $value }» não serve para { $name }. Indique { $expected }.
problem-delivery-unknown = Esse envio já não existe. Escreva /desk delivery para ver os pendentes.
problem-not_available = { $what } não está disponível aqui. Escreva /help para ver o que há.

## O tempo: calendários, prazos, turnos.
problem-calendar-invalid = Não é possível ler este calendário: { $detail }. Corrija-o e envie-o de novo.
problem-calendar-unknown = Esse calendário não existe. Peça a lista e escolha um dela.
problem-calendar-in_use = «{ $name }» ainda conta por este calendário. Dê-lhe outro primeiro.
problem-sla-policy_unknown = Esse compromisso não existe. Peça a lista e escolha um dela.
problem-sla-policy_twice = «{ $name }» já vale para os mesmos tickets. Altere esse, ou diga o que distingue este.
problem-sla-nothing_to_acknowledge = No ticket #{ $number } não há nada por confirmar.
problem-shift-under_way = O seu turno já está a decorrer. Escreva /shift end quando acabar.
problem-shift-not_under_way = Não tem nenhum turno a decorrer. Escreva /shift start para começar um.
problem-shift-on_break = Já está numa pausa. Escreva /shift back quando voltar.
problem-shift-not_on_break = Não está numa pausa. Escreva /shift break para começar uma.
problem-shift-overlaps = { $name } já tem um turno planeado a essa hora. Mude ou retire esse primeiro.
problem-shift-unknown = Esse turno planeado não existe. Peça a lista e escolha um dela.
problem-shift-unreadable = «{ $text }» não se lê como horário. Escreva-o como «{ $example }».
problem-shift-no_plan = Não há plano semanal de que divergir. Defina um primeiro com /shift plan.

## Commands and dialogues.
problem-dialogue-gone = Essa pergunta já foi respondida ou expirou. Escreva o que precisa.
problem-command-unknown = Não existe o comando «{ $text }». Escreva /help para ver todos.
problem-command-unknown-nearest = Não existe o comando «{ $text }». Queria dizer «{ $nearest }»? Escreva /help para ver todos.
problem-command-ticket_needed = A que ticket se refere? Escreva o número, como em «{ $command } 1042».
problem-command-bad_argument = «{ $argument }» não serve para «{ $command }». Aceita { $expected }.
problem-command-bad_argument-number_only = «{ $argument }» não serve para «{ $command }». Escreva /{ $command } sem mais nada ou com um número de ticket.

## Requests by programs.
problem-cursor-invalid = Este cursor não é nosso. Comece de novo pela primeira página.
problem-request-invalid = Não é possível ler o pedido: { $detail }.
problem-request-not_from_here = Este pedido não veio da nossa página, por isso nada foi alterado. Recarregue a página e tente de novo.
problem-request-too_large = O pedido é grande demais; o máximo é { $limit }. Envie-o em partes.
problem-request-unknown_address = Não há nada neste endereço. A referência está em /docs.
problem-request-replayed_differently = Esta Idempotency-Key já foi usada para outro pedido. Use uma chave nova.
problem-request-changed_since = Mudou depois de o ter lido; a versão atual é { $current }. Leia de novo e repita a alteração.
problem-request-slow_down =
  Demasiados pedidos. Espere { $seconds ->
    [one] um segundo
   *[other] { $seconds } segundos
  } e continue.
