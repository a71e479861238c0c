# Lo que muestran las plataformas de chat además de la conversación: descripciones en sus listas de órdenes y sus pocas frases propias.

## Argumentos de las órdenes (100 caracteres como máximo).
argument-ticket = Número del ticket; si falta, el que se entiende aquí
argument-text = Con tus propias palabras
argument-search = Qué buscar
argument-reason = Por qué
argument-hold = A qué espera el trabajo
argument-words = Más detalles
argument-stars = 1 es lo peor, 5 lo mejor
argument-comment = Qué estuvo bien o mal
argument-person = Quién
argument-people = Parte de un nombre
argument-priority = Con qué prioridad
argument-tags = Etiquetas, separadas por comas
argument-unit = Máquina, por su número de serie o nombre
argument-target = Número del ticket al que se une
argument-typed = El número otra vez, como confirmación
argument-name = Qué ajuste
argument-value = Su nuevo valor, o "default"
argument-language = El idioma
argument-code = El código que mostró el otro chat
argument-choice = Llevarte una copia (export) o borrarlo todo (erase)

## Órdenes de una palabra.
shortcut-new = Abrir un ticket
shortcut-mine = Tus tickets
shortcut-queue = Tickets en espera
shortcut-help = Qué puedes hacer

## Lo que una plataforma dice por sí misma.
platform-loading = Un momento …
platform-failed = No ha funcionado y nada ha cambiado. Inténtalo de nuevo.
platform-open-form = Abrir el formulario
platform-raise = Abrir un ticket
platform-new-ticket = Nuevo ticket
platform-greeting = Escribe aquí qué ocurre, con una foto si quieres, y un técnico se ocupará de ello.
platform-field-wrong = Revisa esta respuesta.

## Lo que dice el médico.
doctor-looking = Estoy mirando. En un momento publico aquí lo que encuentre.
doctor-well = Todo está bien.
doctor-wrong =
  { $count ->
    [one] Una cosa no está
   *[other] { $count } cosas no están
  } bien
