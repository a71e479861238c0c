# Pages that the server writes itself: signing in, one-time links.

page-sign_in-title = Iniciar sesión
page-sign_in-email = Correo electrónico
page-sign_in-password = Contraseña
page-sign_in-submit = Iniciar sesión
page-sign_in-guest = O escríbanos sin cuenta
page-link-title = Le enviaron un enlace de acceso
page-link-words = Pulse el botón para entrar en { $desk }. El enlace funciona una sola vez y durante unos minutos.
page-link-gone = Este enlace ya no funciona
page-back = Volver
