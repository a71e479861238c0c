## Search over everything
search-lede = Tickets, conversación, informes, equipos y personas. También con palabras a medias o mal escritas.
search-words = Palabras
search-begin = ¿Qué busca?
search-begin-text = Un número, un número de serie, un nombre o palabras que alguien escribió.
search-none = Nada tiene estas palabras
search-none-text = Pruebe menos palabras o solo el principio de una.
search-count =
  { $count ->
    [one] Una cosa encontrada
   *[other] { $count } cosas encontradas
  }
search-count-more = Las primeras { $count }
search-ticket = Ticket
search-message = Conversación
search-report = Informe
search-equipment = Equipo
search-person = Persona
