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
