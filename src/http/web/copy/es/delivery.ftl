## Delivery and dead letters
delivery-lede = Lo que espera para enviarse y lo que no llegó a su sitio.
delivery-waiting = En espera
delivery-oldest = el más antiguo { $when }
delivery-failed = Abandonado
delivery-uncertain = Quizá llegó
delivery-blocked = Detenido tras otro
delivery-any = Todo
delivery-state = Estado
delivery-what = Qué
delivery-message = Un mensaje
delivery-notice = Un aviso
delivery-attempts = Intentos
delivery-since = Desde
delivery-retry = Enviar otra vez
delivery-skip = Omitir
delivery-skip-sure = ¿No enviarlo nunca?
delivery-skip-text = No se enviará nunca. Lo que espera detrás sigue.
delivery-queued =
  { $count ->
    [one] Se envía otra vez.
   *[other] Se envían otra vez { $count }.
  }
delivery-none = Todo llegó
delivery-none-text = No se abandonó nada y nada está en duda.
delivery-more = Solo se muestran los cien más nuevos.
