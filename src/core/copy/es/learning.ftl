# What the desk has learnt: likely fixes, guesses, fixes and articles, statistics.

## Likely fixes on cards.
label-fixes = Arreglos probables
label-fixes-waiting = Se buscan arreglos probables.
fixes-line = { $percent } %, { $seen }
fixes-seen =
  { $times } de { $of } { $level ->
    [unit] de este equipo
    [model] de este modelo
    [family] de esta familia
    [manufacturer] de este fabricante
    [category] de esta categoría
   *[any] en total
  }
fixes-explained =
  { $times } de { $of } averías parecidas { $level ->
    [unit] de este equipo
    [model] de este modelo
    [family] de esta familia
    [manufacturer] de este fabricante
    [category] de esta categoría
   *[any] en total
  } se resolvieron así; { $returned ->
    [0] ninguna volvió en 30 días.
    [one] una volvió en 30 días.
   *[other] { $returned } volvieron en 30 días.
  }
fixes-explained-none = Las palabras apuntan a esto; ninguna avería parecida registrada se resolvió así.
fixes-returned-after = Cuando volvió, tardó { $days } días (mediana).
fixes-parts = Piezas: { $parts }
fixes-minutes = Unos { $duration }
fixes-title = Arreglos probables para #{ $number }
fixes-footer = Aprendido de reparaciones pasadas. Usted decide; diga qué sirvió y la próxima sugerencia será mejor.
fixes-case = { $problem } → { $solution }
fixes-cases = Reparaciones pasadas más parecidas
fixes-waiting = Los arreglos probables de #{ $number } aún no están listos. Pregunte de nuevo en un momento.
abstained-no_words = Sin sugerencia: la descripción dice demasiado poco.
abstained-no_history = Sin sugerencia: aún no hay reparaciones pasadas de las que aprender.
abstained-thin_evidence = Sin sugerencia: hay muy pocas reparaciones parecidas registradas.
abstained-unsure = Sin sugerencia: las reparaciones pasadas apuntan en direcciones distintas.
button-fixes = Todo sobre los arreglos
button-fix-worked = { $at } · Usado, funcionó
button-fix-failed = { $at } · Usado, no sirvió
fixes-said-worked = Alguien dijo: funcionó.
fixes-said-failed = Alguien dijo: no sirvió.
done-fix-worked = Anotado: «{ $fix }» funcionó en #{ $number }.
done-fix-failed = Anotado: «{ $fix }» no sirvió en #{ $number }.
form-report-offers = Arreglos probables: { $fixes }. En Arreglo escriba un número u otras palabras.

## Guesses and possible duplicates.
label-category-guess = Categoría (una suposición)
label-urgency-guess = Urgencia (una suposición)
guess-shown = { $value }, { $percent } %
button-guess-category = Categoría: { $value }
button-guess-urgency = Urgencia: { $value }
done-guess-category = #{ $number } tiene ahora la categoría { $value }.
done-guess-urgency = La urgencia de #{ $number } es ahora { $value }.
label-maybe-same = Posible duplicado
maybe-same = Puede ser lo mismo que #{ $target } { $title }
button-merge-same = Unir a #{ $target }
