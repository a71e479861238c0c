import { Type } from "typebox";
import { requireDeskAction } from "../../core/domain/require-desk-action.ts";
import { showQrToken } from "../../core/usecases/keep-equipment.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { qrPng, qrSvg } from "../qr-image.ts";
import { uuid } from "../schemas.ts";

const tags = ["equipment"];
const again = Type.Object(
  {
    drawn: Type.Optional(
      Type.Integer({ minimum: 0, description: "Any number: a page that shows a new code asks by another" }),
    ),
  },
  { additionalProperties: false },
);
const pictures = {
  svg: { contentType: "image/svg+xml; charset=utf-8", draw: qrSvg },
  png: { contentType: "image/png", draw: qrPng },
} as const;

/** The QR code to stick on a unit: the desk's own address with the unit's token, as a picture. */
export function equipmentCodeRoutes(app: App, parts: HttpParts): void {
  for (const [kind, { contentType, draw }] of Object.entries(pictures)) {
    app.get(
      `/api/v1/equipment/:id/code.${kind}`,
      {
        config: {
          tags,
          summary: `The unit's QR code as ${kind.toUpperCase()}`,
          may: "equipment.read",
          gives: contentType,
        },
        schema: { params: Type.Object({ id: uuid }), querystring: again },
      },
      async (request, reply) => {
        const { person } = await parts.callerOf(request, "read");
        requireDeskAction(person, "equipment.read");
        const token = await parts.desk.read((work) => showQrToken(work, person, request.params.id));
        const base = parts.publicUrl ?? `${request.protocol}://${request.host}`;
        return reply
          .header("content-type", contentType)
          .header("content-disposition", `inline; filename="equipment-${request.params.id}.${kind}"`)
          .header("cache-control", "private, no-cache")
          .send(draw(`${base.replace(/\/$/, "")}/?unit=${token}`));
      },
    );
  }
}
