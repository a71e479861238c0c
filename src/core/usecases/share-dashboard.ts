import { type Actor, accountOf } from "../domain/actor.ts";
import { displayName } from "../domain/display-name.ts";
import { Problem } from "../domain/problem.ts";
import { requireDeskAction } from "../domain/require-desk-action.ts";
import { newSecret } from "../domain/secret-token.ts";
import { insertDashboardLink } from "../store/dashboard-links.ts";
import { emit } from "../store/events.ts";
import type { Work } from "../store/work.ts";

/** Longest life of a link, days. */
const mostDays = 365;

/**
 * Makes a link that shows the dashboards in one folder to whoever holds it, for `days` (the desk's setting where none are given). The
 * token is shown this once and stored nowhere. Admins only. Throws Problem `action.forbidden`, `field.not_a_number`, `field.missing`.
 */
export async function shareDashboard(
  work: Work,
  actor: Actor,
  input: { readonly slug: string; readonly label?: string; readonly days?: number },
): Promise<{ readonly linkId: string; readonly token: string; readonly expiresAt: Date }> {
  requireDeskAction(actor, "dashboard.share");
  if (!/^[a-z0-9](?:[a-z0-9-]{0,100})$/.test(input.slug)) throw new Problem("field.missing", { field: "slug" });
  const days = input.days ?? work.settings.dashboardLinkDays;
  if (!Number.isInteger(days) || days < 1 || days > mostDays) {
    throw new Problem("field.not_a_number", { field: "days", value: String(days).slice(0, 20), min: 1, max: mostDays });
  }
  const token = newSecret();
  const expiresAt = new Date(work.now.getTime() + days * 86_400_000);
  const label = displayName(input.label ?? "", "link");
  const linkId = await insertDashboardLink(work, {
    slug: input.slug,
    label,
    token,
    expiresAt,
    createdBy: accountOf(actor),
  });
  await emit(work, { kind: "dashboard.shared", subjectId: linkId, actor, data: { slug: input.slug, expiresAt } });
  return { linkId, token, expiresAt };
}
