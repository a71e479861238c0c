import type { ErasureSummary } from "../../../core/domain/erasure.ts";
import { post, RefusedError } from "../live/api.ts";
import { newId } from "../live/new-id.ts";
import { ask } from "../show/ask.tsx";
import { lineField } from "../show/fields.ts";
import { PressButton } from "../show/press-button.tsx";
import { say } from "../words/say.ts";
import type { OwnAccountRow } from "./own-account-row.ts";

/** A copy of all that is kept of oneself, and the end of it. */
export function OwnData({
  own,
  onErased,
}: {
  readonly own: OwnAccountRow;
  readonly onErased: (summary: ErasureSummary) => void;
}) {
  return (
    <section class="tile" aria-label={say("account-data")}>
      <h2>{say("account-data")}</h2>
      <p class="quiet">{say(own.role === "manufacturer" ? "account-data-maker" : "account-data-text")}</p>
      <div class="row-deeds">
        <a class="button" href="/api/v1/accounts/me/export" download>
          {say("account-export")}
        </a>
        <PressButton label={say("account-erase")} style="danger" run={async () => askErase(own, onErased)} />
      </div>
    </section>
  );
}

/** The name has to be typed: a slip of the finger must not do what cannot be undone, nor a draft that was kept. */
function askErase(own: OwnAccountRow, onErased: (summary: ErasureSummary) => void): void {
  ask(
    {
      form: `own-erase-${newId()}`,
      title: say("account-erase-sure"),
      intro: say("account-erase-text"),
      fields: [
        lineField({
          name: "typed",
          label: say("account-erase-type", { name: own.name }),
          required: true,
          maxLength: 400,
        }),
      ],
      submitLabel: say("account-erase-yes"),
    },
    async ({ typed = "" }) => {
      if (typed.trim() !== own.name) throw refusedHere(say("account-erase-wrong"));
      onErased(await post<ErasureSummary>("/api/v1/accounts/me/erase", { confirm: own.id }));
    },
  );
}

/** A refusal that the page itself speaks, so that the form stays open with the reason. */
function refusedHere(detail: string): RefusedError {
  return new RefusedError({
    type: "about:blank",
    title: detail,
    status: 400,
    detail,
    code: "request.invalid",
    data: {},
    instance: "",
  });
}
