# Pages that the server writes itself: signing in, one-time links, what cannot be opened.

page-sign_in-title = Iniciar sesión
page-sign_in-email = Correo electrónico
page-sign_in-password = Contraseña
page-sign_in-submit = Iniciar sesión
page-sign_in-forgot = He olvidado mi contraseña
page-sign_in-guest = O escríbanos sin cuenta
page-link-title = Le enviaron un enlace de acceso
page-link-words = Pulse el botón para entrar en { $desk }. El enlace funciona una sola vez y durante unos minutos.
page-link-gone = Este enlace ya no funciona
page-back = Volver
page-problem-nothing = Aquí no hay nada para usted
page-problem-title = No ha sido posible
page-problem-home = A su propia página
page-problem-reference = Referencia: { $reference }
page-own_account = Mi cuenta
page-staff_only-title = La consola es para el personal
page-staff_only-words = Lo suyo aquí son sus paneles y su cuenta.
page-staff_only-dashboards = A sus paneles

## The report as a document.
document-title = Informe de intervención #{ $number }, versión { $version }
document-distance = Distancia
document-km = { $km } km
document-signature = Firma
document-signed = Firmado por { $name } el { $at }, con su PIN, con la sesión de { $platform }
document-pinafter = El PIN se puso después de enviar el informe.
document-unsigned = Esta versión no tiene firma: está en estado «{ $state }».
document-hash = SHA-256 del informe tal como se firmó
document-note = El hash se toma sobre el informe tal como se congeló: textos, piezas, minutos y los hash de las fotos. Se guarda ese texto; cualquier cambio da otro hash.
document-photos = Fotos
document-page = Página { $page } de { $pages }
document-labour = según los eventos: { $minutes }
document-problem = Aviso
