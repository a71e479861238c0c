# Pages that the server writes itself: signing in, one-time links, what cannot be opened.

page-sign_in-title = Entrar
page-sign_in-email = E-mail
page-sign_in-password = Senha
page-sign_in-submit = Entrar
page-sign_in-forgot = Esqueci minha senha
page-sign_in-guest = Ou escreva-nos sem conta
page-link-title = Você recebeu um link de acesso
page-link-words = Pressione o botão para entrar em { $desk }. O link funciona uma só vez e por alguns minutos.
page-link-gone = Este link não funciona mais
page-back = Voltar
page-problem-nothing = Aqui não há nada para si
page-problem-title = Não foi possível
page-problem-home = Para a sua própria página
page-problem-reference = Referência: { $reference }
page-own_account = A minha conta
page-staff_only-title = A consola é para a equipa
page-staff_only-words = Aqui são seus os seus painéis e a sua conta.
page-staff_only-dashboards = Para os seus painéis

## The report as a document.
document-title = Relatório de intervenção #{ $number }, versão { $version }
document-distance = Distância
document-km = { $km } km
document-signature = Assinatura
document-signed = Assinado por { $name } em { $at }, com o seu PIN, com a sessão de { $platform }
document-pinafter = O PIN foi definido depois de o relatório ser enviado.
document-unsigned = Esta versão não tem assinatura: está no estado «{ $state }».
document-hash = SHA-256 do relatório tal como foi assinado
document-note = O hash é calculado sobre o relatório tal como foi congelado: textos, peças, minutos e os hash das fotos. Esse texto é guardado; qualquer alteração dá outro hash.
document-photos = Fotografias
document-page = Página { $page } de { $pages }
document-labour = segundo os eventos: { $minutes }
document-problem = Participado como
