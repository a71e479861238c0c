import type { Role } from "../../../../../core/domain/roles.ts";
import { post } from "../../../live/api.ts";
import { attempt } from "../../../live/attempt.ts";
import { usePages } from "../../../live/use-pages.ts";
import { confirmed } from "../../../show/ask.tsx";
import { PressButton } from "../../../show/press-button.tsx";
import { toast } from "../../../show/toast.tsx";
import { locale, say } from "../../../words/say.ts";
import { ago } from "../../../words/when.ts";

type RoleRequest = {
  readonly id: string;
  readonly account: { readonly id: string; readonly name: string };
  readonly role: Role;
  readonly createdAt: string;
};
type Decision = { readonly name: string; readonly granted: boolean; readonly byOther: boolean };

/** Who asks for a role, and the two answers. Nothing is drawn while nobody does. */
export function RoleRequests({ onDecided }: { readonly onDecided: () => Promise<void> }) {
  const waiting = usePages<RoleRequest>("/api/v1/role-requests");
  const decide = async (request: RoleRequest, granted: boolean): Promise<void> => {
    const { name } = request.account;
    const role = say(`role-${request.role}`);
    // Who may change everything is worth a second look.
    if (granted && request.role === "admin") {
      const sure = {
        title: say("request-admin", { name }),
        text: say("request-admin-text"),
        label: say("request-grant"),
      };
      if (!(await confirmed(sure))) return;
    }
    await attempt(async () => {
      const done = await post<Decision>(`/api/v1/role-requests/${request.id}/decision`, { granted });
      toast(
        done.byOther
          ? say("request-by-other", { name })
          : say(done.granted ? "request-granted" : "request-denied", { name, role }),
      );
    });
    await Promise.all([waiting.reload(), onDecided()]);
  };
  const { value: items } = waiting.items;
  if (items.length === 0) return null;
  return (
    <section class="tile" aria-label={say("requests")}>
      <h2>{say("requests")}</h2>
      <ul class="deed-list">
        {items.map((request) => (
          <li key={request.id}>
            <span class="what">
              {say("request-says", { name: request.account.name, role: say(`role-${request.role}`) })}
              <span class="second">{ago(new Date(request.createdAt), new Date(), locale.value)}</span>
            </span>
            <PressButton label={say("request-grant")} style="primary" run={() => decide(request, true)} />
            <PressButton label={say("request-deny")} run={() => decide(request, false)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
