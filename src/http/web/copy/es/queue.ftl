## Many tickets at once, filters that are kept
filter-save = Guardar este filtro
filter-save-intro = Se guarda en este navegador, solo para usted.
filter-name = Nombre del filtro
filter-forget = Olvidar el filtro { $name }
filter-forget-short = Olvidar
help-pick = Marcar el ticket
bulk = Qué hacer con los tickets marcados
bulk-pick = Marcar #{ $number }
bulk-picked = { $count } marcados
bulk-pick-all = Marcar los { $count } mostrados
bulk-pick-none = No marcar ninguno
bulk-assign =
  { $count ->
    [one] Asignar un ticket
   *[other] Asignar { $count } tickets
  }
bulk-who = Quién debe ir
bulk-open = { $count } abiertos
bulk-reason = Motivo
bulk-reason-hint = Hace falta para los tickets que ya tiene otra persona.
bulk-priority =
  { $count ->
    [one] Cambiar la prioridad de un ticket
   *[other] Cambiar la prioridad de { $count } tickets
  }
bulk-tag =
  { $count ->
    [one] Etiquetar un ticket
   *[other] Etiquetar { $count } tickets
  }
bulk-tags = Etiquetas que añadir
bulk-tags-hint = Varias, separadas por comas. Las que hay se quedan.
bulk-tag-add = Añadir etiquetas
bulk-close-all =
  { $count ->
    [one] ¿Cerrar un ticket?
   *[other] ¿Cerrar { $count } tickets?
  }
bulk-close-text = Se avisa a los clientes y se cierra cada chat. Solo se cierran los tickets resueltos; los demás quedan como están.
bulk-close-yes = Cerrar tickets
bulk-under-way = { $done } hechos, { $refused } rechazados, de { $count }. Deje esta ventana abierta.
bulk-over = Terminado: { $done } hechos, { $refused } rechazados, de { $count }.
bulk-done = Hecho
bulk-asks-more = Aquí la mesa pide algo más ({ $form }). Abra el ticket para responder.
bulk-stop = Parar
bulk-close = Cerrar
