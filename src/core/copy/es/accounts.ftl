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
