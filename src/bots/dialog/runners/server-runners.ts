import { Problem } from "../../../core/domain/problem.ts";
import { fromPlain } from "../../../core/domain/rich-text.ts";
import { endDialogue, findDialogue, saveDialogue } from "../../../core/store/dialogues.ts";
import { findServersNamed } from "../../../core/store/servers.ts";
import { handOverTicket } from "../../../core/usecases/hand-over-ticket.ts";
import { type HandoverPreview, previewHandover } from "../../../core/usecases/preview-handover.ts";
import { recallTicket } from "../../../core/usecases/recall-ticket.ts";
import type { Button } from "../../card.ts";
import type { Reply } from "../../platform.ts";
import { actionId, shortId } from "../action-id.ts";
import type { Ctx } from "../dialog-context.ts";
import { sentence } from "../reply.ts";
import { ticketDone } from "../ticket-reply.ts";
import type { AskedOfTicket, TicketRunner } from "./runner.ts";

const kept = "handover";
const draftIdLength = 8;

/** What a preview stands for until its button is pressed. */
type Draft = { readonly draft: string; readonly serverId: string; readonly numbers: readonly number[] };

/** "North 1043 1044" or "1043 North": the server's name, and the tickets that go with the first. */
function readServerWords(text: string): { readonly name: string; readonly numbers: readonly number[] } {
  const words = text.trim().split(/[\s,;]+/u);
  const isNumber = (word: string | undefined) => word !== undefined && /^#?[1-9]\d{2,15}$/.test(word);
  const numbers: number[] = [];
  while (isNumber(words[0])) numbers.push(Number(words.shift()?.replace("#", "")));
  const after: number[] = [];
  while (isNumber(words.at(-1))) after.unshift(Number(words.pop()?.replace("#", "")));
  return { name: words.join(" "), numbers: [...numbers, ...after] };
}

async function serverNamed(ctx: Ctx, name: string): Promise<string> {
  const found = await findServersNamed(ctx.work, name);
  const [first, ...others] = found;
  if (first === undefined) throw new Problem("server.unknown", { name });
  if (others.length > 0) throw new Problem("server.ambiguous", { name, matches: found.map((one) => one.name) });
  return first.id;
}

/** What would be sent, and the buttons that send it. Nothing leaves before one of them is pressed. */
async function preview(ctx: Ctx, { ticket, given }: AskedOfTicket): Promise<Reply> {
  const { words, work, person, spot } = ctx;
  const { name, numbers } = readServerWords(given.server ?? "");
  const serverId = await serverNamed(ctx, name);
  const all = [...new Set([ticket.number, ...numbers])];
  const { server, tickets } = await previewHandover(work, person, { numbers: all, serverId });
  const draft = shortId(work.newId()).slice(-draftIdLength);
  const key = { accountId: person.accountId, surface: spot.key, kind: kept };
  await saveDialogue(work, {
    ...key,
    ticketId: ticket.id,
    state: { draft, serverId, numbers: all } satisfies Draft,
  });
  const notes = tickets.reduce((sum, one) => sum + one.talk.notes, 0);
  const button = (verb: "handover-send" | "handover-notes", style: Button["style"]): Button => ({
    action: actionId(verb, ticket.number, ticket.version, draft),
    label: words.say(`button-${verb}`),
    style,
  });
  const lines = [
    words.say("handover-sends"),
    ...tickets.map((one) => talkLine(ctx, one)),
    words.say("handover-keeps", { notes }),
  ];
  return sentence(words.say("handover-title", { name: server.name, tickets: listed(all) }), {
    tone: "warn",
    body: fromPlain(lines.join("\n\n")),
    buttons: [[button("handover-send", "primary"), ...(notes > 0 ? [button("handover-notes", "danger")] : [])]],
  });
}

function talkLine({ words }: Ctx, { ticket, talk }: HandoverPreview): string {
  const { messages, files, fileBytes } = talk;
  return words.say("handover-talk", { number: `#${ticket.number}`, messages, files, size: words.bytes(fileBytes) });
}

const listed = (numbers: readonly number[]) => numbers.map((number) => `#${number}`).join(", ");

/** Sends what the preview showed: all of it, or nothing. */
function send(withNotes: boolean): TicketRunner {
  return async (ctx, { arg, ticket, drawnAt }) => {
    const { words, work, person, spot } = ctx;
    const dialogue = await findDialogue(work, { accountId: person.accountId, surface: spot.key, kind: kept });
    const draft = dialogue?.state as Draft | undefined;
    if (dialogue === null || draft === undefined || draft.draft !== arg) throw new Problem("dialogue.gone", {});
    const { serverId, numbers } = draft;
    const { server, tickets } = await previewHandover(work, person, { numbers, serverId });
    // In the order of their ids, so that two that hand over the same tickets wait for each other.
    for (const { ticketId } of [...tickets].sort((a, b) => (a.ticketId < b.ticketId ? -1 : 1))) {
      const at = ticketId === ticket.id ? drawnAt : null;
      await handOverTicket(work, person, { ticketId, serverId, withNotes, drawnAt: at });
    }
    await endDialogue(work, dialogue.id);
    return sentence(words.say("done-handover", { tickets: listed(numbers), name: server.name }), { tone: "good" });
  };
}

/** What an admin does with tickets and other servers. */
export const serverRunners: Readonly<Record<string, TicketRunner>> = {
  handover: preview,
  "ticket-handover": preview,
  "handover-send": send(false),
  "handover-notes": send(true),
  recall: async (ctx, { ticket, drawnAt }) => {
    await recallTicket(ctx.work, ctx.person, { ticketId: ticket.id, drawnAt });
    return ticketDone(ctx, ticket.id, "done-recall", { number: ticket.number });
  },
};
