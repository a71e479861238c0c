## Models and manufacturers
models-lede = O que se pode reparar. Reparações aprendidas num modelo ajudam os outros da sua família.
models-models = Modelos
models-makers = Fabricantes
models-search = Nome, família ou fabricante
models-none = Não há modelos assim
models-none-text = Acrescente primeiro o fabricante e depois o seu modelo.
model-new = Novo modelo
model-name = Modelo
model-family = Família
model-family-hint = Modelos construídos da mesma maneira.
model-year = Apresentado em
maker = Fabricante
maker-new = Novo fabricante
maker-dashboards = Painéis
makers-none = Não há fabricantes assim
models-remove = Tirar { $name }?
models-remove-text = Só se pode tirar o que nada mais nomeia.
