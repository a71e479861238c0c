import { Type } from "typebox";
import { showBookings } from "../../core/usecases/show-bookings.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { readInstant } from "../read-instant.ts";
import { closed, instant, nullable, uuid } from "../schemas.ts";

const named = Type.Object({ id: uuid, name: Type.String() });
const booking = Type.Object({
  id: uuid,
  ticketNumber: Type.Integer(),
  title: Type.String(),
  technician: named,
  vehicle: nullable(named),
  startsAt: instant,
  endsAt: instant,
  firstStart: Type.String({ description: "When it was first to begin: it has slipped where it starts later" }),
});

/** Bookings are made by assigning; here they are read. */
export function bookingRoutes(app: App, parts: HttpParts): void {
  app.get(
    "/api/v1/bookings",
    {
      config: {
        tags: ["bookings"],
        summary: "Who and what is held for which ticket, and was for those that were done, by start",
        answers: { 200: Type.Object({ items: Type.Array(booking) }) },
      },
      schema: {
        querystring: Type.Object(
          { from: instant, to: instant, technician: Type.Optional(uuid), vehicle: Type.Optional(uuid) },
          closed,
        ),
      },
    },
    async (request) => {
      const { person } = await parts.callerOf(request, "read");
      const { from, to, technician = null, vehicle = null } = request.query;
      const filter = { from: readInstant("from", from), to: readInstant("to", to) };
      const items = await parts.desk.read((work) =>
        showBookings(work, person, { ...filter, technicianId: technician, vehicleId: vehicle }),
      );
      return {
        items: items.map(({ startsAt, endsAt, firstStart, ...one }) => ({
          ...one,
          startsAt: startsAt.toISOString(),
          endsAt: endsAt.toISOString(),
          firstStart: firstStart.toISOString(),
        })),
      };
    },
  );
}
