## Audit
audit-lede = Qué pasó, quién lo hizo y cuándo. Cada suceso lleva un resumen de sí mismo y del anterior.
audit-ticket = Número de ticket
audit-kind = Sobre
audit-any = Todo
audit-about-ticket = Tickets
audit-about-report = Informes
audit-about-message = Mensajes
audit-about-account = Cuentas
audit-about-sla = Compromisos
audit-about-shift = Turnos
audit-day = Día
audit-actor = Quién lo hizo
audit-events = Sucesos
audit-none = No pasó nada de eso
audit-what = Qué pasó
audit-when = Cuándo
audit-hash = Lugar y resumen
audit-desk = la propia mesa
verify = ¿Está íntegro el registro?
verify-run = Comprobar
verify-text = Sigue cada cadena de sucesos, cada informe firmado y cada ancla. En una mesa grande tarda un minuto.
verify-running = Leyendo todo lo que pasó…
verify-whole = Íntegro: { $events } sucesos en { $chains } cadenas y { $reports } informes están como se escribieron.
verify-broken =
  { $count ->
    [one] Una cosa se cambió después de escribirse.
   *[other] { $count } cosas se cambiaron después de escribirse.
  }
