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
fixes-footer = Aprendido de reparaciones pasadas. Tú decides; di qué sirvió y la próxima sugerencia será mejor.
fixes-case = { $problem } → { $solution }
fixes-cases = Reparaciones pasadas más parecidas
fixes-waiting = Los arreglos probables de #{ $number } aún no están listos. Pregunta de nuevo en un momento.
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
form-report-offers = Arreglos probables: { $fixes }. En Arreglo escribe un número u otras palabras.

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

## Fixes and articles: commands and their descriptions (at most 100 characters).
command-fix = Cuida los arreglos por los que se cuentan las reparaciones
command-article = Cuida los artículos que se ofrecen a los clientes
command-fix-list = Arreglos, y lo que espera una decisión
command-fix-show = Todo sobre un arreglo y cómo lo llaman
command-fix-merge = Contar dos arreglos como uno
command-fix-split = Pasar formas de un arreglo a otro
command-fix-rename = Dar otro nombre a un arreglo
command-article-list = Artículos, primero los borradores
command-article-show = Leer un artículo
command-article-write = Escribir un artículo
command-article-publish = Ofrecer un artículo a los clientes
command-article-retire = Dejar de ofrecer un artículo
argument-fix = Nombre del arreglo, o palabras de él
argument-into = El arreglo al que se une
argument-title = El nombre
argument-wordings = Las formas que pasan, una por línea
argument-article = Título del artículo, o palabras de él
argument-category = El tipo de equipo

## Forms.
form-fix-show = ¿Qué arreglo?
form-fix-show-send = Mostrar
form-fix-merge = Contar dos arreglos como uno
form-fix-merge-send = Unir
form-fix-split = Pasar formas a otro arreglo
form-fix-split-send = Separar
form-fix-rename = Cambiar el nombre de un arreglo
form-fix-rename-send = Cambiar
form-article-show = ¿Qué artículo?
form-article-show-send = Mostrar
form-article-write = Un artículo
form-article-write-send = Guardar
form-article-publish = Publicar un artículo
form-article-publish-send = Publicar
form-article-retire = Retirar un artículo
form-article-retire-send = Retirar
form-fix-split-intro = Borra las líneas de lo que se queda: las que quedan pasan al otro arreglo.
field-into = En
field-wordings = Formas que pasan
field-article = Artículo

## Fixes.
fix-list-title = Arreglos
fix-list-empty = Aún no hay arreglos: el primer informe crea uno.
fix-list-none = Ningún arreglo tiene estas palabras.
fix-used =
  { $used ->
    [0] nunca usado
    [one] usado una vez
   *[other] usado { $used } veces
  }
fix-to-decide = Por decidir: ¿son lo mismo?
fix-proposal = { $title } → { $into }, { $percent } % parecidos
button-proposal-approve = { $at } · Aprobar
button-proposal-decline = { $at } · Rechazar
fix-minutes = Unos { $duration } de trabajo
fix-wordings = Cómo lo llaman
fix-wording =
  { $words }, { $times ->
    [0] en ningún informe
    [one] una vez
   *[other] { $times } veces
  }
fix-merged-from = Unidos a él
fix-articles = Artículos sobre él
button-fix-merge = Unir
button-fix-split = Separar
button-fix-rename = Cambiar nombre
button-fix-article = Escribir un artículo
button-fix-restore = Sacar «{ $title }»
button-undo = Deshacer
done-fix-merge = «{ $title }» cuenta como «{ $into }» a partir de ahora. Los informes conservan sus palabras.
done-fix-decline = «{ $title }» y «{ $into }» siguen siendo dos. No se vuelven a proponer.
done-fix-restore = «{ $title }» vuelve a contar por sí mismo.
done-fix-split =
  Las formas son ahora de «{ $title }». { $moved ->
    [0] Ninguna reparación pasó con ellas.
    [one] Una reparación pasó con ellas.
   *[other] { $moved } reparaciones pasaron con ellas.
  }
done-fix-rename = «{ $before }» es ahora «{ $title }». El nombre antiguo sigue llevando a él.

## Articles.
article-list-title = Artículos
article-list-empty = No hay artículos.
article-state-draft = borrador
article-state-published = publicado
article-state-retired = retirado
article-solved =
  { $count ->
    [0] aún no resolvió nada
    [one] resolvió un problema
   *[other] resolvió { $count } problemas
  }
label-state = Estado
label-language = Idioma
button-article-edit = Cambiar
button-article-publish = Publicar
button-article-retire = Retirar
button-article-from = Hacer un artículo
done-article-draft = Hay un borrador de «{ $title }». Léelo, corrígelo y publícalo: no debe tener nombres ni números de clientes.
done-article-write = «{ $title }» está guardado.
done-article-publish = «{ $title }» se ofrece ahora a los clientes.
done-article-retire = «{ $title }» ya no se ofrece. Se conserva.

## Statistics.
command-desk-stats = Cómo va la mesa: respuestas, reparaciones, plazos, valoraciones
argument-period = El tiempo hacia atrás
argument-by = Por equipo o por organización
stats-title =
  Estadísticas: { $days ->
    [one] el último día
   *[other] los últimos { $days } días
  }
stats-opened = Abiertos
stats-live = De ellos, aún abiertos
stats-response = Primera respuesta (mediana)
stats-resolution = Resolución (mediana)
stats-reopened = Reabiertos
stats-share = { $count } de { $of }, { $percent } %
stats-rating = Valoración
stats-stars =
  { $stars } de 5, { $count ->
    [one] una valoración
   *[other] { $count } valoraciones
  }
stats-promise-response = Respondidos a tiempo
stats-promise-resolution = Resueltos a tiempo
stats-suggested = Reparados con un arreglo sugerido
stats-suggested-first = Con la primera sugerencia
stats-suggested-back = De ellos, volvieron en 30 días
stats-said = Dicho de las sugerencias
stats-said-shown = { $worked } funcionaron, { $failed } no sirvieron
stats-none = aún no hay
stats-no-team = sin equipo
stats-by-team = Por equipo
stats-by-organisation = Por organización
stats-group = { $name }: { $opened } abiertos, { $live } pendientes, respuesta { $response }, resolución { $resolution }, { $reopened } reabiertos, valoración { $stars }

## Faults on the rise, and routes.
stats-emerging = En aumento
fault-emerging = { $label }: { $seen } en { $days } días, esperados { $expected } ({ $test }, falsas alarmas por debajo del { $percent } %)
fault-emerging-on = { $label } en { $on }
notice-fault-emerging = Una avería va en aumento
stats-routes = Por decidir: rutas que enseñan las asignaciones pasadas
route-proposal = { $category } → { $team } ({ $assigned } de { $of } fueron allí)
done-route-approve = Los tickets nuevos de la categoría { $category } van a { $team } a partir de ahora.
done-route-decline = { $category } no se dirige a { $team }. No se vuelve a proponer.

## What the words of a fault suggest, before a ticket is opened.
intake-guess = { $value } (una suposición)
intake-sounds = Parece: { $value } (una suposición).
intake-not-category = No es la categoría { $value }

## The customer is asked before a second ticket about the same thing.
intake-same = Hay un ticket abierto de este equipo: #{ $number } { $title }. ¿Es el mismo problema?
intake-same-yes = Sí, es #{ $number }
intake-same-added = He añadido lo que escribiste a #{ $number }. No se abrió otro ticket.

## Imported repairs without a fix.
fix-to-gather = Por decidir: ¿son estas reparaciones este arreglo?
fix-gathering =
  { $title } ({ $times ->
    [one] una reparación importada
   *[other] { $times } reparaciones importadas
  })
done-gather-approve =
  { $named ->
    [one] Una reparación cuenta
   *[other] { $named } reparaciones cuentan
  } como «{ $title }» a partir de ahora. Sus palabras se conservan.
done-gather-decline = Se quedan como están, y no se vuelven a proponer como «{ $title }».
