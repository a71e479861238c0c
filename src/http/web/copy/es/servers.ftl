## Other servers
servers-lede = Otras mesas Fixline a las que se pueden pasar tickets. Se muestra lo que se enviaría antes de enviarlo.
servers-none = Ningún otro servidor
servers-none-text = Empareje uno para pasarle tickets, con su conversación y archivos, y seguirlos allí.
server-new = Emparejar un servidor
server-new-intro = Deje la clave vacía para hacer una aquí y llevarla a la otra mesa, o pegue la clave hecha allí.
server-name = Nombre
server-url = Dirección (https)
server-key = Clave de emparejamiento
server-key-hint = Empieza por fxp_ y sirve siete días.
server-pair = Emparejar
server-made = Lleve esta clave a la otra mesa
server-made-text = Se muestra una vez. Allí, empareje esta mesa y pegue la clave.
server-state-pairing = espera al otro lado
server-state-paired = emparejado
server-state-ended = terminado
server-heard = oído { $when }
server-there = Nuestros tickets allí
server-here = Sus tickets aquí
server-waiting = Por contar
server-failed = Abandonado
server-retry = Contar otra vez
server-retried =
  { $count ->
    [one] Se cuenta otra vez una cosa.
   *[other] Se cuentan otra vez { $count } cosas.
  }
rules-title = Reglas
rules-none = No hay reglas: nada va allí por sí solo.
rules-of = Reglas para { $name }
rule-new = Nueva regla
rule-new-intro = Los tickets nuevos que encajan van a { $name } por sí solos cuando un administrador ha aprobado la regla.
rule-make = Crear
rule-category = Categoría
rule-any-hint = Vacío vale para todas.
rule-site = Sitio
rule-load = Solo por encima de tantos tickets abiertos aquí
rule-load-hint = Un número; vacío vale siempre.
rule-notes = Las notas internas también van
rule-category-is = categoría { $category }
rule-site-is = un sitio
rule-load-is = más de { $count } tickets abiertos
rule-with-notes = con notas internas
rule-every = todo ticket nuevo
rule-approved = aprobada
rule-waits = espera aprobación
rule-approve = Aprobar
rule-stop = Detener
rule-remove = ¿Quitar la regla { $name }?
rule-remove-yes = Quitar
server-end = ¿Terminar el emparejamiento con { $name }?
server-end-text = Nuestros tickets vuelven, los suyos se cancelan aquí y la clave deja de servir. Para seguir se empareja de nuevo.
server-end-yes = Terminar
