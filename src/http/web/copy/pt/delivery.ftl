## Delivery and dead letters
delivery-lede = O que espera para ser enviado e o que não chegou onde devia.
delivery-waiting = À espera
delivery-oldest = o mais antigo { $when }
delivery-failed = Abandonado
delivery-uncertain = Talvez tenha chegado
delivery-blocked = Retido atrás de outro
delivery-any = Tudo
delivery-state = Estado
delivery-what = O quê
delivery-message = Uma mensagem
delivery-notice = Um aviso
delivery-attempts = Tentativas
delivery-since = Desde
delivery-retry = Enviar outra vez
delivery-skip = Saltar
delivery-skip-sure = Não enviar isto nunca?
delivery-skip-text = Nunca será enviado. O que espera atrás continua.
delivery-queued =
  { $count ->
    [one] É enviado outra vez.
   *[other] { $count } são enviados outra vez.
  }
delivery-none = Tudo chegou
delivery-none-text = Nada foi abandonado e nada está em dúvida.
delivery-more = Só se mostram os cem mais novos.
