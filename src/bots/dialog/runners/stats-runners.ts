import type { Words } from "../../../core/copy/words.ts";
import type { Inline, RichText } from "../../../core/domain/rich-text.ts";
import type { DeskStatistics } from "../../../core/store/desk-statistics.ts";
import { decideRoute } from "../../../core/usecases/decide-route.ts";
import { type Statistics, showStatistics, statisticsPeriods } from "../../../core/usecases/show-statistics.ts";
import type { Button, Card } from "../../card.ts";
import { type ActionVerb, actionId, longId, shortId } from "../action-id.ts";
import { emergingShown } from "../cards/emerging-shown.ts";
import { sentence } from "../reply.ts";
import type { Runner } from "./runner.ts";

const decide =
  (approved: boolean): Runner =>
  async (ctx, { arg }) => {
    const routeId = arg === null ? "" : (longId(arg) ?? "");
    const decided = await decideRoute(ctx.work, ctx.person, { routeId, approved });
    return sentence(ctx.words.say(approved ? "done-route-approve" : "done-route-decline", decided), { tone: "good" });
  };

function share(words: Words, count: number, of: number): string {
  if (of === 0) return words.say("stats-none");
  return words.say("stats-share", { count, of, percent: Math.round((count / of) * 100) });
}

const minutes = (words: Words, value: number | null): string =>
  value === null ? words.say("stats-none") : words.minutes(value);

function fieldsOf(words: Words, stats: Statistics): Card["fields"] {
  const { all, promises, suggestions } = stats;
  const { saidWorked: worked, saidFailed: failed } = suggestions;
  return [
    { label: words.say("stats-opened"), value: String(all.opened) },
    { label: words.say("stats-live"), value: String(all.live) },
    { label: words.say("stats-response"), value: minutes(words, all.responseMinutes) },
    { label: words.say("stats-resolution"), value: minutes(words, all.resolutionMinutes) },
    { label: words.say("stats-reopened"), value: share(words, all.reopened, all.resolved) },
    {
      label: words.say("stats-rating"),
      value:
        all.stars === null
          ? words.say("stats-none")
          : words.say("stats-stars", { stars: all.stars, count: all.ratings }),
    },
    { label: words.say("stats-promise-response"), value: share(words, promises.response.kept, promises.response.of) },
    {
      label: words.say("stats-promise-resolution"),
      value: share(words, promises.resolution.kept, promises.resolution.of),
    },
    { label: words.say("stats-suggested"), value: share(words, suggestions.byAny, suggestions.repaired) },
    { label: words.say("stats-suggested-first"), value: share(words, suggestions.byFirst, suggestions.repaired) },
    { label: words.say("stats-suggested-back"), value: share(words, suggestions.cameBack, suggestions.byAny) },
    { label: words.say("stats-said"), value: words.say("stats-said-shown", { worked, failed }) },
  ];
}

function groupLine(words: Words, group: DeskStatistics): readonly Inline[] {
  return [
    {
      text: words.say("stats-group", {
        name: group.name ?? words.say("stats-no-team"),
        opened: group.opened,
        live: group.live,
        response: minutes(words, group.responseMinutes),
        resolution: minutes(words, group.resolutionMinutes),
        reopened: group.reopened,
        stars: group.stars ?? words.say("stats-none"),
      }),
    },
  ];
}

/** How the desk does, and the routes that it could learn. */
export const statsRunners: Readonly<Record<string, Runner>> = {
  stats: async ({ words, work, person }, { given }) => {
    const period = (Object.keys(statisticsPeriods) as (keyof typeof statisticsPeriods)[]).find(
      (one) => one === given.period,
    );
    const by = given.by === "organisation" ? "organisation" : "team";
    const stats = await showStatistics(work, person, { period: period ?? "month", by });
    const part = (title: string, items: readonly (readonly Inline[])[]): RichText =>
      items.length === 0
        ? []
        : [
            { kind: "paragraph", runs: [{ text: title, bold: true }] },
            { kind: "list", ordered: false, items },
          ];
    const routes = stats.routes.map(({ category, team, assigned, ofAll }, at): readonly Inline[] => [
      { text: `${at + 1} `, bold: true },
      { text: words.say("route-proposal", { category, team, assigned, of: ofAll }) },
    ]);
    const button = (verb: ActionVerb, label: string, id: string, style: Button["style"]): Button => ({
      action: actionId(verb, null, 0, shortId(id)),
      label,
      style,
    });
    return sentence(words.say("stats-title", { days: stats.days }), {
      fields: fieldsOf(words, stats),
      body: [
        ...part(
          words.say("stats-emerging"),
          stats.emerging.map((fault) => [{ text: emergingShown(words, fault) }]),
        ),
        ...part(words.say("stats-routes"), routes),
        ...part(
          words.say(`stats-by-${by}`),
          stats.groups.map((group) => groupLine(words, group)),
        ),
      ],
      buttons: stats.routes.map(({ id }, at) => [
        button("route-approve", words.say("button-proposal-approve", { at: String(at + 1) }), id, "primary"),
        button("route-decline", words.say("button-proposal-decline", { at: String(at + 1) }), id, "plain"),
      ]),
    });
  },
  "route-approve": decide(true),
  "route-decline": decide(false),
};
