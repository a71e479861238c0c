## Sites
sites-lede = Dónde están los equipos y con qué reloj se vive allí.
site-search = Nombre o dirección
site-new = Nuevo lugar
site-name = Lugar
site-address = Dirección
site-place = Latitud y longitud
site-place-hint = Por ejemplo 38.72, -9.14. Sin ellas no se puede calcular el viaje.
site-place-wrong = Eso no es una latitud y longitud. Escriba por ejemplo 38.72, -9.14.
site-zone = Zona horaria
site-region = Región
site-region-hint = Para los paneles: un país o una parte de él.
site-placed = En el mapa
sites-none = No hay lugares así
sites-none-text = Los lugares pertenecen a una organización. Añada uno donde haya equipos.
site-remove = ¿Quitar { $name }?
site-remove-text = Solo se puede quitar un lugar que no nombra ningún ticket ni equipo.
