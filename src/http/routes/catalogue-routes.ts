import { Type } from "typebox";
import { catalogueSorts, type Manufacturer, type ModelListed } from "../../core/store/catalogue.ts";
import {
  addManufacturer,
  changeManufacturer,
  removeManufacturer,
  showManufacturer,
  showManufacturers,
} from "../../core/usecases/keep-manufacturers.ts";
import { addModel, changeModel, removeModel, showModel, showModels } from "../../core/usecases/keep-models.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { pageFields, pageOf } from "../list-query.ts";
import { restRoutes, type Sought } from "../rest-routes.ts";
import { closed, instant, nullable, pageSchema, uuid } from "../schemas.ts";

const params = Type.Object({ id: uuid });
const line = Type.String({ minLength: 1, maxLength: 400 });
const year = nullable(Type.Integer({ minimum: 1900, maximum: 2200 }));
const search = Type.Optional(Type.String({ maxLength: 200 }));
const manufacturer = Type.Object({
  id: uuid,
  name: Type.String(),
  slug: Type.String({ description: "The address of its dashboards; stays when it is renamed" }),
  createdAt: instant,
});
const model = Type.Object({
  id: uuid,
  manufacturerId: uuid,
  manufacturer: Type.String(),
  name: Type.String(),
  family: Type.String({ description: "Fixes learnt on one model help its family" }),
  category: Type.String(),
  introducedYear: nullable(Type.Integer()),
  createdAt: instant,
});

/** Manufacturers and their models. */
export function catalogueRoutes(app: App, parts: HttpParts): void {
  manufacturerRoutes(app, parts);
  modelRoutes(app, parts);
}

function manufacturerRoutes(app: App, parts: HttpParts): void {
  const { read, write } = restRoutes(app, parts, "manufacturers");
  const current = async ({ work, person, params: { id } }: Sought<typeof params>) =>
    presentManufacturer(await showManufacturer(work, person, id));

  read("/api/v1/manufacturers", {
    summary: "Manufacturers",
    may: "catalogue.read",
    query: Type.Object({ q: search, ...pageFields(catalogueSorts) }, closed),
    answer: pageSchema(manufacturer),
    run: async ({ work, person, query }) => {
      const page = await showManufacturers(work, person, { search: query.q ?? "", page: pageOf(query, "name") });
      return { ...page, items: page.items.map(presentManufacturer) };
    },
  });

  write("POST", "/api/v1/manufacturers", {
    summary: "A new manufacturer",
    may: "catalogue.write",
    body: Type.Object({ name: line }, closed),
    status: 201,
    answer: manufacturer,
    run: async ({ work, person, body }) => {
      const { manufacturerId: id } = await addManufacturer(work, person, body);
      return {
        body: await current({ work, person, params: { id } }),
        headers: { location: `/api/v1/manufacturers/${id}` },
      };
    },
  });

  read("/api/v1/manufacturers/:id", {
    summary: "One manufacturer",
    may: "catalogue.read",
    params,
    answer: manufacturer,
    run: current,
  });

  write("PATCH", "/api/v1/manufacturers/:id", {
    summary: "Rename a manufacturer",
    may: "catalogue.write",
    params,
    body: Type.Object({ name: line }, closed),
    answer: manufacturer,
    current,
    run: async ({ work, person, params: { id }, body }) => {
      await changeManufacturer(work, person, { ...body, manufacturerId: id });
      return { body: await current({ work, person, params: { id } }) };
    },
  });

  write("DELETE", "/api/v1/manufacturers/:id", {
    summary: "Remove a manufacturer that has no models",
    may: "catalogue.write",
    params,
    current,
    run: async ({ work, person, params: { id } }) => {
      await removeManufacturer(work, person, { manufacturerId: id });
      return { body: null };
    },
  });
}

function modelRoutes(app: App, parts: HttpParts): void {
  const { read, write } = restRoutes(app, parts, "models");
  const current = async ({ work, person, params: { id } }: Sought<typeof params>) =>
    presentModel(await showModel(work, person, id));

  read("/api/v1/models", {
    summary: "Models, with who makes them",
    may: "catalogue.read",
    query: Type.Object(
      {
        q: search,
        manufacturer: Type.Optional(uuid),
        category: Type.Optional(Type.String({ maxLength: 200 })),
        ...pageFields(catalogueSorts),
      },
      closed,
    ),
    answer: pageSchema(model),
    run: async ({ work, person, query }) => {
      const page = await showModels(work, person, {
        search: query.q ?? "",
        manufacturerId: query.manufacturer ?? null,
        category: query.category ?? null,
        page: pageOf(query, "name"),
      });
      return { ...page, items: page.items.map(presentModel) };
    },
  });

  write("POST", "/api/v1/models", {
    summary: "A new model of a manufacturer",
    may: "catalogue.write",
    body: Type.Object(
      { manufacturerId: uuid, name: line, family: line, category: line, introducedYear: Type.Optional(year) },
      closed,
    ),
    status: 201,
    answer: model,
    run: async ({ work, person, body }) => {
      const { modelId: id } = await addModel(work, person, body);
      return { body: await current({ work, person, params: { id } }), headers: { location: `/api/v1/models/${id}` } };
    },
  });

  read("/api/v1/models/:id", { summary: "One model", may: "catalogue.read", params, answer: model, run: current });

  write("PATCH", "/api/v1/models/:id", {
    summary: "Change a model",
    may: "catalogue.write",
    params,
    body: Type.Object(
      {
        name: Type.Optional(line),
        family: Type.Optional(line),
        category: Type.Optional(line),
        introducedYear: Type.Optional(year),
      },
      closed,
    ),
    answer: model,
    current,
    run: async ({ work, person, params: { id }, body }) => {
      await changeModel(work, person, { ...body, modelId: id });
      return { body: await current({ work, person, params: { id } }) };
    },
  });

  write("DELETE", "/api/v1/models/:id", {
    summary: "Remove a model of which there is no unit",
    may: "catalogue.write",
    params,
    current,
    run: async ({ work, person, params: { id } }) => {
      await removeModel(work, person, { modelId: id });
      return { body: null };
    },
  });
}

function presentManufacturer({ createdAt, ...rest }: Manufacturer) {
  return { ...rest, createdAt: createdAt.toISOString() };
}

function presentModel({ createdAt, ...rest }: ModelListed) {
  return { ...rest, createdAt: createdAt.toISOString() };
}
