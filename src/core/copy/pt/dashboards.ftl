# Resumos mensais dos painéis: o que é recusado e o que se diz a subscritores e administradores.

problem-subscription-unknown = Essa subscrição não existe. Peça a lista e escolha uma dela.
problem-subscription-no_chat = Não há conversa privada onde publicar: escreva primeiro ao serviço numa plataforma de chat e ligue o acesso, ou dê um endereço web.
notice-summary-title = { $name }: o que as reparações mostraram em { $month }
notice-summary-nothing = Nada se destaca que o acaso não explique.
notice-summary-read = Todos os gráficos: { $address }
notice-summary-footer = Os números abrangem de { $from } a { $to }. Aqueles por trás dos quais há poucas organizações são ocultados. Recebe isto uma vez por mês.
notice-unsubscribed = O resumo mensal de { $name } já não é enviado.
notice-unsubscribed-owner = Quem o subscreveu já não pode ler estes painéis.
notice-unsubscribed-gone = O seu servidor responde que não quer mais (410 Gone).
notice-unsubscribed-failing = Durante um dia inteiro nada chegou ao seu endereço. Quando funcionar, subscreva de novo.
