# Webhooks de saída: o que é recusado e o que se diz aos administradores.

problem-webhook-unknown = Não existe esse webhook ou esse envio. Peça a lista e escolha um dela.
problem-webhook-too_many = Já há { $limit } webhooks, o máximo. Remova um primeiro.
problem-webhook-address_refused-unreadable = Isto não é um endereço web. Escreva-o inteiro, como https://example.com/hooks.
problem-webhook-address_refused-password = O endereço não pode ter utilizador nem palavra-passe. Verifique antes a nossa assinatura.
problem-webhook-address_refused-plain_http = O endereço tem de começar por https:// para que ninguém possa ler pelo caminho.
problem-webhook-address_refused-private = Este endereço está numa rede privada. Use um público ou peça a um administrador que ponha webhookAddresses em any.
notice-webhook-disabled = O webhook { $name } foi desligado.
notice-webhook-gone = O servidor dele responde que não quer mais (410 Gone).
notice-webhook-failing = Durante um dia inteiro nada lhe chegou. Quando funcionar, ligue-o e reenvie o que perdeu.
notice-webhook-owner = O administrador a quem pertencia já não o é. Outro administrador pode ligá-lo e passa a ser o dono.
