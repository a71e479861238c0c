## Models and manufacturers
models-lede = What can be repaired at all. Fixes learnt on one model help the others of its family.
models-models = Models
models-makers = Manufacturers
models-search = Name, family or manufacturer
models-none = No model fits
models-none-text = Add the manufacturer first, then its model.
model-new = New model
model-name = Model
model-family = Family
model-family-hint = Models that are built alike.
model-year = Introduced in
maker = Manufacturer
maker-new = New manufacturer
maker-dashboards = Dashboards
makers-none = No manufacturer fits
models-remove = Take away { $name }?
models-remove-text = Only what nothing else names can be taken away.
