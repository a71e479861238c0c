## Models and manufacturers
models-lede = Lo que se puede reparar. Los arreglos aprendidos en un modelo ayudan a los demás de su familia.
models-models = Modelos
models-makers = Fabricantes
models-search = Nombre, familia o fabricante
models-none = No hay modelos así
models-none-text = Añada primero el fabricante y después su modelo.
model-new = Nuevo modelo
model-name = Modelo
model-family = Familia
model-family-hint = Modelos construidos de la misma manera.
model-year = Presentado en
maker = Fabricante
maker-new = Nuevo fabricante
maker-dashboards = Paneles
makers-none = No hay fabricantes así
models-remove = ¿Quitar { $name }?
models-remove-text = Solo se puede quitar lo que nada más nombra.
