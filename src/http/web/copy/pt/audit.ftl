## Audit
audit-lede = O que aconteceu, quem o fez e quando. Cada acontecimento leva um resumo de si e do anterior.
audit-ticket = Número do ticket
audit-kind = Sobre
audit-any = Tudo
audit-about-ticket = Tickets
audit-about-report = Relatórios
audit-about-message = Mensagens
audit-about-account = Contas
audit-about-sla = Compromissos
audit-about-shift = Turnos
audit-day = Dia
audit-actor = Quem o fez
audit-events = Acontecimentos
audit-none = Nada disso aconteceu
audit-what = O que aconteceu
audit-when = Quando
audit-hash = Lugar e resumo
audit-desk = o próprio balcão
verify = O registo está íntegro?
verify-run = Verificar
verify-text = Segue cada cadeia de acontecimentos, cada relatório assinado e cada âncora. Num balcão grande leva um minuto.
verify-running = A ler tudo o que aconteceu…
verify-whole = Íntegro: { $events } acontecimentos em { $chains } cadeias e { $reports } relatórios estão como foram escritos.
verify-broken =
  { $count ->
    [one] Uma coisa foi mudada depois de escrita.
   *[other] { $count } coisas foram mudadas depois de escritas.
  }
