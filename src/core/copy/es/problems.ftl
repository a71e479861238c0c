# What went wrong, and what can be done instead.

## Moves and rights.
problem-move-forbidden = Solo { $who } puede { $can }. Escribe /help para ver lo que puedes hacer.
problem-move-wrong_state = { $ticket } { $state }, así que { $cannot }. Puedes { $possible }.
problem-move-wrong_state-nothing = { $ticket } { $state }, así que { $cannot }. Por ahora no puedes hacer nada más con él.
problem-move-incomplete = Para { $can }, { $asked }.
problem-move-stale = #{ $number } cambió después de mostrarse esto: ahora { $state }. Así está; elige de nuevo.
problem-action-forbidden = Solo { $who } puede hacer eso. Escribe /help para ver lo que puedes hacer.

## Tickets.
problem-ticket-unknown = No hay ningún ticket { $number } que puedas ver. Escribe /ticket list para ver los tuyos.
problem-ticket-locked_fields = El trabajo en #{ $number } ya empezó, así que ya no se puede cambiar: { $fields }. Escribe en su chat qué debería cambiar.
problem-ticket-too_many_open = Tienes { $open } tickets abiertos y el máximo es { $limit }. Añade esto a uno de ellos o cancela uno que ya no haga falta. Escribe /ticket list para verlos.
problem-ticket-chat_closed = #{ $number } { $state }, así que su chat está cerrado y tu mensaje no se envió. Reábrelo o abre un ticket nuevo.
problem-ticket-number_mismatch = Escribiste «{ $typed }», pero este es #{ $number }. No se eliminó nada. Escribe { $number } para eliminarlo.
problem-ticket-merge_self = #{ $number } no se puede fusionar consigo mismo. Indica el número de otro ticket.
problem-ticket-merge_other_organisation = #{ $number } y #{ $target } son de clientes distintos, así que no se pueden fusionar. Elige un ticket del mismo cliente.
problem-ticket-merge_target_done = #{ $target } { $state }, así que #{ $number } no puede unirse a él. Elige un ticket que siga abierto.
problem-ticket-nothing_to_rate = #{ $number } { $state }, así que todavía no hay nada que valorar. Podrás valorarlo cuando esté resuelto.

## Who goes, and in what.
problem-assignment-not_staff = { $name } no es técnico, ingeniero ni administrador, así que no se le pueden asignar tickets. Elige a otra persona.
problem-assignment-unavailable = { $name } ya tiene otro trabajo a esa hora o no está de turno. Elige a otra persona.
problem-assignment-nobody = No hay a quién proponer para #{ $number }. Pulsa Elegir otro y elige tú a alguien.
problem-assignment-same = #{ $number } ya está asignado a { $name }. No se cambió nada.
problem-vehicle-name-taken = Otro vehículo se llama { $name }. Elige otro nombre.
problem-vehicle-unavailable = { $name } no se puede usar: está en reparación o ya no existe. Elige otro vehículo o ninguno.
problem-equipment-owned = «{ $label }» pertenece a otra organización. Pide al servicio que lo pase a la tuya.
problem-record-unknown = No existe esa entrada, o no te corresponde verla. Pide la lista y elige una de ella.
problem-record-in_use = «{ $name }» todavía se usa en otro sitio, así que se queda. Quita antes esos usos.
problem-record-name_taken = Ya hay otro que se llama «{ $name }». Elige otro nombre.

## Reports.
problem-report-missing = #{ $number } todavía no tiene informe. El técnico asignado lo envía con /ticket report { $number }.
problem-report-not_waiting = El informe de #{ $number } está { $state }, así que no hay nada que firmar ni objetar. Escribe /ticket show { $number } para leerlo.
problem-report-unsettled = El informe de #{ $number } está { $state }, así que el ticket no se puede completar. El cliente debe firmarlo o un administrador dispensar la firma.
problem-reopen-too_late =
  #{ $number } terminó hace más de { $windowDays ->
    [one] { $windowDays } día
   *[other] { $windowDays } días
  }, así que no se puede reabrir. Abre un ticket nuevo y menciona este.

## Messages and files.
problem-message-empty = En ese mensaje no había nada que leer. Escribe unas palabras o envía una foto.
problem-message-too_long = Ese mensaje tiene { $length } caracteres y el máximo es { $limit }. Envíalo por partes o como documento.
problem-message-unknown = Ese mensaje ya no existe.
problem-message-not_yours = Solo quien escribió un mensaje puede cambiarlo o borrarlo. Escribe uno nuevo.
problem-file-too_large = «{ $name }» pesa { $size } y el máximo es { $limit }. Envía uno más pequeño o un enlace.
problem-file-empty = «{ $name }» está vacío. Envíalo de nuevo.
problem-file-not_what_it_says = «{ $name }» dice ser { $claimed }, pero es { $found }. No se guardó. Envía el original.
problem-file-kind_refused = «{ $name }» es { $found }, que aquí no se acepta. Sí se aceptan fotos, vídeos, mensajes de voz, PDF y documentos sencillos.
problem-file-unknown = Ese documento ya no existe o no puedes verlo. Pide que lo envíen de nuevo.
problem-file-not_fetched = No se pudo obtener «{ $name }» y se dejó fuera. Envía el archivo de nuevo.
problem-file-not_photo = «{ $name }» no es una foto y se dejó fuera. Envía una imagen: JPEG, PNG, WebP, GIF o HEIC.
problem-file-too_many = Aquí caben { $limit } archivos como máximo. { $left ->
    [one] El último se dejó fuera.
   *[other] Los últimos { $left } se dejaron fuera.
}

## Answers in forms.
problem-field-missing = Falta «{ $field }». Rellénalo.
problem-field-too_long = «{ $field }» tiene { $length } caracteres y el máximo es { $limit }. Acórtalo.
problem-field-not_a_number = «{ $value }» no sirve para «{ $field }». Indica un número entero de { $min } a { $max }.
problem-field-not_a_choice = «{ $value }» no es una opción de «{ $field }». Elige { $choices }.
problem-field-not_a_date = «{ $value }» no es una fecha para «{ $field }». Escríbela como { $from }, desde ese día.
problem-field-not_text = «{ $field }» contiene algo que no es texto. Escríbelo de nuevo.
problem-field-not_files = A «{ $field }» se responde con archivos. Envíalos aquí o pulsa un botón para seguir.

## The PIN.
problem-pin-unset = Todavía no tienes PIN. Elige uno primero y después firma con él.
problem-pin-wrong =
  Ese PIN no es correcto. { $triesLeft ->
    [one] Te queda un intento.
   *[other] Te quedan { $triesLeft } intentos.
  }
problem-pin-locked =
  Tu PIN está bloqueado por demasiados intentos fallidos. Inténtalo dentro de { $minutes ->
    [one] un minuto
   *[other] { $minutes } minutos
  } o pide que lo restablezcan.
problem-pin-not_six_digits = Un PIN tiene exactamente seis cifras. Inténtalo de nuevo.
problem-pin-too_simple = Ese PIN es demasiado fácil de adivinar. Elige seis cifras que no sean seguidas ni todas iguales.
problem-pin-mismatch = Los dos PIN no coinciden. Escribe las mismas seis cifras dos veces.

## People and signing in.
problem-account-unknown = Aquí no hay nadie que se llame «{ $name }». Escribe /desk people para ver quién hay.
problem-account-ambiguous = «{ $name }» puede ser { $matches }. Indica el nombre completo.
problem-account-inactive = Esta cuenta está desactivada. Pide a un administrador que la active.
problem-account-last_admin = Es el último administrador, así que no se le puede quitar el rol. Nombra antes a otro administrador.
problem-account-email_taken = Ya existe una cuenta con este correo electrónico. Inicia sesión con él o usa otro.
problem-password-weak = Esa contraseña es demasiado débil. Usa al menos { $minLength } caracteres difíciles de adivinar.
problem-sign_in-failed = El correo electrónico o la contraseña no son correctos. Inténtalo de nuevo o pide un enlace de acceso.
problem-sign_in-needed = Inicia sesión primero.
problem-sign_in-slow_down =
  Demasiados intentos. Espera { $seconds ->
    [one] un segundo
   *[other] { $seconds } segundos
  } y vuelve a intentarlo.
problem-link-invalid = Este enlace o código ya se usó o caducó. Pide uno nuevo.
problem-key-invalid = Esta clave no existe o se retiró. Crea otra con fixline key create.
problem-key-scope = Esta clave no puede hacer eso: necesita el permiso { $needs }.
problem-key-unknown = No existe esa clave o ya ha terminado.
problem-token-invalid = Este acceso terminó o caducó. Inicia sesión de nuevo.

## Things that are not there.
problem-equipment-unknown = No conocemos ningún equipo «{ $name }» tuyo. Elige uno de la lista o descríbelo.
problem-organisation-unknown = No hay ninguna organización «{ $name }». Revisa el nombre e inténtalo de nuevo.
problem-fix-unknown = No hay ninguna solución «{ $name }». Revisa el nombre e inténtalo de nuevo.
problem-fix-ambiguous = «{ $name }» puede ser varios arreglos: { $matches }. Di cuál.
problem-fix-merge_self = «{ $title }» no se puede unir consigo mismo.
problem-fix-not_merged = «{ $title }» no está unido a otro arreglo.
problem-fix-title_taken = Ya hay un arreglo «{ $title }». Une los dos.
problem-fix-wording_unknown = «{ $words }» no es ninguna de las formas de «{ $title }». Míralas con /fix show.
problem-fix-wording_kept = «{ $title }» conserva su propio nombre. Cámbialo, o elige otras formas.
problem-proposal-decided = Otra persona ya lo ha decidido.
problem-article-retired = El artículo «{ $title }» está retirado. Escríbelo de nuevo para volver a usarlo.
problem-article-unknown = No hay ningún artículo «{ $name }». Revisa el nombre e inténtalo de nuevo.
problem-setting-unknown = No hay ningún ajuste «{ $name }». Escribe /desk settings para verlos todos.
problem-setting-invalid = «{ $value }» no sirve para { $name }. Indica { $expected }.
problem-delivery-unknown = Ese envío ya no existe. Escribe /desk delivery para ver los pendientes.
problem-not_available = { $what } no está disponible aquí. Escribe /help para ver lo que hay.

## El tiempo: calendarios, plazos, turnos.
problem-calendar-invalid = No se puede leer este calendario: { $detail }. Corrígelo y envíalo otra vez.
problem-calendar-unknown = No existe ese calendario. Pide la lista y elige uno de ella.
problem-calendar-in_use = «{ $name }» todavía cuenta con este calendario. Dale otro primero.
problem-sla-policy_unknown = No existe ese compromiso. Pide la lista y elige uno de ella.
problem-sla-policy_twice = «{ $name }» ya vale para los mismos tickets. Cambia ese, o indica en qué se distingue este.
problem-sla-nothing_to_acknowledge = En el ticket #{ $number } no hay nada pendiente de confirmar.
problem-shift-under_way = Tu turno ya está en marcha. Escribe /shift end cuando termine.
problem-shift-not_under_way = No tienes ningún turno en marcha. Escribe /shift start para empezar uno.
problem-shift-on_break = Ya estás en una pausa. Escribe /shift back cuando vuelvas.
problem-shift-not_on_break = No estás en una pausa. Escribe /shift break para empezar una.
problem-shift-overlaps = { $name } ya tiene un turno previsto a esa hora. Mueve o quita ese primero.
problem-shift-unknown = No existe ese turno previsto. Pide la lista y elige uno de ella.
problem-shift-unreadable = «{ $text }» no se entiende como horario. Escríbelo como «{ $example }».
problem-shift-no_plan = No hay plan semanal del que apartarse. Pon uno primero con /shift plan.

## Commands and dialogues.
problem-dialogue-gone = Esa pregunta ya se respondió o caducó. Escribe lo que necesitas.
problem-command-unknown = No existe el comando «{ $text }». Escribe /help para verlas todas.
problem-command-unknown-nearest = No existe el comando «{ $text }». ¿Querías decir «{ $nearest }»? Escribe /help para verlas todas.
problem-command-ticket_needed = ¿A qué ticket te refieres? Escribe su número, como en «{ $command } 1042».
problem-command-bad_argument = «{ $argument }» no sirve para «{ $command }». Admite { $expected }.
problem-command-bad_argument-number_only = «{ $argument }» no sirve para «{ $command }». Escribe /{ $command } sin nada más o con un número de ticket.

## Requests by programs.
problem-cursor-invalid = Este cursor no es nuestro. Empieza de nuevo por la primera página.
problem-request-invalid = La solicitud no se puede leer: { $detail }.
problem-request-not_from_here = Esta solicitud no vino de nuestra página, así que no se cambió nada. Recarga la página e inténtalo de nuevo.
problem-request-too_large = La solicitud es demasiado grande; el máximo es { $limit }. Envíala por partes.
problem-request-unknown_address = En esta dirección no hay nada. La referencia está en /docs.
problem-request-replayed_differently = Esta Idempotency-Key ya se usó para otra solicitud. Usa una clave nueva.
problem-request-changed_since = Cambió después de que lo leyeras; la versión actual es { $current }. Léelo de nuevo y repite el cambio.
problem-request-slow_down =
  Demasiadas solicitudes. Espera { $seconds ->
    [one] un segundo
   *[other] { $seconds } segundos
  } y continúa.
