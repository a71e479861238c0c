# Palabras de la interfaz web. Lo que dice el servicio (tarjetas, formularios, problemas) es texto del servidor.

close-window = Cerrar esta ventana
dismiss = Descartar aviso
cancel = Cancelar
save = Guardar
send = Enviar
edit = Editar
delete = Eliminar
answer = Responder
back = Volver
optional = (opcional)
skip = Ir al contenido
retry = Reintentar
loading = Cargando…
unreachable = No se pudo contactar con el servicio. No se perdió nada; inténtalo de nuevo en un momento.
language = Idioma
size-kb = { $size } kB
size-mb = { $size } MB
sign-out = Cerrar sesión
demo-note = Espacio de demostración: todas las empresas, personas y máquinas son inventadas.

connection-lost = Sin conexión. Lo que escribas se guarda y se envía cuando vuelva.
connection-trying = Conectando…
connection-live = En directo
connection-ended = Tu sesión se ha cerrado.
sign-in-again = Iniciar sesión otra vez

welcome-title = ¿Qué ha dejado de funcionar?
welcome-text = Cuéntalo con tus palabras. Una foto ayuda. Nosotros seguimos desde ahí.
guest-name = Tu nombre
guest-start = Iniciar un chat
guest-hint = No hace falta cuenta. Este navegador recuerda tus tickets.
have-account = Tengo una cuenta
no-account = Seguir como invitado
sign-in = Iniciar sesión
sign-in-title = Iniciar sesión
email = Correo electrónico
password = Contraseña
password-hint = Al menos diez caracteres, y nada fácil de adivinar.
sign-up = Crear una cuenta
sign-up-text = Conserva tus tickets y léelos en cualquier dispositivo.
signed-up-title = Falta un paso
signed-up-mail = Un correo va camino de { $email }. Abre su enlace y la cuenta es tuya, con todos tus chats. Hasta entonces sigues aquí como invitado.
signed-up-staff = Hemos pedido al equipo que te deje entrar como { $email }; después inicias sesión con tu contraseña y encuentras todos tus chats. Hasta entonces sigues aquí como invitado.
signed-up-known = ¿No pasa nada? Quizá esta dirección ya tiene cuenta: inicia sesión con ella o elige allí una contraseña nueva.
signed-up-close = Volver a mis chats
forgot = He olvidado mi contraseña
forgot-title = Una contraseña nueva
forgot-text = Escribe la dirección de tu cuenta. A quien le pertenece le llega un código.
forgot-send = Enviarme un código
forgot-sent = Si esta dirección tiene una cuenta aquí, hay un código en su chat o en su correo.
forgot-chat = En el chat, pulsa primero «Pedir un código». ¿No llegó nada? Pide a la mesa un enlace para entrar.
forgot-code = Código
forgot-password = Contraseña nueva
forgot-save = Guardar la contraseña nueva
forgot-done = Tu contraseña nueva vale desde ahora y se cerró tu sesión en todas partes. Inicia sesión con ella.
forgot-again = Pedir otro código
to-sign-in = Volver a iniciar sesión
guest = Invitado

chats = Tus chats
chat-list = Lista de chats
new-chat = Nuevo chat
new-chat-title = Nueva solicitud
notices = Avisos
no-chats = Aún no hay chats
no-chats-text = Empieza uno y quedará aquí con tu ticket.
pick-chat = Elige un chat o empieza uno nuevo.
unread = { $count } sin leer
you-said = Tú: { $line }
write = Escribe un mensaje…
write-first = Describe qué ocurre…
start-title = Cuéntanos qué ocurre
start-text = Di qué máquina es y qué hace. Adjunta una foto si puedes. Tres preguntas cortas como mucho y tu ticket queda abierto.
notices-empty = Nada nuevo
notices-empty-text = Aquí aparecen las novedades de tus tickets que no pertenecen a ningún chat.
is-typing = { $name } está escribiendo…

talk-label = Conversación
you = Tú
sending = Enviando
sent = Enviado
not-sent = No enviado.
refused = No aceptado.
try-again = Reintentar
discard = Descartar
undelivered = No se pudo entregar.
uncertain = Quizá no se entregó.
message-gone = Mensaje eliminado
message-menu = Qué hacer con este mensaje
older-message = Mensaje anterior
react-with = Reaccionar con { $emoji }
reaction = { $emoji } { $count }
new-messages = { $count ->
    [one] { $count } mensaje nuevo
   *[other] { $count } mensajes nuevos
}
new-from = Mensaje nuevo de { $name }
to-newest = A lo más reciente
only-staff = Solo lo ve el personal
attach = Adjuntar fotos o archivos
add-photos = Añadir fotos
add-files = Añadir archivos
too-many-files = Como máximo { $most } archivos.
files-on-their-way = Los archivos aún se están subiendo. Un momento.
uploading = Subiendo { $name }
remove-file = Quitar { $name }
file-too-large = Demasiado grande: como máximo { $limit }.
file-empty = El archivo está vacío.
too-long = { $count ->
    [one] Sobra { $count } carácter
   *[other] Sobran { $count } caracteres
}

wrong-required = Rellena este campo.
wrong-too-long = { $length } caracteres; como máximo { $limit }.
wrong-number = Un número entero de { $min } a { $max }.
wrong-choice = Elige una de estas opciones.
wrong-digits = { $digits } cifras.



console = Consola
queue = Cola
lines = Mis líneas
search = Buscar
search-hint = Buscar número, palabras, máquina, cliente
filter-status = Estado
filter-priority = Prioridad
filter-who = De quién
who-all = De todos
who-mine = Míos
who-unassigned = Sin asignar
status-live = Abiertos
status-any = Cualquier estado
priority-any = Cualquier prioridad
clear-filters = Quitar filtros
queue-empty = Ningún ticket coincide
queue-empty-text = No hay nada pendiente con estos filtros.
queue-label = Tickets
queue-count = { $count ->
    [one] { $count } ticket
   *[other] { $count } tickets
}
queue-count-more = Más de { $count } tickets
column-number = Ticket
column-problem = Problema
column-status = Estado
column-priority = Prioridad
column-assignee = Responsable
column-due = Vence
column-updated = Cambiado
unassigned = Sin asignar
details = Detalles
desk-talk = Servicio
customer-talk = Cliente
desk-talk-title = Hilo del servicio
desk-talk-empty = Aún no hay notas. Lo que se escribe aquí queda entre el personal.
customer-talk-title = Conversación con { $name }
customer-talk-empty = Nadie ha dicho nada todavía.
target = Enviar como
target-note = Nota
target-reply = Respuesta al cliente
write-note = Nota para el personal…
write-reply = Respuesta que leerá { $name }…
reply-refused = Solo el responsable y los administradores responden al cliente.
reply-closed = El chat de este ticket está cerrado.
not-found = Ese ticket no existe
not-found-text = No hay ningún ticket con este número, o no puedes verlo.
to-queue = A la cola
page-refused = Esta página no es para tu función
page-refused-text = Un administrador puede verla, o darte la función que puede.
team = Equipo de trabajo
stars = { $count } de 5
report-version = Versión { $version }
timeline = Cronología
timeline-empty = Todavía no ha pasado nada.
by = por { $name }
card-new = ¿Quién va?
card-others = También posibles
card-nobody = Nadie disponible encaja. Elige a alguien.
card-opened = A la espera de que { $name } acepte
card-accepted = { $name } ha aceptado
card-in-progress = { $name } está trabajando
card-report-waiting = A la espera de la firma del cliente
card-report-settled = El informe está resuelto: el trabajo puede completarse
card-disputed = El cliente objeta el informe
card-on-hold = El trabajo está en espera
card-resolved = Hecho, a la espera del cierre
card-done = Nada que hacer aquí

move-assign = Asignar
move-reassign = Reasignar
move-merge = Fusionar
move-delete = Eliminar
change-priority = Cambiar prioridad
change-tags = Cambiar etiquetas
edit-ticket = Editar ticket

no-lines = Aún no hay líneas
no-lines-text = Cuando aceptes un ticket, tu línea directa con el cliente aparecerá aquí.
line-write = Escribe al cliente, o / para un comando…
pick-line = Elige una línea.
line-to-ticket = Abrir ticket

command-box = Comando
command-hint = Escribe un comando, por ejemplo ticket start
command-list = Comandos
command-run = Ejecutar
help = Ayuda del teclado
help-search = Buscar en la cola
help-move = Ticket siguiente, anterior
help-open = Abrir el ticket
help-queue = Ir a la cola
help-lines = Ir a mis líneas
help-command = Caja de comandos
help-note = Escribir una nota
help-reply = Escribir una respuesta
help-help = Esta ayuda
help-escape = Cerrar, volver
staff-only-page = La consola es para el personal.
to-chat = Al chat
to-dashboards = Tus paneles

way-estimate = Una estimación
report-pdf = Informe en PDF
event-ticket-created = Ticket abierto
event-ticket-assigned = Asignado
event-ticket-accepted = Aceptado
event-ticket-declined = Declinado
event-ticket-assignment-doubted = Otra persona propuesta
event-ticket-rejected = Rechazado
event-ticket-started = Trabajo empezado
event-ticket-held = Puesto en espera
event-ticket-resumed = Trabajo reanudado
event-ticket-resolved = Completado
event-ticket-closed = Cerrado
event-ticket-reopened = Reabierto
event-ticket-cancelled = Cancelado
event-ticket-merged = Fusionado
event-ticket-handed-over = Transferido
event-ticket-recalled = Recuperado
event-ticket-changed = Cambiado
event-ticket-deleted = Eliminado
event-ticket-rated = Valorado
event-report-submitted = Informe presentado
event-report-signed = Informe firmado
event-report-disputed = Informe objetado
event-report-waived = Firma dispensada
event-message-posted = Mensaje escrito
event-message-edited = Mensaje editado
event-message-deleted = Mensaje borrado
event-sla-warned = Compromiso a punto de vencer
event-sla-breached = Compromiso incumplido
event-sla-acknowledged = Incumplimiento reconocido
event-sla-reckoned = Plazo calculado de nuevo
event-ticket-suggested = Posibles soluciones sugeridas
event-fix-worked = La solución sugerida sirvió
event-fix-failed = La solución sugerida no sirvió
event-desk-notified = Aviso enviado a otros
event-file-deleted = Archivo borrado
event-vehicle-stock-changed = Existencias cambiadas

## Pages of the console
pages = Todas las páginas
pages-more = Más
group-work = Trabajo
group-field = Sobre el terreno
group-people = Personas
group-desk = La mesa
page-book = Arreglos
page-account = Mi cuenta
page-people = Personas
page-organisations = Organizaciones
page-teams = Equipos de técnicos
show-more = Mostrar más
answer-yes = Sí
answer-no = No
page-equipment = Equipos
page-sites = Lugares
page-models = Modelos
page-delivery = Entrega
page-audit = Auditoría
page-servers = Servidores
page-settings = Ajustes
page-calendar = Calendario
page-agents = Quién está trabajando
page-search = Buscar en todo
page-notifications = Notificaciones
page-webhooks = Webhooks
theme = Aspecto
theme-system = Como el sistema
theme-light = Claro
theme-dark = Oscuro
page-dashboards = Tableros
page-sla = Compromisos y horarios
page-vehicles = Vehículos
change = Cambiar
look-again = Mirar otra vez
hand-over-copy = Copiar
hand-over-copied = Copiado.
hand-over-by-hand = Seleccionado: cópielo con el teclado.
hand-over-done = Listo
person-name = Nombre
person-may-sign = Puede firmar informes por la organización
take-back = Retirar
take-away = Quitar
column-deeds = Qué se puede hacer
organisation = Organización
picker-hint = Escriba para buscar
picker-list = Encontrado
picker-none = Nada tiene estas palabras.
help-pages = Todas las páginas

## What the desk has learnt
book = Arreglos
articles = Artículos
book-search = Buscar palabras
book-none = Nada tiene estas palabras.
book-choose = Elige uno para ver cómo lo llaman.
fix-used =
  { $count ->
    [0] nunca usado
    [one] usado una vez
   *[other] usado { $count } veces
  }
fix-wordings = Cómo lo llaman
fix-merged-from = Unidos a él
fix-to-decide = Por decidir: ¿son lo mismo?
fix-may-be = { $title } → { $into }, { $percent } % parecidos
fix-approve = Aprobar
fix-decline = Rechazar
fix-merge = Unir
fix-split = Separar
fix-rename = Cambiar nombre
fix-article = Escribir un artículo
fix-take-out = Sacar «{ $title }»
article-new = Artículo nuevo
article-change = Cambiar
article-publish = Publicar
article-retire = Retirar
article-draft = borrador
article-published = publicado
article-retired = retirado
likely-fixes = Arreglos probables
likely-waiting = Se están buscando.
likely-no_words = Ninguno: la descripción dice demasiado poco.
likely-no_history = Ninguno: aún no hay reparaciones de las que aprender.
likely-thin_evidence = Ninguno: hay muy pocas reparaciones parecidas.
likely-unsure = Ninguno: las reparaciones pasadas no coinciden.
likely-worked = Usado, funcionó
likely-failed = Usado, no sirvió
likely-same = Puede ser lo mismo que #{ $number }

## Webhooks salientes
webhooks = Webhooks
webhooks-none = Aún no se avisa a ninguna máquina.
webhook-new = Nuevo webhook
webhook-choose = Elige uno para ver qué se le ha enviado.
webhook-name = Nombre del webhook
webhook-url = Dirección (https)
webhook-events = Eventos
webhook-events-hint = Uno por línea: ticket.created, una familia como ticket.*, o * para todos.
webhook-scope = Lo que escribió la gente
webhook-scope-ids = solo identificadores y números
webhook-scope-customer_words = también títulos y conversación con el cliente
webhook-scope-all_words = también notas y motivos del personal
webhook-create = Crearlo
webhook-secret = Secreto del webhook
webhook-secret-once = Cópialo ahora: no se vuelve a mostrar. Con él se comprueba que un mensaje es nuestro.
webhook-on = activo
webhook-waiting =
  { $count ->
    [one] uno espera
   *[other] { $count } esperan
  }
webhook-off-admin = desactivado
webhook-off-gone = desactivado: su servidor no quiere más (410)
webhook-off-failing = desactivado: nada llegó en un día
webhook-off-owner = desactivado: su dueño ya no es administrador
webhook-switch-on = Activar
webhook-switch-off = Desactivar
webhook-rotate = Nuevo secreto
webhook-delete-sure = ¿Eliminar { $name }?
webhook-delete-text = Se van su dirección, sus secretos y el registro de lo que se le envió. Ya no se le envía nada.
webhook-log = Qué se le ha enviado
webhook-log-none = Nada todavía.
webhook-look-again = Volver a mirar
webhook-since = Desde
webhook-replay-since = Enviar lo que se perdió
webhook-replay = Enviar de nuevo
webhook-replayed =
  { $count ->
    [one] Se reenvía un mensaje.
   *[other] Se reenvían { $count } mensajes.
  }
webhook-state-queued = en espera
webhook-state-sent = recibido
webhook-state-failed = abandonado
webhook-tried =
  { $count ->
    [one] un intento
   *[other] { $count } intentos
  }
