import { useSignal } from "@preact/signals";
import { get, post, remove, withQuery } from "../../../live/api.ts";
import { attempt } from "../../../live/attempt.ts";
import { useResource } from "../../../live/use-resource.ts";
import { ask, confirmed } from "../../../show/ask.tsx";
import { choiceField, lineField } from "../../../show/fields.ts";
import { type HandedOver, HandOver } from "../../../show/hand-over.tsx";
import { Loadable } from "../../../show/loadable.tsx";
import { PressButton } from "../../../show/press-button.tsx";
import { locale, say } from "../../../words/say.ts";
import { fullTime } from "../../../words/when.ts";
import type { AccountRow } from "./account-row.ts";

type KeyRow = {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly scopes: readonly ("read" | "write")[];
  readonly expiresAt: string | null;
  readonly isOver: boolean;
};

const dayMs = 86_400_000;

/** The keys by which machines act for somebody: what each may, until when, a new one, the end of one. For admins. */
export function PersonKeys({ person }: { readonly person: AccountRow }) {
  const made = useSignal<HandedOver | null>(null);
  const read = useResource(
    () => get<{ readonly items: readonly KeyRow[] }>(withQuery("/api/v1/keys", { account: person.id, limit: 100 })),
    [person.id],
  );
  const make = async (): Promise<void> => {
    ask(
      {
        form: `key-${person.id}`,
        title: say("key-new"),
        intro: say("key-intro", { name: person.name }),
        fields: [
          lineField({
            name: "name",
            label: say("key-name"),
            hint: say("key-name-hint"),
            required: true,
            maxLength: 200,
          }),
          choiceField({
            name: "scope",
            label: say("key-may"),
            required: true,
            value: "read",
            choices: ["read", "write"].map((one) => ({ value: one, label: say(`key-may-${one}`) })),
          }),
          lineField({ name: "until", label: say("key-until"), hint: say("key-until-hint"), input: "date" }),
        ],
        submitLabel: say("key-make"),
      },
      async ({ name = "", scope = "read", until = "" }) => {
        const { key } = await post<{ readonly key: string }>("/api/v1/keys", {
          accountId: person.id,
          name,
          scopes: scope === "write" ? ["read", "write"] : ["read"],
          // The whole day that was named.
          expiresAt: until === "" ? null : new Date(new Date(`${until}T00:00`).getTime() + dayMs).toISOString(),
        });
        made.value = { title: say("key-made", { name }), text: say("key-once"), value: key };
        await read.reload();
      },
    );
  };
  const end = async ({ id, name }: KeyRow): Promise<void> => {
    const sure = { title: say("key-end-sure", { name }), text: say("key-end-text"), label: say("key-end") };
    if (!(await confirmed(sure))) return;
    await attempt(() => remove(`/api/v1/keys/${id}`));
    await read.reload();
  };
  return (
    <section class="tile" aria-label={say("keys")}>
      <h2>{say("keys")}</h2>
      <p class="quiet">{say("keys-text")}</p>
      <Loadable of={read}>
        {({ items }) =>
          items.length > 0 && (
            <ul class="deed-list">
              {items.map((row) => (
                <li key={row.id}>
                  <span class="what">
                    <bdi>{row.name}</bdi> <code>{row.prefix}…</code>
                    <span class="second">
                      {say(`key-may-${row.scopes.includes("write") ? "write" : "read"}`)} · {endOf(row)}
                    </span>
                  </span>
                  <PressButton label={say("key-end")} style="danger" run={() => end(row)} />
                </li>
              ))}
            </ul>
          )
        }
      </Loadable>
      {person.active && (
        <div class="row-deeds">
          <PressButton label={say("key-new")} run={make} />
        </div>
      )}
      {made.value !== null && <HandOver what={made.value} onClose={() => (made.value = null)} />}
    </section>
  );
}

function endOf({ expiresAt, isOver }: KeyRow): string {
  if (expiresAt === null) return say("key-for-ever");
  const at = fullTime(new Date(expiresAt), locale.value);
  return say(isOver ? "key-over" : "key-ends", { at });
}
