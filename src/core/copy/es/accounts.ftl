# Accounts: passwords, mail, privacy, notices to others.

notice-password-asked = Alguien pidió elegir una contraseña nueva para tu cuenta. Si fuiste tú, pide un código. Si no, no hace falta que hagas nada.
button-reset-code = Pedir un código
reset-code = Tu código es { $code }. Escríbelo donde lo pediste, en menos de { $minutes } minutos. No se lo des a nadie: la mesa nunca lo pide.
mail-confirm-subject = { $desk }: confirma tu correo electrónico
mail-confirm-text =
  Alguien, esperamos que tú, se registró en { $desk } con esta dirección.

  Abre este enlace y pulsa el botón para confirmarla:
  { $link }

  Si no fuiste tú, no hace falta que hagas nada: sin el botón no pasa nada.
mail-reset-subject = { $desk }: un código para una contraseña nueva
mail-reset-text =
  Alguien, esperamos que tú, pidió elegir una contraseña nueva en { $desk }.

  El código: { $code }

  Sirve una vez y durante unos minutos. Si no fuiste tú, no hace falta que hagas nada.
found-message = Conversación
found-report = Informe
found-equipment = Equipo
found-person = Persona
privacy-title = Lo que la mesa guarda de ti es tuyo.
privacy-words = Tu nombre y tus accesos, los tickets que abriste, lo que dijiste y enviaste, lo que firmaste y valoraste. Puedes llevarte una copia de todo o pedir que se borre.
button-privacy-export = Llevarme una copia
button-privacy-erase = Borrar todo
button-privacy-erase-yes = Sí, borrar todo
privacy-export = Así obtienes una copia de todo.
privacy-export-links = 1. Entra con este enlace (una vez, en { $minutes } minutos): { $link }

  2. Después abre { $file }
privacy-export-nowhere = Esta mesa no tiene dirección web, así que la copia no se puede bajar con un enlace. Pídela a un administrador.
privacy-erase-ask = ¿Borrar todo sobre ti? No se puede deshacer.
privacy-erase-what = Se van tus accesos, tu nombre, lo que dijiste, tus archivos y las palabras de tus tickets, aquí y en nuestras copias de cada chat. Los informes firmados se quedan sus años. Lo que escribiste tú en una plataforma solo puedes borrarlo tú allí.
privacy-erased = Hecho: aquí ya no se te conoce.
privacy-gone = Borrado: mensajes: { $messages }, archivos: { $files }, tickets sin sus palabras: { $tickets }; tu nombre, accesos, dirección y PIN.
privacy-copies = Copias de tus palabras que habíamos publicado en plataformas: { $count }. Se están borrando allí; la que una plataforma no borre queda en la lista de los administradores.
privacy-originals = Lo que escribiste tú en { $platforms } ({ $count }) sigue allí: solo tú puedes borrarlo.
privacy-kept = Se conserva: informes firmados ({ $count }), hasta { $year }; después sin tu nombre.
privacy-later = Las estadísticas se rehacen sin tus palabras en minutos; lo que las plataformas nos enviaron en bruto se vacía en 30 días. Las copias de seguridad que guardan los operadores caducan cuando ellos digan.
notice-desk-notified = { $name } les hace saber:
notice-desk-notified-about = { $name } les hace saber sobre #{ $number }:
notify-nobody = No hay equipo ni webhook al que avisar. Crea uno antes.
notify-who = Escribe /desk notify, el nombre y lo que deben saber; #1042 tras el nombre dice de qué ticket se trata. Puedes avisar a:
notify-team = equipo
notify-webhook = tercero, por su webhook
done-notify = Se está avisando a { $name }.
push-message = Mensaje nuevo
push-report = Novedades del informe
push-sla = Un plazo prometido está cerca o pasó
push-ticket = Novedades del ticket
push-account = Novedades de tu cuenta o de la mesa
