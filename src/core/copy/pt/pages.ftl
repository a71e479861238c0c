# Pages that the server writes itself: signing in, one-time links.

page-sign_in-title = Entrar
page-sign_in-email = E-mail
page-sign_in-password = Senha
page-sign_in-submit = Entrar
page-sign_in-guest = Ou escreva-nos sem conta
page-link-title = Você recebeu um link de acesso
page-link-words = Pressione o botão para entrar em { $desk }. O link funciona uma só vez e por alguns minutos.
page-link-gone = Este link não funciona mais
page-back = Voltar
