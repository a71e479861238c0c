import { Type } from "typebox";
import { impacts } from "../../core/domain/priority.ts";
import { isStaff } from "../../core/domain/roles.ts";
import { equipmentSorts, type UnitListed } from "../../core/store/equipment-lists.ts";
import { listTickets } from "../../core/store/ticket-lists.ts";
import { claimEquipment, scanEquipment } from "../../core/usecases/claim-equipment.ts";
import { addUnit, changeUnit, renewQrToken, showUnit, showUnits } from "../../core/usecases/keep-equipment.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { pageFields, pageOf } from "../list-query.ts";
import { presentTicket } from "../present/present-ticket.ts";
import { restRoutes, type Sought } from "../rest-routes.ts";
import { closed, instant, nullable, oneOf, pageSchema, ticketSchema, uuid } from "../schemas.ts";
import { equipmentCodeRoutes } from "./equipment-code-routes.ts";

const params = Type.Object({ id: uuid });
const named = Type.Object({ id: uuid, name: Type.String() });
const day = Type.String({ pattern: "^\\d{4}-\\d\\d-\\d\\d$", description: "2026-03-02" });
const line = Type.String({ minLength: 1, maxLength: 400 });
const token = Type.String({ minLength: 1, maxLength: 200, description: "What the QR code on the unit holds" });
const unit = Type.Object({
  id: uuid,
  label: Type.String(),
  serialNumber: nullable(Type.String()),
  organisation: named,
  site: nullable(named),
  model: Type.Object({
    id: uuid,
    name: Type.String(),
    family: Type.String(),
    category: Type.String(),
    manufacturer: Type.String(),
  }),
  impact: oneOf(impacts),
  installedOn: nullable(day),
  warrantyUntil: nullable(day),
  retiredAt: nullable(instant),
  createdAt: instant,
});
const terms = {
  serialNumber: Type.Optional(nullable(Type.String({ maxLength: 200 }))),
  siteId: Type.Optional(nullable(uuid)),
  impact: Type.Optional(oneOf(impacts)),
  installedOn: Type.Optional(nullable(day)),
  warrantyUntil: Type.Optional(nullable(day)),
};
const filter = Type.Object(
  {
    q: Type.Optional(Type.String({ maxLength: 200 })),
    organisation: Type.Optional(uuid),
    site: Type.Optional(uuid),
    model: Type.Optional(uuid),
    manufacturer: Type.Optional(uuid),
    category: Type.Optional(Type.String({ maxLength: 200 })),
    retired: Type.Optional(Type.Boolean()),
    ...pageFields(equipmentSorts),
  },
  closed,
);

/** Equipment: the units, their history, their QR codes, and claiming one by its code. */
export function equipmentRoutes(app: App, parts: HttpParts): void {
  const { read, write } = restRoutes(app, parts, "equipment");
  equipmentCodeRoutes(app, parts);
  const current = async ({ work, person, params: { id } }: Sought<typeof params>) =>
    present(await showUnit(work, person, id));

  read("/api/v1/equipment", {
    summary: "Equipment: all for staff, what one's organisation owns for customers",
    may: "equipment.read",
    query: filter,
    answer: pageSchema(unit),
    run: async ({ work, person, query }) => {
      const asked = {
        search: query.q ?? "",
        organisationId: query.organisation ?? null,
        siteId: query.site ?? null,
        modelId: query.model ?? null,
        manufacturerId: query.manufacturer ?? null,
        category: query.category ?? null,
        retired: query.retired ?? false,
      };
      const page = await showUnits(work, person, asked, pageOf(query, "name"));
      return { ...page, items: page.items.map(present) };
    },
  });

  write("POST", "/api/v1/equipment", {
    summary: "A new unit of an organisation",
    may: "equipment.write",
    body: Type.Object({ label: line, modelId: uuid, organisationId: uuid, ...terms }, closed),
    status: 201,
    answer: unit,
    run: async ({ work, person, body }) => {
      const { equipmentId: id } = await addUnit(work, person, body);
      return {
        body: await current({ work, person, params: { id } }),
        headers: { location: `/api/v1/equipment/${id}` },
      };
    },
  });

  read("/api/v1/equipment/:id", { summary: "One unit", may: "equipment.read", params, answer: unit, run: current });

  write("PATCH", "/api/v1/equipment/:id", {
    summary: "Change, move, retire or restore a unit; one that changes its organisation leaves its site",
    may: "equipment.write",
    params,
    body: Type.Object(
      {
        label: Type.Optional(line),
        modelId: Type.Optional(uuid),
        organisationId: Type.Optional(uuid),
        retired: Type.Optional(Type.Boolean()),
        ...terms,
      },
      closed,
    ),
    answer: unit,
    current,
    run: async ({ work, person, params: { id }, body }) => {
      await changeUnit(work, person, { ...body, equipmentId: id });
      return { body: await current({ work, person, params: { id } }) };
    },
  });

  write("DELETE", "/api/v1/equipment/:id", {
    summary: "Retire a unit: it leaves the lists, its history stays",
    may: "equipment.write",
    params,
    current,
    run: async ({ work, person, params: { id } }) => {
      await changeUnit(work, person, { retired: true, equipmentId: id });
      return { body: null };
    },
  });

  read("/api/v1/equipment/:id/tickets", {
    summary: "A unit's history: its tickets with their reports, newest first",
    may: "equipment.read",
    params,
    query: Type.Object(pageFields(["newest"]), closed),
    answer: pageSchema(ticketSchema),
    run: async ({ work, person, params: { id }, query }) => {
      const { id: equipmentId } = await showUnit(work, person, id);
      const { cursor, limit } = pageOf(query, "newest");
      const scope = isStaff(person.role) ? "queue" : "own";
      const page = await listTickets(work, person, { scope, equipmentId, cursor, limit });
      return { ...page, items: page.items.map((view) => presentTicket(view, person)) };
    },
  });

  write("POST", "/api/v1/equipment/:id/renew-code", {
    summary: "Give a unit a new QR code; the old one names nothing any more",
    may: "equipment.write",
    params,
    run: async ({ work, person, params: { id } }) => {
      await renewQrToken(work, person, { equipmentId: id });
      return { body: null };
    },
  });

  read("/api/v1/equipment/scan/:token", {
    summary: "What a QR code names: its model; the unit itself only for those whose it is, and staff",
    may: "equipment.read",
    params: Type.Object({ token }),
    answer: Type.Object({
      model: Type.Object({ manufacturer: Type.String(), model: Type.String(), category: Type.String() }),
      equipmentId: nullable(uuid),
    }),
    run: ({ work, person, params: { token: given } }) => scanEquipment(work, person, given),
  });

  write("POST", "/api/v1/equipment/claim", {
    summary:
      "Take the unit of a QR code into one's organisation (staff: into the one they name); one that has people keeps its own",
    may: "equipment.claim",
    body: Type.Object({ token, organisationId: Type.Optional(uuid) }, closed),
    answer: unit,
    run: async ({ work, person, body }) => {
      const input = { token: body.token, organisationId: body.organisationId ?? null };
      const { equipmentId: id } = await claimEquipment(work, person, input);
      return { body: await current({ work, person, params: { id } }) };
    },
  });
}

function present({ retiredAt, createdAt, ...rest }: UnitListed) {
  const iso = (at: Date) => new Date(at).toISOString();
  return { ...rest, retiredAt: retiredAt === null ? null : iso(retiredAt), createdAt: iso(createdAt) };
}
