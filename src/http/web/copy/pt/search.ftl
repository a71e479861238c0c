## Search over everything
search-lede = Tickets, conversa, relatórios, equipamentos e pessoas. Também com palavras começadas ou mal escritas.
search-words = Palavras
search-begin = O que procura?
search-begin-text = Um número, um número de série, um nome ou palavras que alguém escreveu.
search-none = Nada tem estas palavras
search-none-text = Tente menos palavras ou só o início de uma.
search-count =
  { $count ->
    [one] Uma coisa encontrada
   *[other] { $count } coisas encontradas
  }
search-count-more = As primeiras { $count }
search-ticket = Ticket
search-message = Conversa
search-report = Relatório
search-equipment = Equipamento
search-person = Pessoa
