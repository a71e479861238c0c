# Opening a ticket in a chat.

## Greetings and thanks: nothing is opened.
intake-hello = Olá, { $name }. Escreva o que aconteceu ou envie uma foto e eu abro um ticket.
intake-thanks = De nada. Escreva quando houver algum problema.
intake-ask-what = O que aconteceu? Descreva por palavras suas; uma foto ajuda.
intake-arrived = Trata-se de { $equipment }.
intake-arrived-unknown = O código da etiqueta não é conhecido aqui.
intake-arrived-other = O código da etiqueta corresponde a { $model }. Não está em seu nome, por isso anoto-o na descrição.

## The questions.
intake-which-equipment = De que equipamento se trata?
intake-which-urgency = Qual é a urgência?
intake-which-site = Onde está?
intake-answer-hint = Toque num botão ou escreva a resposta.
intake-not-a-choice = Não encontrei isso nas opções, por isso acrescentei-o à descrição.
intake-added = Acrescentei isso à descrição.
intake-something-else = Outra coisa
intake-somewhere-else = Noutro local
intake-skip = Não sei

## Articles and the summary.
intake-articles = Isto talvez ajude antes de alguém ir:
intake-articles-none = Nada disto ajudou
intake-solved = Ainda bem. Não foi aberto nenhum ticket. Escreva quando houver algum problema.
intake-summary-title = Está certo?
intake-summary = Vou abrir um ticket com isto:
intake-files =
  { $count ->
    [one] { $count } anexo
   *[other] { $count } anexos
  }
intake-label-files = Anexos
intake-change-equipment = Mudar equipamento
intake-change-urgency = Mudar urgência
intake-change-site = Mudar local
intake-add-hint = Escreva para acrescentar à descrição.
intake-cancelled = Não foi aberto nenhum ticket. Escreva quando houver algum problema.
intake-no-words = Fotos enviadas sem texto

## Staff who write first.
intake-staff = Trabalha aqui, por isso não abro tickets por iniciativa própria. Quer abrir um ticket seu?
intake-staff-open = Ticket para mim

## Other words that people answer with, apart by commas; matched, never shown.
intake-words-other = outro, outra, nenhum, nenhuma, nem ideia, não sei, não tenho certeza
intake-words-low = baixa, pouco urgente, não urgente, não é urgente, sem pressa, depois, quando puder
intake-words-normal = normal, média, habitual
intake-words-high = alta, urgente, muito urgente, em breve, importante, hoje
intake-words-critical = crítica, crítico, emergência, perigo, perigoso, imediato, tudo parado, fogo
intake-in-private = Perguntei-lhe em privado, para que nem todos tenham de ler.
