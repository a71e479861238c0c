# Palavras da interface web. O que o serviço diz (cartões, formulários, problemas) é texto do servidor.

close-window = Fechar esta janela
dismiss = Dispensar aviso
cancel = Cancelar
save = Guardar
send = Enviar
edit = Editar
delete = Eliminar
answer = Responder
back = Voltar
optional = (opcional)
skip = Ir para o conteúdo
retry = Tentar de novo
loading = A carregar…
unreachable = Não foi possível contactar o serviço. Nada se perdeu; tente de novo daqui a pouco.
language = Idioma
size-kb = { $size } kB
size-mb = { $size } MB
sign-out = Terminar sessão
demo-note = Espaço de demonstração: todas as empresas, pessoas e máquinas são inventadas.

connection-lost = Sem ligação. O que escrever fica guardado e é enviado quando ela voltar.
connection-trying = A ligar…
connection-live = Em direto
connection-ended = A sua sessão terminou.
sign-in-again = Entrar de novo

welcome-title = O que deixou de funcionar?
welcome-text = Conte por palavras suas. Uma fotografia ajuda. Nós tratamos do resto.
guest-name = O seu nome
guest-start = Iniciar uma conversa
guest-hint = Não precisa de conta. Este navegador lembra-se dos seus tickets.
have-account = Tenho uma conta
no-account = Continuar como convidado
sign-in = Entrar
sign-in-title = Entrar
email = E-mail
password = Palavra-passe
password-hint = Pelo menos dez caracteres, e nada fácil de adivinhar.
sign-up = Criar uma conta
sign-up-text = Guarde os seus tickets e leia-os em qualquer dispositivo.
signed-up-title = Falta um passo
signed-up-mail = Vai a caminho um e-mail para { $email }. Abra a ligação que traz e a conta é sua, com todas as suas conversas. Até lá continua aqui como convidado.
signed-up-staff = Pedimos à equipa que o deixe entrar como { $email }; depois entra com a sua palavra-passe e encontra todas as suas conversas. Até lá continua aqui como convidado.
signed-up-known = Não acontece nada? Talvez este endereço já tenha conta: entre com ele, ou escolha aí uma nova palavra-passe.
signed-up-close = Voltar às minhas conversas
forgot = Esqueci a minha palavra-passe
forgot-title = Uma nova palavra-passe
forgot-text = Escreva o endereço da sua conta. A quem ela pertence é enviado um código.
forgot-send = Enviar-me um código
forgot-sent = Se este endereço tem uma conta aqui, há um código no seu chat ou no seu e-mail.
forgot-chat = No chat, prima primeiro «Pedir um código». Não chegou nada? Peça ao balcão um link para entrar.
forgot-code = Código
forgot-password = Nova palavra-passe
forgot-save = Guardar a nova palavra-passe
forgot-done = A sua nova palavra-passe já vale e a sua sessão terminou em todo o lado. Entre com ela.
forgot-again = Pedir outro código
to-sign-in = Voltar a entrar
guest = Convidado

chats = As suas conversas
chat-list = Lista de conversas
new-chat = Nova conversa
new-chat-title = Novo pedido
notices = Avisos
no-chats = Ainda não há conversas
no-chats-text = Comece uma e ela fica aqui com o seu ticket.
pick-chat = Escolha uma conversa ou comece outra.
unread = { $count ->
    [one] { $count } por ler
   *[other] { $count } por ler
}
you-said = Você: { $line }
write = Escreva uma mensagem…
write-first = Descreva o que aconteceu…
start-title = Conte o que aconteceu
start-text = Diga que máquina é e o que faz. Junte uma fotografia se puder. No máximo três perguntas curtas e o seu ticket está aberto.
notices-empty = Nada de novo
notices-empty-text = Aqui aparecem as novidades dos seus tickets que não pertencem a nenhuma conversa.
is-typing = { $name } está a escrever…

talk-label = Conversa
you = Você
sending = A enviar
sent = Enviado
not-sent = Não enviado.
refused = Não aceite.
try-again = Tentar de novo
discard = Descartar
undelivered = Não foi possível entregar.
uncertain = Talvez não tenha sido entregue.
message-gone = Mensagem eliminada
message-menu = O que fazer com esta mensagem
older-message = Mensagem anterior
react-with = Reagir com { $emoji }
reaction = { $emoji } { $count }
new-messages = { $count ->
    [one] { $count } mensagem nova
   *[other] { $count } mensagens novas
}
new-from = Mensagem nova de { $name }
to-newest = Para o mais recente
only-staff = Só a equipa vê isto
attach = Juntar fotografias ou ficheiros
add-photos = Juntar fotografias
add-files = Juntar ficheiros
too-many-files = No máximo { $most } ficheiros.
files-on-their-way = Os ficheiros ainda estão a caminho. Um momento.
uploading = A enviar { $name }
remove-file = Retirar { $name }
file-too-large = Demasiado grande: no máximo { $limit }.
file-empty = O ficheiro está vazio.
too-long = { $count ->
    [one] { $count } carácter a mais
   *[other] { $count } caracteres a mais
}

wrong-required = Preencha este campo.
wrong-too-long = { $length } caracteres; no máximo { $limit }.
wrong-number = Um número inteiro de { $min } a { $max }.
wrong-choice = Escolha uma das opções.
wrong-digits = { $digits } algarismos.

console = Consola
queue = Fila
lines = As minhas linhas
search = Procurar
search-hint = Procurar número, palavras, máquina, cliente
filter-status = Estado
filter-priority = Prioridade
filter-who = De quem
who-all = De todos
who-mine = Meus
who-unassigned = Por atribuir
status-live = Por resolver
status-any = Qualquer estado
priority-any = Qualquer prioridade
clear-filters = Limpar filtros
queue-empty = Nenhum ticket corresponde
queue-empty-text = Não há nada pendente com estes filtros.
queue-label = Tickets
queue-count = { $count ->
    [one] { $count } ticket
   *[other] { $count } tickets
}
queue-count-more = Mais de { $count } tickets
column-number = Ticket
column-problem = Problema
column-status = Estado
column-priority = Prioridade
column-assignee = Técnico
column-due = Prazo
column-updated = Alterado
unassigned = Por atribuir
details = Detalhes
desk-talk = Serviço
customer-talk = Cliente
desk-talk-title = Conversa do serviço
desk-talk-empty = Ainda não há notas. O que se escreve aqui fica na equipa.
customer-talk-title = Conversa com { $name }
customer-talk-empty = Ainda ninguém disse nada.
target = Enviar como
target-note = Nota
target-reply = Resposta ao cliente
write-note = Nota para a equipa…
write-reply = Resposta que { $name } vai ler…
reply-refused = Só o técnico designado e os administradores respondem ao cliente.
reply-closed = A conversa deste ticket está fechada.
not-found = Esse ticket não existe
not-found-text = Não há nenhum ticket com este número, ou não o pode ver.
to-queue = Para a fila
page-refused = Esta página não é para a sua função
page-refused-text = Um administrador pode vê-la, ou dar-lhe a função que pode.
team = Equipa
stars = { $count } de 5
report-version = Versão { $version }
timeline = Cronologia
timeline-empty = Ainda não aconteceu nada.
by = por { $name }
card-new = Quem vai?
card-others = Também possíveis
card-nobody = Ninguém disponível serve. Escolha alguém.
card-opened = À espera de que { $name } aceite
card-accepted = { $name } aceitou
card-in-progress = { $name } está a trabalhar
card-report-waiting = À espera da assinatura do cliente
card-report-settled = O relatório está resolvido: o trabalho pode ser concluído
card-disputed = O cliente contesta o relatório
card-on-hold = O trabalho está em espera
card-resolved = Feito, à espera de ser fechado
card-done = Nada a fazer aqui

move-assign = Atribuir
move-reassign = Atribuir a outro
move-merge = Unir
move-delete = Eliminar
change-priority = Mudar prioridade
change-tags = Mudar etiquetas
edit-ticket = Editar ticket

no-lines = Ainda não há linhas
no-lines-text = Quando aceitar um ticket, a sua linha direta com o cliente aparece aqui.
line-write = Escreva ao cliente, ou / para um comando…
pick-line = Escolha uma linha.
line-to-ticket = Abrir ticket

command-box = Comando
command-hint = Escreva um comando, por exemplo ticket start
command-list = Comandos
command-run = Executar
help = Ajuda do teclado
help-search = Procurar na fila
help-move = Ticket seguinte, anterior
help-open = Abrir o ticket
help-queue = Ir para a fila
help-lines = Ir para as minhas linhas
help-command = Caixa de comandos
help-note = Escrever uma nota
help-reply = Escrever uma resposta
help-help = Esta ajuda
help-escape = Fechar, voltar
staff-only-page = A consola é para a equipa.
to-chat = Para a conversa
to-dashboards = Os seus painéis

way-estimate = Uma estimativa
report-pdf = Relatório em PDF
event-ticket-created = Ticket aberto
event-ticket-assigned = Atribuído
event-ticket-accepted = Aceite
event-ticket-declined = Recusado
event-ticket-assignment-doubted = Outra pessoa proposta
event-ticket-rejected = Rejeitado
event-ticket-started = Trabalho começado
event-ticket-held = Posto em espera
event-ticket-resumed = Trabalho retomado
event-ticket-resolved = Concluído
event-ticket-closed = Fechado
event-ticket-reopened = Reaberto
event-ticket-cancelled = Cancelado
event-ticket-merged = Unido a outro
event-ticket-handed-over = Transferido
event-ticket-recalled = Recuperado
event-ticket-changed = Alterado
event-ticket-deleted = Eliminado
event-ticket-rated = Avaliado
event-report-submitted = Relatório enviado
event-report-signed = Relatório assinado
event-report-disputed = Relatório contestado
event-report-waived = Assinatura dispensada
event-message-posted = Mensagem escrita
event-message-edited = Mensagem editada
event-message-deleted = Mensagem apagada
event-sla-warned = Compromisso prestes a falhar
event-sla-breached = Compromisso falhado
event-sla-acknowledged = Falha reconhecida
event-sla-reckoned = Prazo calculado de novo
event-ticket-suggested = Soluções prováveis sugeridas
event-fix-worked = A solução sugerida resultou
event-fix-failed = A solução sugerida não resultou
event-desk-notified = Outros avisados
event-file-deleted = Ficheiro apagado
event-vehicle-stock-changed = Existências alteradas

## Pages of the console
pages = Todas as páginas
pages-more = Mais
group-work = Trabalho
group-field = No terreno
group-people = Pessoas
group-desk = O balcão
page-book = Reparações
page-account = A minha conta
page-people = Pessoas
page-organisations = Organizações
page-teams = Equipas
show-more = Mostrar mais
answer-yes = Sim
answer-no = Não
page-equipment = Equipamentos
page-sites = Locais
page-models = Modelos
page-delivery = Entrega
page-audit = Auditoria
page-servers = Servidores
page-settings = Definições
page-calendar = Calendário
page-agents = Quem está a trabalhar
page-search = Procurar em tudo
page-notifications = Notificações
page-webhooks = Webhooks
theme = Aspeto
theme-system = Como o sistema
theme-light = Claro
theme-dark = Escuro
page-dashboards = Painéis
page-sla = Compromissos e horários
page-vehicles = Veículos
change = Mudar
look-again = Ver outra vez
hand-over-copy = Copiar
hand-over-copied = Copiado.
hand-over-by-hand = Selecionado: copie com o teclado.
hand-over-done = Feito
person-name = Nome
person-may-sign = Pode assinar relatórios pela organização
take-back = Retirar
take-away = Tirar
column-deeds = O que se pode fazer
organisation = Organização
picker-hint = Escreva para procurar
picker-list = Encontrado
picker-none = Nada tem estas palavras.
help-pages = Todas as páginas

## What the desk has learnt
book = Reparações
articles = Artigos
book-search = Procurar palavras
book-none = Nada tem estas palavras.
book-choose = Escolha um para ver como lhe chamam.
fix-used =
  { $count ->
    [0] nunca usada
    [one] usada uma vez
   *[other] usada { $count } vezes
  }
fix-wordings = Como lhe chamam
fix-merged-from = Juntas a ela
fix-to-decide = Por decidir: são o mesmo?
fix-may-be = { $title } → { $into }, { $percent } % parecidas
fix-approve = Aprovar
fix-decline = Recusar
fix-merge = Juntar
fix-split = Separar
fix-rename = Mudar nome
fix-article = Escrever um artigo
fix-take-out = Retirar «{ $title }»
article-new = Artigo novo
article-change = Mudar
article-publish = Publicar
article-retire = Retirar
article-draft = rascunho
article-published = publicado
article-retired = retirado
likely-fixes = Reparações prováveis
likely-waiting = Estão a ser procuradas.
likely-no_words = Nenhuma: a descrição diz muito pouco.
likely-no_history = Nenhuma: ainda não há reparações com que aprender.
likely-thin_evidence = Nenhuma: há muito poucas reparações parecidas.
likely-unsure = Nenhuma: as reparações passadas não coincidem.
likely-worked = Usada, resultou
likely-failed = Usada, não ajudou
likely-same = Pode ser o mesmo que #{ $number }

## Webhooks de saída
webhooks = Webhooks
webhooks-none = Ainda nenhuma máquina é avisada.
webhook-new = Novo webhook
webhook-choose = Escolha um para ver o que lhe foi enviado.
webhook-name = Nome do webhook
webhook-url = Endereço (https)
webhook-events = Eventos
webhook-events-hint = Um por linha: ticket.created, uma família como ticket.*, ou * para todos.
webhook-scope = O que as pessoas escreveram
webhook-scope-ids = só identificadores e números
webhook-scope-customer_words = também títulos e conversa com o cliente
webhook-scope-all_words = também notas e motivos da equipa
webhook-create = Criá-lo
webhook-secret = Segredo do webhook
webhook-secret-once = Copie-o agora: não volta a ser mostrado. Com ele verifica-se que uma mensagem é nossa.
webhook-on = ligado
webhook-waiting =
  { $count ->
    [one] um espera
   *[other] { $count } esperam
  }
webhook-off-admin = desligado
webhook-off-gone = desligado: o servidor não quer mais (410)
webhook-off-failing = desligado: nada chegou num dia
webhook-off-owner = desligado: o dono já não é administrador
webhook-switch-on = Ligar
webhook-switch-off = Desligar
webhook-rotate = Novo segredo
webhook-delete-sure = Eliminar { $name }?
webhook-delete-text = Vão o endereço, os segredos e o registo do que lhe foi enviado. Nada mais lhe é enviado.
webhook-log = O que lhe foi enviado
webhook-log-none = Nada ainda.
webhook-look-again = Ver de novo
webhook-since = Desde
webhook-replay-since = Enviar o que perdeu
webhook-replay = Enviar de novo
webhook-replayed =
  { $count ->
    [one] É reenviada uma mensagem.
   *[other] São reenviadas { $count } mensagens.
  }
webhook-state-queued = à espera
webhook-state-sent = recebido
webhook-state-failed = abandonado
webhook-tried =
  { $count ->
    [one] uma tentativa
   *[other] { $count } tentativas
  }
