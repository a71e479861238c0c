# Forms: their questions, choices, titles and buttons.

## Fields. The English ones of the main path are fixed: documents name them.
field-malfunction = Avería
field-cause = Causa
field-solution = Solución
field-fix = Arreglo
field-parts = Repuestos
field-labourMinutes = Minutos de trabajo
field-travelMinutes = Minutos de viaje
field-photos = Fotos
field-files = Fotos o archivos
field-reason = Motivo
field-pin = PIN
field-pinAgain = PIN otra vez
field-words = Más detalles
field-title = Título
field-description = Descripción
field-category = Categoría
field-urgency = Urgencia
field-dueAt = Plazo
field-equipmentId = Equipo
field-siteId = Lugar
field-target = Ticket al que se une
field-typed = Número de ticket
field-stars = Valoración
field-comment = Comentario
field-text = Texto
field-person = Persona
field-priority = Prioridad
field-tags = Etiquetas
field-unit = Máquina
field-everyDays = Cada cuántos días
field-date = Primera vez el
field-week = Semana
field-day = Día
field-times = Horas
field-name = Nombre
field-value = Valor
field-language = Idioma
field-code = Código
field-email = Correo electrónico
field-password = Contraseña

## Hints under fields.
field-malfunction-hint = Qué fallaba al llegar
field-cause-hint = Por qué ocurrió
field-solution-hint = Qué hiciste
field-fix-hint = El arreglo en pocas palabras: «cambiar válvula de entrada»
field-parts-hint = Uno por línea, con número y cantidad: «2 x junta 4711»
field-files-hint = Hasta { $most }.
field-files-kept = { $count ->
    [one] Ya hay 1.
   *[other] Ya hay { $count }.
}
field-pin-hint = Seis cifras
field-tags-hint = Separadas por comas; vacío las quita todas
field-unit-hint = Número de serie o como la llaman
field-everyDays-hint = 0: una vez
field-date-hint = Como 2026-05-01
field-week-hint = mon-fri 08:00-17:00 break 12:00-13:00; sat 09:00-13:00; u off
field-day-hint = Como 2026-05-01
field-times-hint = 09:00-13:00, 14:00-18:00; u off
field-person-hint = Un nombre o parte de él
field-target-hint = Un número como 1042

## Choices.
choice-reason-parts = Repuestos
choice-reason-customer = Cliente
choice-reason-access = Acceso
choice-reason-other = Otro
choice-urgency-low = Puede esperar
choice-urgency-normal = Normal
choice-urgency-high = Retrasa el trabajo
choice-urgency-critical = Peligro o parada total
choice-priority-p1 = P1, de inmediato
choice-priority-p2 = P2, hoy
choice-priority-p3 = P3, planificada
choice-priority-p4 = P4, cuando convenga
choice-priority-auto = Automática
choice-stars-1 = 1
choice-stars-2 = 2
choice-stars-3 = 3
choice-stars-4 = 4
choice-stars-5 = 5
choice-language-en = English
choice-language-es = Español
choice-language-pt = Português

## Titles and buttons of the forms.
form-report = Informe de #{ $number }
form-report-send = Enviar informe
form-hold = Poner #{ $number } en espera
form-hold-send = Poner en espera
form-decline = Declinar #{ $number }
form-decline-send = Declinar
form-reject = Rechazar #{ $number }
form-reject-send = Rechazar
form-cancel = Cancelar #{ $number }
form-cancel-send = Cancelar ticket
form-reopen = Reabrir #{ $number }
form-reopen-send = Reabrir
form-dispute = Objetar el informe de #{ $number }
form-dispute-send = Objetar
form-waive = Dispensar la firma de #{ $number }
form-waive-send = Dispensar firma
form-sign = Firmar el informe de #{ $number }
form-sign-send = Firmar
form-pin-set = Elige tu PIN
form-pin-set-send = Guardar PIN
form-edit = Cambiar #{ $number }
form-edit-send = Guardar
form-merge = Fusionar #{ $number }
form-merge-send = Fusionar
form-delete = Eliminar #{ $number }
form-delete-send = Eliminar
form-rate = Valorar #{ $number }
form-rate-send = Valorar
form-rate-comment = Tu comentario sobre #{ $number }
form-rate-comment-send = Enviar
form-reply = Responder al cliente de #{ $number }
form-reply-send = Responder
form-note = Nota sobre #{ $number }
form-note-send = Añadir nota
form-assign = Asignar #{ $number }
form-assign-send = Asignar
form-assign-reason = ¿Por qué cambia de manos #{ $number }?
form-assign-reason-send = Asignar
form-priority = Prioridad de #{ $number }
form-priority-send = Guardar
form-tag = Etiquetas de #{ $number }
form-tag-send = Guardar
form-plan = Planificar mantenimiento
form-plan-send = Planificar
form-shift-plan = Cuándo trabaja alguien
form-shift-plan-send = Planificar
form-shift-day = Un día de alguien
form-shift-day-send = Planificar
form-search = Buscar tickets
form-search-send = Buscar

## What stands above the questions.
form-sign-intro = Firmas el informe de #{ $number } tal como está. Tu PIN es tu firma.
form-pin-set-intro = Los informes se firman con un PIN de seis cifras. Elígelo ahora y no lo compartas.
form-delete-intro = #{ $number } desaparece de las listas; la auditoría lo conserva. Escribe { $number } para confirmar.
form-reply-intro = El cliente leerá esto.
form-note-intro = Solo el personal leerá esto.
form-back-out = Cancelar
form-continue = Continuar
form-step = Pregunta { $at } de { $of }
form-step-hint = Escribe la respuesta o pulsa un botón.
form-step-known = Ahora: { $value }
form-step-back = Atrás
form-step-skip = Omitir
form-step-keep = Dejarlo así
form-step-done = Listo
form-step-clear = Quitarlas
form-step-photos = Envía fotos, de una en una o varias a la vez, hasta { $most }. Después pulsa Listo. El texto bajo una foto no se guarda.
form-step-any = Envía fotos o documentos, de uno en uno o varios a la vez, hasta { $most }. Después pulsa Listo. El texto que los acompaña no se guarda.
form-files = { $count ->
    [one] 1 archivo
   *[other] { $count } archivos
}
form-already-sent = Este formulario ya se envió. No se hizo nada dos veces.
form-only-private = Un PIN nunca se escribe en un canal. Escríbeme en privado y firma allí.
form-sign-ask = Escribe tu PIN de seis cifras.
form-pin-set-ask = Escribe seis cifras, un espacio y las mismas seis cifras otra vez.
form-cancelled = Cancelado. No se cambió nada.
form-secret-hint = Tu mensaje con el PIN se borra enseguida.
form-optional = puede quedar vacío
form-part = { $title } ({ $at } de { $of })
form-part-kept = La parte { $at } de { $of } está guardada. Falta un poco más.
