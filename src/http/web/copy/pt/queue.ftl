## Many tickets at once, filters that are kept
filter-save = Guardar este filtro
filter-save-intro = Fica guardado neste navegador, só para si.
filter-name = Nome do filtro
filter-forget = Esquecer o filtro { $name }
filter-forget-short = Esquecer
help-pick = Marcar o ticket
bulk = O que fazer com os tickets marcados
bulk-pick = Marcar #{ $number }
bulk-picked = { $count } marcados
bulk-pick-all = Marcar os { $count } mostrados
bulk-pick-none = Não marcar nenhum
bulk-assign =
  { $count ->
    [one] Atribuir um ticket
   *[other] Atribuir { $count } tickets
  }
bulk-who = Quem deve ir
bulk-open = { $count } abertos
bulk-reason = Motivo
bulk-reason-hint = Necessário para tickets que outra pessoa já tem.
bulk-priority =
  { $count ->
    [one] Mudar a prioridade de um ticket
   *[other] Mudar a prioridade de { $count } tickets
  }
bulk-tag =
  { $count ->
    [one] Etiquetar um ticket
   *[other] Etiquetar { $count } tickets
  }
bulk-tags = Etiquetas a acrescentar
bulk-tags-hint = Várias, separadas por vírgulas. As que existem ficam.
bulk-tag-add = Acrescentar etiquetas
bulk-close-all =
  { $count ->
    [one] Fechar um ticket?
   *[other] Fechar { $count } tickets?
  }
bulk-close-text = Os clientes são avisados e cada chat é fechado. Só os tickets resolvidos são fechados; os outros ficam como estão.
bulk-close-yes = Fechar tickets
bulk-under-way = { $done } feitos, { $refused } recusados, de { $count }. Deixe esta janela aberta.
bulk-over = Terminado: { $done } feitos, { $refused } recusados, de { $count }.
bulk-done = Feito
bulk-asks-more = Aqui o balcão pede mais ({ $form }). Abra o ticket para responder.
bulk-stop = Parar
bulk-close = Fechar
