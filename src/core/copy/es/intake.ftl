# Opening a ticket in a chat.

## Greetings and thanks: nothing is opened.
intake-hello = Hola, { $name }. Escribe qué ocurre o envía una foto y abriré un ticket.
intake-thanks = De nada. Escribe cuando algo vaya mal.
intake-ask-what = ¿Qué ocurre? Descríbelo con tus palabras; una foto ayuda.
intake-arrived = Se trata de { $equipment }.
intake-arrived-unknown = El código de la etiqueta no se conoce aquí.
intake-arrived-other = El código de la etiqueta corresponde a { $model }. No está a tu nombre, así que lo anoto en la descripción.

## The questions.
intake-which-equipment = ¿De qué equipo se trata?
intake-which-urgency = ¿Cómo de urgente es?
intake-which-site = ¿Dónde está?
intake-answer-hint = Pulsa un botón o escribe la respuesta.
intake-not-a-choice = No lo encontré entre las opciones, así que lo añadí a la descripción.
intake-added = Lo añadí a la descripción.
intake-something-else = Otra cosa
intake-somewhere-else = En otro lugar
intake-skip = No lo sé

## Articles and the summary.
intake-articles = Esto quizá ayude antes de que vaya alguien:
intake-articles-none = Nada de esto ayudó
intake-solved = Me alegro. No se abrió ningún ticket. Escribe cuando algo vaya mal.
intake-summary-title = ¿Es correcto?
intake-summary = Abriré un ticket con esto:
intake-files =
  { $count ->
    [one] { $count } adjunto
   *[other] { $count } adjuntos
  }
intake-label-files = Adjuntos
intake-change-equipment = Cambiar equipo
intake-change-urgency = Cambiar urgencia
intake-change-site = Cambiar lugar
intake-add-hint = Escribe para añadir a la descripción.
intake-cancelled = No se abrió ningún ticket. Escribe cuando algo vaya mal.
intake-no-words = Fotos enviadas sin texto

## Staff who write first.
intake-staff = Trabajas aquí, así que no abro tickets por mi cuenta. ¿Quieres uno para ti?
intake-staff-open = Ticket para mí

## Other words that people answer with, apart by commas; matched, never shown.
intake-words-other = otro, otra, ninguno, ninguna, ni idea, no sé, no lo sé, no estoy seguro
intake-words-low = baja, poco urgente, no urgente, no es urgente, sin prisa, después, cuando puedan
intake-words-normal = normal, media, habitual
intake-words-high = alta, urgente, muy urgente, pronto, importante, hoy
intake-words-critical = crítica, crítico, emergencia, peligro, peligroso, inmediato, todo parado, fuego
intake-in-private = Te he preguntado en privado, para que no todos tengan que leerlo.
