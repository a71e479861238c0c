## Sites
sites-lede = Onde estão os equipamentos e por que relógio se vive lá.
site-search = Nome ou morada
site-new = Novo local
site-name = Local
site-address = Morada
site-place = Latitude e longitude
site-place-hint = Por exemplo 38.72, -9.14. Sem elas não se pode calcular a viagem.
site-place-wrong = Isso não é uma latitude e longitude. Escreva por exemplo 38.72, -9.14.
site-zone = Fuso horário
site-region = Região
site-region-hint = Para os painéis: um país ou uma parte dele.
site-placed = No mapa
sites-none = Não há locais assim
sites-none-text = Os locais pertencem a uma organização. Acrescente um onde haja equipamentos.
site-remove = Tirar { $name }?
site-remove-text = Só se pode tirar um local que nenhum ticket nem equipamento nomeia.
