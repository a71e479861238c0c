## Sites
sites-lede = Where equipment stands, and on which clocks people live there.
site-search = Name or address
site-new = New site
site-name = Site
site-address = Address
site-place = Latitude and longitude
site-place-hint = For example 38.72, -9.14. Without them travel cannot be reckoned.
site-place-wrong = That is no latitude and longitude. Write for example 38.72, -9.14.
site-zone = Time zone
site-region = Region
site-region-hint = For dashboards: a country or a part of it.
site-placed = On the map
sites-none = No site fits
sites-none-text = Sites belong to an organisation. Add one where equipment stands.
site-remove = Take away { $name }?
site-remove-text = Only a site that no ticket and no equipment names can be taken away.
