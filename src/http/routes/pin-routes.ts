import { Type } from "typebox";
import { Problem } from "../../core/domain/problem.ts";
import { setPin } from "../../core/usecases/set-pin.ts";
import { refusal } from "../committed-refusal.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { restRoutes } from "../rest-routes.ts";
import { closed } from "../schemas.ts";

const pin = Type.String({ maxLength: 100 });

/** The PIN that a person signs reports with: chosen by themselves, never by a machine's key. */
export function pinRoutes(app: App, parts: HttpParts): void {
  const { write } = restRoutes(app, parts, "accounts");

  write("PUT", "/api/v1/accounts/me/pin", {
    summary:
      "Choose the PIN that one signs with, six digits given twice; changing it needs the current one. Not by key",
    may: "account.own",
    body: Type.Object({ pin, again: pin, current: Type.Optional(pin) }, closed),
    run: async ({ work, person, caller, body, request }) => {
      if (caller.via.kind === "key") throw new Problem("key.scope", { needs: "session" });
      const { current = null, ...chosen } = body;
      const outcome = await setPin(work, person, { ...chosen, current });
      return outcome.kind === "refused" ? refusal(request, outcome.problem) : { body: null };
    },
  });
}
