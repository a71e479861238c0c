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
privacy-title = O que a central guarda de você é seu.
privacy-words = Seu nome e acessos, os tickets que você abriu, o que disse e enviou, o que assinou e avaliou. Você pode levar uma cópia de tudo ou pedir que seja apagado.
button-privacy-export = Levar uma cópia
button-privacy-erase = Apagar tudo
button-privacy-erase-yes = Sim, apagar tudo
privacy-export = Assim você obtém uma cópia de tudo.
privacy-export-links = 1. Entre por este link (uma vez, em { $minutes } minutos): { $link }

  2. Depois abra { $file }
privacy-export-nowhere = Esta central não tem endereço web, por isso a cópia não pode ser baixada por um link. Peça-a a um administrador.
privacy-erase-ask = Apagar tudo sobre você? Não pode ser desfeito.
privacy-erase-what = Seus acessos, nome, conversas, arquivos e as palavras dos seus tickets se vão, aqui e em nossas cópias de cada chat. Relatórios assinados ficam seus anos. O que você mesmo digitou numa plataforma só você pode apagar lá.
privacy-erased = Feito: aqui você não é mais conhecido.
privacy-gone = Apagado: mensagens: { $messages }, arquivos: { $files }, tickets sem suas palavras: { $tickets }; seu nome, acessos, endereço e PIN.
privacy-copies = Cópias das suas palavras que tínhamos publicado em plataformas: { $count }. Estão sendo apagadas lá; a que uma plataforma não apagar fica na lista dos administradores.
privacy-originals = O que você mesmo digitou em { $platforms } ({ $count }) continua lá: só você pode apagar.
privacy-kept = Mantido: relatórios assinados ({ $count }), até { $year }; depois sem o seu nome.
privacy-later = As estatísticas são refeitas sem suas palavras em minutos; o que as plataformas nos enviaram em bruto é esvaziado em 30 dias. As cópias de segurança que os operadores guardam expiram quando eles quiserem.
notice-desk-notified = { $name } avisa:
notice-desk-notified-about = { $name } avisa sobre #{ $number }:
notify-nobody = Não há equipe nem webhook que possa ser avisado. Crie um antes.
notify-who = Escreva /desk notify, o nome e o que devem saber; #1042 depois do nome diz de que ticket se trata. Você pode avisar:
notify-team = equipe
notify-webhook = terceiro, pelo seu webhook
done-notify = { $name } está sendo avisado.
push-message = Nova mensagem
push-report = Novidades do relatório
push-sla = Um prazo prometido está perto ou passou
push-ticket = Novidades do ticket
push-account = Novidades da sua conta ou da central
