import { Type } from "typebox";
import { addVehicle, changeVehicle, showVehicles, vehicleStates } from "../../core/usecases/keep-vehicles.ts";
import { changeStock } from "../../core/usecases/move-stock.ts";
import { answerWrite } from "../answer-write.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { closed, nullable, oneOf, uuid } from "../schemas.ts";

const tags = ["vehicles"];
const params = Type.Object({ id: uuid });
const count = Type.Integer({ minimum: 0, maximum: 100_000 });
const degrees = (most: number) => nullable(Type.Number({ minimum: -most, maximum: most }));
const stock = Type.Object({
  partId: uuid,
  name: Type.String(),
  number: Type.String(),
  quantity: count,
  lowAt: Type.Integer({ description: "At this many or fewer it is low" }),
});
const vehicle = Type.Object({
  id: uuid,
  name: Type.String(),
  plate: Type.String(),
  state: Type.String({ description: "ready, repair or gone" }),
  heldByTicketNumber: nullable(Type.Integer()),
  stock: Type.Array(stock),
});
const terms = {
  plate: Type.Optional(Type.String({ maxLength: 40 })),
  state: Type.Optional(oneOf(vehicleStates)),
  driverId: Type.Optional(nullable(uuid)),
  latitude: Type.Optional(degrees(90)),
  longitude: Type.Optional(degrees(180)),
};
const name = Type.String({ minLength: 1, maxLength: 120 });

/** Vehicles and what they carry. */
export function vehicleRoutes(app: App, parts: HttpParts): void {
  const { desk } = parts;

  app.get(
    "/api/v1/vehicles",
    {
      config: {
        may: "vehicle.read",
        tags,
        summary: "Vehicles by name, with what holds them and what they carry",
        answers: { 200: Type.Object({ items: Type.Array(vehicle) }) },
      },
    },
    async (request) => {
      const { person } = await parts.callerOf(request, "read");
      return { items: await desk.read((work) => showVehicles(work, person)) };
    },
  );

  app.post(
    "/api/v1/vehicles",
    {
      config: { may: "vehicle.write", tags, summary: "A new vehicle", answers: { 201: Type.Object({ id: uuid }) } },
      schema: { body: Type.Object({ name, ...terms }, closed) },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => {
          const { vehicleId: id } = await addVehicle(work, caller.person, request.body);
          return { status: 201, body: { id } };
        },
      });
    },
  );

  app.patch(
    "/api/v1/vehicles/:id",
    {
      config: { may: "vehicle.write", tags, summary: "Change a vehicle: one in repair is not proposed", answers: {} },
      schema: { params, body: Type.Object({ name: Type.Optional(name), ...terms }, closed) },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => {
          await changeVehicle(work, caller.person, { ...request.body, vehicleId: request.params.id });
          return { status: 204, body: null };
        },
      });
    },
  );

  app.put(
    "/api/v1/vehicles/:id/stock/:number",
    {
      config: {
        may: "vehicle.stock",
        tags,
        summary: "Set how many of a part it carries (quantity), or add to it (add); a new part is made",
        answers: { 200: Type.Object({ quantity: count }) },
      },
      schema: {
        params: Type.Object({ id: uuid, number: Type.String({ minLength: 1, maxLength: 120 }) }),
        body: Type.Object(
          {
            name: Type.Optional(Type.String({ maxLength: 120 })),
            quantity: Type.Optional(count),
            add: Type.Optional(Type.Integer({ minimum: -100_000, maximum: 100_000 })),
            lowAt: Type.Optional(count),
          },
          closed,
        ),
      },
    },
    async (request, reply) => {
      const caller = await parts.callerOf(request, "write");
      const { id: vehicleId, number } = request.params;
      const { name: called = null, quantity = null, add = null, lowAt = null } = request.body;
      return answerWrite(desk, caller, request, reply, {
        alone: false,
        run: async (work) => ({
          status: 200,
          body: await changeStock(work, caller.person, { vehicleId, number, name: called, quantity, add, lowAt }),
        }),
      });
    },
  );
}
