# Accounts: passwords, mail, privacy, notices to others.

notice-password-asked = Alguém pediu para escolher uma nova senha para a sua conta. Se foi você, peça um código. Se não, não precisa fazer nada.
button-reset-code = Pedir um código
reset-code = Seu código é { $code }. Digite-o onde o pediu, em até { $minutes } minutos. Não o dê a ninguém: a central nunca pede.
mail-confirm-subject = { $desk }: confirme seu e-mail
mail-confirm-text =
  Alguém, esperamos que você, se cadastrou em { $desk } com este endereço.

  Abra este link e aperte o botão para confirmá-lo:
  { $link }

  Se não foi você, não precisa fazer nada: sem o botão nada acontece.
mail-reset-subject = { $desk }: um código para uma nova senha
mail-reset-text =
  Alguém, esperamos que você, pediu para escolher uma nova senha em { $desk }.

  O código: { $code }

  Vale uma vez e por alguns minutos. Se não foi você, não precisa fazer nada.
found-message = Conversa
found-report = Relatório
found-equipment = Equipamento
found-person = Pessoa
