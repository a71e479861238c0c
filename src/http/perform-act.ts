import { type FileRef, PlatformFault, type Reply } from "../bots/platform.ts";
import { receive } from "../bots/web/receive.ts";
import type { WebAct } from "../bots/web/wire.ts";
import type { Person } from "../core/domain/actor.ts";
import { cleanText, hasWords } from "../core/domain/clean-text.ts";
import { Problem } from "../core/domain/problem.ts";
import { isStaff } from "../core/domain/roles.ts";
import { ownUploads } from "../core/store/uploads.ts";
import type { Work } from "../core/store/work.ts";
import type { HttpParts } from "./http-parts.ts";
import { postStoreIn } from "./post-store.ts";
import { presentFile } from "./present/present-files.ts";
import type { AnswerJson } from "./web/protocol.ts";

/**
 * Does what somebody did in the browser, whichever way it came: stores it, lets it take effect, gives the answer. Doing it again with the
 * same client id has no second effect. Throws Problem.
 */
export async function performAct(parts: HttpParts, person: Person, raw: WebAct): Promise<AnswerJson> {
  if (raw.spot.on === "desk" && !isStaff(person.role)) {
    throw new Problem("action.forbidden", { action: "message.note", needs: ["technician"] });
  }
  const { act, files } = await checkAct(parts, person, raw);
  const reply = await receive(
    {
      posts: parts.posts,
      now: parts.desk.clock,
      take: (interaction, alongside) =>
        parts.take(interaction, alongside === null ? null : (work) => alongside(postStoreIn(work))),
    },
    person,
    act,
    files,
  ).catch((error: unknown) => {
    if (error instanceof PlatformFault && error.kind === "gone") throw new Problem("message.unknown", {});
    throw error;
  });
  parts.desk.wake("web");
  return answerOf(parts, raw.clientId, reply);
}

/** Cleans the words, checks their length and that the person uploaded the files they name. */
async function checkAct(
  parts: HttpParts,
  person: Person,
  raw: WebAct,
): Promise<{ readonly act: WebAct; readonly files: readonly FileRef[] }> {
  if (raw.kind === "command") return { act: { ...raw, words: cleanText(raw.words.slice(0, 100_000)) }, files: [] };
  if (raw.kind === "submit" && (raw.files ?? []).length > 0) {
    return parts.desk.read(async (work) => ({ act: raw, files: await uploadsOf(work, person, raw.files ?? []) }));
  }
  if (raw.kind !== "say" && raw.kind !== "edit") return { act: raw, files: [] };
  const text = cleanText(raw.text);
  if (raw.kind === "edit" && !hasWords(text)) throw new Problem("message.empty", {});
  return parts.desk.read(async (work) => {
    const limit = work.settings.messageLimitCharacters;
    if (text.length > limit) throw new Problem("message.too_long", { length: text.length, limit });
    if (raw.kind === "edit") return { act: { ...raw, text }, files: [] };
    if (raw.files.length === 0 && !hasWords(text)) throw new Problem("message.empty", {});
    return { act: { ...raw, text }, files: await uploadsOf(work, person, raw.files) };
  });
}

async function uploadsOf(work: Work, person: Person, fileIds: readonly string[]): Promise<readonly FileRef[]> {
  const rows = await ownUploads(work, person.accountId, fileIds);
  if (rows === null) throw new Problem("file.unknown", {});
  return rows.map((row) => ({
    ref: row.id,
    name: row.name,
    mediaType: row.mediaType,
    sizeBytes: row.sizeBytes,
    kind: row.kind as FileRef["kind"],
  }));
}

async function answerOf(parts: HttpParts, clientId: string, reply: Reply): Promise<AnswerJson> {
  if (reply.kind === "nothing") return { clientId, kind: "nothing" };
  if (reply.kind === "form") return { clientId, kind: "form", form: reply.form };
  const links = await parts.fileLinks();
  return { clientId, kind: "card", card: reply.card, files: reply.card.files.map((file) => presentFile(links, file)) };
}
