## Other servers
servers-lede = Outros balcões Fixline a que se podem passar tickets. O que seria enviado é mostrado antes.
servers-none = Nenhum outro servidor
servers-none-text = Emparelhe um para lhe passar tickets, com a conversa e os ficheiros, e os seguir lá.
server-new = Emparelhar um servidor
server-new-intro = Deixe a chave vazia para fazer uma aqui e levá-la ao outro balcão, ou cole a chave feita lá.
server-name = Nome
server-url = Endereço (https)
server-key = Chave de emparelhamento
server-key-hint = Começa por fxp_ e serve sete dias.
server-pair = Emparelhar
server-made = Leve esta chave ao outro balcão
server-made-text = É mostrada uma vez. Lá, emparelhe este balcão e cole a chave.
server-state-pairing = espera pelo outro lado
server-state-paired = emparelhado
server-state-ended = terminado
server-heard = ouvido { $when }
server-there = Os nossos tickets lá
server-here = Os tickets deles aqui
server-waiting = Por dizer
server-failed = Abandonado
server-retry = Dizer outra vez
server-retried =
  { $count ->
    [one] Uma coisa é dita outra vez.
   *[other] { $count } coisas são ditas outra vez.
  }
rules-title = Regras
rules-none = Não há regras: nada vai para lá sozinho.
rules-of = Regras para { $name }
rule-new = Nova regra
rule-new-intro = Os tickets novos que se ajustam vão para { $name } sozinhos quando um administrador aprovou a regra.
rule-make = Criar
rule-category = Categoria
rule-any-hint = Vazio serve para todas.
rule-site = Local
rule-load = Só acima de tantos tickets abertos aqui
rule-load-hint = Um número; vazio serve sempre.
rule-notes = As notas internas também vão
rule-category-is = categoria { $category }
rule-site-is = um local
rule-load-is = mais de { $count } tickets abertos
rule-with-notes = com notas internas
rule-every = todo ticket novo
rule-approved = aprovada
rule-waits = espera aprovação
rule-approve = Aprovar
rule-stop = Parar
rule-remove = Remover a regra { $name }?
rule-remove-yes = Remover
server-end = Terminar o emparelhamento com { $name }?
server-end-text = Os nossos tickets voltam, os deles são cancelados aqui e a chave deixa de servir. Para continuar emparelha-se de novo.
server-end-yes = Terminar
