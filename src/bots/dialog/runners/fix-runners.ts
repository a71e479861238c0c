import { percentOf } from "../../../core/domain/likely-fixes.ts";
import { mayAtDesk } from "../../../core/domain/permissions.ts";
import { Problem } from "../../../core/domain/problem.ts";
import { fromPlain, type Inline, type RichText } from "../../../core/domain/rich-text.ts";
import { type FixEntry, listFixEntries, readFixEntry } from "../../../core/store/fix-entries.ts";
import { listOpenGatherings } from "../../../core/store/fix-gatherings.ts";
import { listOpenProposals } from "../../../core/store/fix-proposals.ts";
import { decideFixProposal } from "../../../core/usecases/decide-fix-proposal.ts";
import { decideGathering } from "../../../core/usecases/decide-gathering.ts";
import { findFixNamed } from "../../../core/usecases/find-fix.ts";
import { mergeFixes } from "../../../core/usecases/merge-fixes.ts";
import { renameFix } from "../../../core/usecases/rename-fix.ts";
import { restoreFix } from "../../../core/usecases/restore-fix.ts";
import { splitFix } from "../../../core/usecases/split-fix.ts";
import type { Button } from "../../card.ts";
import type { Reply } from "../../platform.ts";
import { type ActionVerb, actionId, longId, shortId } from "../action-id.ts";
import type { Ctx } from "../dialog-context.ts";
import { rowsOf, sentence } from "../reply.ts";
import type { Asked, Runner } from "./runner.ts";

/** What one card shows of a list, and of proposals to decide. */
const listLength = 10;
const decisionsLength = 3;
const gatheringsLength = 2;
const shownWordings = 12;
const shownMerged = 5;
/** Letters of a title on a button. */
const buttonTitle = 40;

const button = (verb: ActionVerb, label: string, id: string, style: Button["style"] = "plain"): Button => ({
  action: actionId(verb, null, 0, shortId(id)),
  label,
  style,
});
const cut = (title: string) =>
  [...title].length > buttonTitle ? `${[...title].slice(0, buttonTitle).join("")}…` : title;
const heading = (text: string): RichText => [{ kind: "paragraph", runs: [{ text, bold: true }] }];
const part = (title: string, items: readonly (readonly Inline[])[]): RichText =>
  items.length === 0 ? [] : [...heading(title), { kind: "list", ordered: false, items }];
const idOf = (arg: string | null): string => (arg === null ? "" : (longId(arg) ?? ""));

async function list(ctx: Ctx, { given }: Asked): Promise<Reply> {
  const { words, work, person } = ctx;
  const text = given.text ?? "";
  const decides = mayAtDesk(person.role, "fix.write") && text === "";
  const proposals = decides ? await listOpenProposals(work, decisionsLength) : [];
  const found = await listFixEntries(work, { text, limit: listLength + 1, offset: 0 });
  if (found.length === 0 && !decides) return sentence(words.say(text === "" ? "fix-list-empty" : "fix-list-none"));
  const shown = found.slice(0, listLength);
  const gatherings = decides ? await listOpenGatherings(work, gatheringsLength) : [];
  const gathered = gatherings.map(({ label, times }, at): readonly Inline[] => [
    { text: `${proposals.length + at + 1} `, bold: true },
    { text: words.say("fix-gathering", { title: label, times }) },
  ]);
  const decisions = proposals.map(({ title, intoTitle, likeness }, at): readonly Inline[] => [
    { text: `${at + 1} `, bold: true },
    { text: words.say("fix-proposal", { title, into: intoTitle, percent: percentOf(likeness) }) },
  ]);
  const items = shown.map(({ title, used }): readonly Inline[] => [
    { text: title, bold: true },
    { text: ` · ${words.say("fix-used", { used })}` },
  ]);
  return sentence(words.say("fix-list-title"), {
    body: [
      ...part(words.say("fix-to-decide"), decisions),
      ...part(words.say("fix-to-gather"), gathered),
      ...(items.length === 0
        ? fromPlain(words.say("fix-list-empty"))
        : [{ kind: "list" as const, ordered: true, items }]),
    ],
    buttons: [
      ...proposals.map(({ id }, at) => [
        button("fix-approve", words.say("button-proposal-approve", { at: String(at + 1) }), id, "primary"),
        button("fix-decline", words.say("button-proposal-decline", { at: String(at + 1) }), id),
      ]),
      ...gatherings.map(({ id }, at) => {
        const shownAt = { at: String(proposals.length + at + 1) };
        return [
          button("gather-approve", words.say("button-proposal-approve", shownAt), id, "primary"),
          button("gather-decline", words.say("button-proposal-decline", shownAt), id),
        ];
      }),
      ...rowsOf(
        shown.map(({ id }, at) => button("fix-show", String(at + 1), id)),
        5,
      ),
    ],
    footer: found.length > listLength ? words.say("list-more") : null,
  });
}

function fixCard(ctx: Ctx, fix: FixEntry): Reply {
  const { words, person } = ctx;
  const facts = [
    words.say("fix-used", { used: fix.used }),
    ...(fix.medianMinutes === null ? [] : [words.say("fix-minutes", { duration: words.minutes(fix.medianMinutes) })]),
  ];
  const wordings = fix.wordings
    .slice(0, shownWordings)
    .map(({ words: said, times }): readonly Inline[] => [{ text: words.say("fix-wording", { words: said, times }) }]);
  const writes = mayAtDesk(person.role, "fix.write");
  const changes = [
    button("fix-merge", words.say("button-fix-merge"), fix.id),
    ...(fix.wordings.some(({ own }) => !own) ? [button("fix-split", words.say("button-fix-split"), fix.id)] : []),
    button("fix-rename", words.say("button-fix-rename"), fix.id),
    button("fix-article", words.say("button-fix-article"), fix.id),
  ];
  const undo = fix.mergedFrom
    .slice(0, shownMerged)
    .map(({ id, title }) => [button("fix-restore", words.say("button-fix-restore", { title: cut(title) }), id)]);
  const shownArticles = fix.articles
    .slice(0, shownMerged)
    .map(({ id, title }) => [button("article-show", cut(title), id)]);
  return sentence(fix.title, {
    body: [
      { kind: "paragraph", runs: [{ text: facts.join(" · ") }] },
      ...part(words.say("fix-wordings"), wordings),
      ...part(
        words.say("fix-merged-from"),
        fix.mergedFrom.slice(0, shownWordings).map(({ title }) => [{ text: title }]),
      ),
      ...(fix.articles.length === 0 ? [] : heading(words.say("fix-articles"))),
    ],
    buttons: [...(writes ? [changes] : []), ...shownArticles, ...(writes ? undo : [])],
  });
}

const gather =
  (approved: boolean): Runner =>
  async (ctx, { arg }) => {
    const decided = await decideGathering(ctx.work, ctx.person, { gatheringId: idOf(arg), approved });
    return sentence(ctx.words.say(approved ? "done-gather-approve" : "done-gather-decline", decided), { tone: "good" });
  };

/** The canonical fixes: who reads them, merges, splits and renames them, and decides what was proposed. */
export const fixRunners: Readonly<Record<string, Runner>> = {
  "fix-list": list,
  "fix-show": async (ctx, { given }) => {
    const { id, title } = await findFixNamed(ctx.work, given.fix ?? "");
    const fix = await readFixEntry(ctx.work, id);
    if (fix === null) throw new Problem("fix.unknown", { name: title });
    return fixCard(ctx, fix);
  },
  "fix-merge": async (ctx, { given }) => {
    const { words, work, person } = ctx;
    const [fix, into] = [await findFixNamed(work, given.fix ?? ""), await findFixNamed(work, given.into ?? "")];
    const merged = await mergeFixes(work, person, { fixId: fix.id, intoId: into.id });
    return sentence(words.say("done-fix-merge", { title: merged.title, into: merged.intoTitle }), {
      tone: "good",
      buttons: [[button("fix-restore", words.say("button-undo"), merged.fixId)]],
    });
  },
  "fix-restore": async (ctx, { arg }) => {
    const { title } = await restoreFix(ctx.work, ctx.person, { fixId: idOf(arg) });
    return sentence(ctx.words.say("done-fix-restore", { title }), { tone: "good" });
  },
  "fix-split": async (ctx, { given }) => {
    const { words, work, person } = ctx;
    const fix = await findFixNamed(work, given.fix ?? "");
    const wordings = (given.wordings ?? "").split("\n");
    const { fixId, title, moved } = await splitFix(work, person, { fixId: fix.id, title: given.title ?? "", wordings });
    return sentence(words.say("done-fix-split", { title, moved }), {
      tone: "good",
      buttons: [[button("fix-show", cut(title), fixId)]],
    });
  },
  "fix-rename": async (ctx, { given }) => {
    const fix = await findFixNamed(ctx.work, given.fix ?? "");
    const renamed = await renameFix(ctx.work, ctx.person, { fixId: fix.id, title: given.title ?? "" });
    return sentence(ctx.words.say("done-fix-rename", renamed), { tone: "good" });
  },
  "fix-approve": async (ctx, { arg }) => {
    const { title, intoTitle } = await decideFixProposal(ctx.work, ctx.person, {
      proposalId: idOf(arg),
      approved: true,
    });
    return sentence(ctx.words.say("done-fix-merge", { title, into: intoTitle }), { tone: "good" });
  },
  "gather-approve": gather(true),
  "gather-decline": gather(false),
  "fix-decline": async (ctx, { arg }) => {
    const { title, intoTitle } = await decideFixProposal(ctx.work, ctx.person, {
      proposalId: idOf(arg),
      approved: false,
    });
    return sentence(ctx.words.say("done-fix-decline", { title, into: intoTitle }), { tone: "good" });
  },
};
