## Search over everything
search-lede = Tickets, talk, reports, equipment and people. Begun and misspelt words find too.
search-words = Words
search-begin = What are you looking for?
search-begin-text = A number, a serial number, a name, or words that somebody wrote.
search-none = Nothing has these words
search-none-text = Try fewer words, or only the beginning of one.
search-count =
  { $count ->
    [one] One thing found
   *[other] { $count } things found
  }
search-count-more = The first { $count }
search-ticket = Ticket
search-message = Talk
search-report = Report
search-equipment = Equipment
search-person = Person
