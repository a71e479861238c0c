import { type Role, staffRoles } from "../../../core/domain/roles.ts";
import { post } from "../live/api.ts";
import { usePages } from "../live/use-pages.ts";
import { ask } from "../show/ask.tsx";
import { choiceField } from "../show/fields.ts";
import { PressButton } from "../show/press-button.tsx";
import { locale, say } from "../words/say.ts";
import { ago } from "../words/when.ts";
import type { OwnAccountRow } from "./own-account-row.ts";

type RoleRequest = {
  readonly id: string;
  readonly account: { readonly id: string };
  readonly role: Role;
  readonly createdAt: string;
};

/** Asking for a role at the desk, and that the wish waits. An admin has nothing to ask for. */
export function OwnRole({ own }: { readonly own: OwnAccountRow }) {
  const requests = usePages<RoleRequest>("/api/v1/role-requests");
  if (own.role === "admin") return null;
  const waiting = requests.items.value.filter(({ account }) => account.id === own.id);
  const wish = (): void =>
    ask(
      {
        form: "own-role",
        title: say("account-role-ask"),
        intro: say("account-role-intro"),
        fields: [
          choiceField({
            name: "role",
            label: say("account-role"),
            required: true,
            choices: staffRoles
              .filter((role) => role !== own.role)
              .map((role) => ({ value: role, label: say(`role-${role}`) })),
          }),
        ],
        submitLabel: say("account-role-send"),
      },
      async ({ role = "" }) => {
        await post("/api/v1/role-requests", { role });
        await requests.reload();
      },
    );
  return (
    <section class="tile" aria-label={say("account-work")}>
      <h2>{say("account-work")}</h2>
      {waiting.map(({ id, role, createdAt }) => (
        <p key={id} role="status">
          {say("account-role-waits", {
            role: say(`role-${role}`),
            when: ago(new Date(createdAt), new Date(), locale.value),
          })}
        </p>
      ))}
      {requests.state.value === "ready" && waiting.length === 0 && (
        <>
          <p class="quiet">{say("account-work-text")}</p>
          <div class="row-deeds">
            <PressButton label={say("account-role-ask")} run={async () => wish()} />
          </div>
        </>
      )}
    </section>
  );
}
