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
server-end = Terminar o emparelhamento com { $name }?
server-end-text = Os nossos tickets voltam, os deles são cancelados aqui e a chave deixa de servir. Para continuar emparelha-se de novo.
server-end-yes = Terminar
