# What the desk has learnt: likely fixes, guesses, fixes and articles, statistics.

## Likely fixes on cards.
label-fixes = Reparações prováveis
label-fixes-waiting = Procuram-se reparações prováveis.
fixes-line = { $percent } %, { $seen }
fixes-seen =
  { $times } de { $of } { $level ->
    [unit] deste equipamento
    [model] deste modelo
    [family] desta família
    [manufacturer] deste fabricante
    [category] desta categoria
   *[any] no total
  }
fixes-explained =
  { $times } de { $of } avarias parecidas { $level ->
    [unit] deste equipamento
    [model] deste modelo
    [family] desta família
    [manufacturer] deste fabricante
    [category] desta categoria
   *[any] no total
  } foram resolvidas assim; { $returned ->
    [0] nenhuma voltou em 30 dias.
    [one] uma voltou em 30 dias.
   *[other] { $returned } voltaram em 30 dias.
  }
fixes-explained-none = As palavras apontam para isto; nenhuma avaria parecida registada foi resolvida assim.
fixes-returned-after = Quando voltou, demorou { $days } dias (mediana).
fixes-parts = Peças: { $parts }
fixes-minutes = Cerca de { $duration }
fixes-title = Reparações prováveis para #{ $number }
fixes-footer = Aprendido com reparações passadas. A decisão é sua; diga o que ajudou e a próxima sugestão será melhor.
fixes-case = { $problem } → { $solution }
fixes-cases = Reparações passadas mais parecidas
fixes-waiting = As reparações prováveis de #{ $number } ainda não estão prontas. Pergunte de novo daqui a pouco.
abstained-no_words = Sem sugestão: a descrição diz muito pouco.
abstained-no_history = Sem sugestão: ainda não há reparações passadas com que aprender.
abstained-thin_evidence = Sem sugestão: há muito poucas reparações parecidas registadas.
abstained-unsure = Sem sugestão: as reparações passadas apontam em direções diferentes.
button-fixes = Tudo sobre as reparações
button-fix-worked = { $at } · Usada, resultou
button-fix-failed = { $at } · Usada, não ajudou
fixes-said-worked = Alguém disse: resultou.
fixes-said-failed = Alguém disse: não ajudou.
done-fix-worked = Anotado: «{ $fix }» resultou em #{ $number }.
done-fix-failed = Anotado: «{ $fix }» não ajudou em #{ $number }.
form-report-offers = Reparações prováveis: { $fixes }. Em Reparação escreva um número ou outras palavras.

## Guesses and possible duplicates.
label-category-guess = Categoria (um palpite)
label-urgency-guess = Urgência (um palpite)
guess-shown = { $value }, { $percent } %
button-guess-category = Categoria: { $value }
button-guess-urgency = Urgência: { $value }
done-guess-category = #{ $number } tem agora a categoria { $value }.
done-guess-urgency = A urgência de #{ $number } é agora { $value }.
label-maybe-same = Possível duplicado
maybe-same = Pode ser o mesmo que #{ $target } { $title }
button-merge-same = Juntar a #{ $target }

## Fixes and articles: commands and their descriptions (at most 100 characters).
command-fix = Cuide das reparações-tipo
command-article = Cuide dos artigos oferecidos aos clientes
command-fix-list = Reparações-tipo, e o que espera decisão
command-fix-show = Tudo sobre uma reparação e como lhe chamam
command-fix-merge = Contar duas reparações como uma
command-fix-split = Passar formas de uma reparação para outra
command-fix-rename = Dar outro nome a uma reparação
command-article-list = Artigos, primeiro os rascunhos
command-article-show = Ler um artigo
command-article-write = Escrever um artigo
command-article-publish = Oferecer um artigo aos clientes
command-article-retire = Deixar de oferecer um artigo
argument-fix = Nome da reparação, ou palavras dela
argument-into = A reparação a que se junta
argument-title = O nome
argument-wordings = As formas que passam, uma por linha
argument-article = Título do artigo, ou palavras dele
argument-category = O tipo de equipamento

## Forms.
form-fix-show = Que reparação?
form-fix-show-send = Mostrar
form-fix-merge = Contar duas reparações como uma
form-fix-merge-send = Juntar
form-fix-split = Passar formas para outra reparação
form-fix-split-send = Separar
form-fix-rename = Mudar o nome de uma reparação
form-fix-rename-send = Mudar
form-article-show = Que artigo?
form-article-show-send = Mostrar
form-article-write = Um artigo
form-article-write-send = Guardar
form-article-publish = Publicar um artigo
form-article-publish-send = Publicar
form-article-retire = Retirar um artigo
form-article-retire-send = Retirar
form-fix-split-intro = Apague as linhas do que fica: as que restam passam para a outra reparação.
field-into = Em
field-wordings = Formas que passam
field-article = Artigo

## Fixes.
fix-list-title = Reparações-tipo
fix-list-empty = Ainda não há reparações-tipo: o primeiro relatório cria uma.
fix-list-none = Nenhuma reparação tem estas palavras.
fix-used =
  { $used ->
    [0] nunca usada
    [one] usada uma vez
   *[other] usada { $used } vezes
  }
fix-to-decide = Por decidir: são o mesmo?
fix-proposal = { $title } → { $into }, { $percent } % parecidas
button-proposal-approve = { $at } · Aprovar
button-proposal-decline = { $at } · Recusar
fix-minutes = Cerca de { $duration } de trabalho
fix-wordings = Como lhe chamam
fix-wording =
  { $words }, { $times ->
    [0] em nenhum relatório
    [one] uma vez
   *[other] { $times } vezes
  }
fix-merged-from = Juntas a ela
fix-articles = Artigos sobre ela
button-fix-merge = Juntar
button-fix-split = Separar
button-fix-rename = Mudar nome
button-fix-article = Escrever um artigo
button-fix-restore = Retirar «{ $title }»
button-undo = Desfazer
done-fix-merge = «{ $title }» conta como «{ $into }» a partir de agora. Os relatórios mantêm as palavras.
done-fix-decline = «{ $title }» e «{ $into }» continuam duas. Não voltam a ser propostas.
done-fix-restore = «{ $title }» volta a contar por si.
done-fix-split =
  As formas são agora de «{ $title }». { $moved ->
    [0] Nenhuma reparação passou com elas.
    [one] Uma reparação passou com elas.
   *[other] { $moved } reparações passaram com elas.
  }
done-fix-rename = «{ $before }» é agora «{ $title }». O nome antigo continua a levar a ela.

## Articles.
article-list-title = Artigos
article-list-empty = Não há artigos.
article-state-draft = rascunho
article-state-published = publicado
article-state-retired = retirado
article-solved =
  { $count ->
    [0] ainda não resolveu nada
    [one] resolveu um problema
   *[other] resolveu { $count } problemas
  }
label-state = Estado
label-language = Idioma
button-article-edit = Mudar
button-article-publish = Publicar
button-article-retire = Retirar
button-article-from = Fazer um artigo
done-article-draft = Há um rascunho de «{ $title }». Leia, corrija e publique: não deve ter nomes nem números de clientes.
done-article-write = «{ $title }» está guardado.
done-article-publish = «{ $title }» é agora oferecido aos clientes.
done-article-retire = «{ $title }» já não é oferecido. Fica guardado.

## Statistics.
command-desk-stats = Como vai a mesa: respostas, reparações, prazos, avaliações
argument-period = O tempo para trás
argument-by = Por equipa ou por organização
stats-title =
  Estatísticas: { $days ->
    [one] o último dia
   *[other] os últimos { $days } dias
  }
stats-opened = Abertos
stats-live = Destes, ainda abertos
stats-response = Primeira resposta (mediana)
stats-resolution = Resolução (mediana)
stats-reopened = Reabertos
stats-share = { $count } de { $of }, { $percent } %
stats-rating = Avaliação
stats-stars =
  { $stars } de 5, { $count ->
    [one] uma avaliação
   *[other] { $count } avaliações
  }
stats-promise-response = Respondidos a tempo
stats-promise-resolution = Resolvidos a tempo
stats-suggested = Reparados com uma reparação sugerida
stats-suggested-first = Com a primeira sugestão
stats-suggested-back = Destes, voltaram em 30 dias
stats-said = Dito das sugestões
stats-said-shown = { $worked } resultaram, { $failed } não ajudaram
stats-none = ainda não há
stats-no-team = sem equipa
stats-by-team = Por equipa
stats-by-organisation = Por organização
stats-group = { $name }: { $opened } abertos, { $live } por resolver, resposta { $response }, resolução { $resolution }, { $reopened } reabertos, avaliação { $stars }

## Faults on the rise, and routes.
stats-emerging = A aumentar
fault-emerging = { $label }: { $seen } em { $days } dias, esperados { $expected } ({ $test }, falsos alarmes abaixo de { $percent } %)
fault-emerging-on = { $label } em { $on }
notice-fault-emerging = Uma avaria está a aumentar
stats-routes = Por decidir: encaminhamentos que as atribuições passadas ensinam
route-proposal = { $category } → { $team } ({ $assigned } de { $of } foram para lá)
done-route-approve = Os tickets novos da categoria { $category } vão para { $team } a partir de agora.
done-route-decline = { $category } não é encaminhada para { $team }. Não volta a ser proposta.

## What the words of a fault suggest, before a ticket is opened.
intake-guess = { $value } (um palpite)
intake-sounds = Parece: { $value } (um palpite).
intake-not-category = Não é a categoria { $value }

## The customer is asked before a second ticket about the same thing.
intake-same = Há um ticket aberto deste equipamento: #{ $number } { $title }. É o mesmo problema?
intake-same-yes = Sim, é o #{ $number }
intake-same-added = Acrescentei o que escreveu a #{ $number }. Não se abriu outro ticket.

## Imported repairs without a fix.
fix-to-gather = Por decidir: estas intervenções são esta reparação?
fix-gathering =
  { $title } ({ $times ->
    [one] uma intervenção importada
   *[other] { $times } intervenções importadas
  })
done-gather-approve =
  { $named ->
    [one] Uma intervenção conta
   *[other] { $named } intervenções contam
  } como «{ $title }» a partir de agora. As palavras ficam.
done-gather-decline = Ficam como estão, e não voltam a ser propostas como «{ $title }».
