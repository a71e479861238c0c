# O que as plataformas de chat mostram além da conversa: descrições nas suas listas de comandos e as suas poucas frases próprias.

## Argumentos dos comandos (no máximo 100 caracteres).
argument-ticket = Número do ticket; se faltar, o que se entende aqui
argument-text = Pelas suas palavras
argument-search = O que procurar
argument-reason = Porquê
argument-hold = Por que espera o trabalho
argument-words = Mais pormenores
argument-stars = 1 é o pior, 5 o melhor
argument-comment = O que correu bem ou mal
argument-person = Quem
argument-people = Parte de um nome
argument-priority = Com que prioridade
argument-tags = Etiquetas, separadas por vírgulas
argument-unit = Máquina, pelo número de série ou nome
argument-target = Número do ticket a que se junta
argument-typed = O número outra vez, como confirmação
argument-name = Que definição
argument-value = O seu novo valor, ou "default"
argument-language = A língua
argument-code = O código que o outro chat mostrou
argument-choice = Levar uma cópia (export) ou apagar tudo (erase)

## Comandos de uma palavra.
shortcut-new = Abrir um ticket
shortcut-mine = Os seus tickets
shortcut-queue = Tickets em espera
shortcut-help = O que pode fazer

## O que uma plataforma diz por si.
platform-loading = Um momento …
platform-failed = Não resultou e nada mudou. Tente de novo.
platform-open-form = Abrir o formulário
platform-raise = Abrir um ticket
platform-new-ticket = Novo ticket
platform-greeting = Escreva aqui o que se passa, com uma foto se quiser, e um técnico tratará disso.
platform-field-wrong = Verifique esta resposta.

## O que diz o médico.
doctor-looking = Estou a ver. Daqui a pouco publico aqui o que encontrar.
doctor-well = Está tudo bem.
doctor-wrong =
  { $count ->
    [one] Uma coisa não está
   *[other] { $count } coisas não estão
  } bem
