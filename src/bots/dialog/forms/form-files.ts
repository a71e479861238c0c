import { Problem } from "../../../core/domain/problem.ts";
import { ensureDialogue, saveDialogue } from "../../../core/store/dialogues.ts";
import { ownUploads } from "../../../core/store/uploads.ts";
import type { FileRef } from "../../platform.ts";
import type { Ctx } from "../dialog-context.ts";
import type { FormVerb } from "./form-table.ts";
import { type FilesRow, filesRowOf } from "./questions-here.ts";

const keptKind = "form-files";
/** Drafts whose files are remembered of a person: more than anybody fills in at once. */
const remembered = 5;

/** The files of an answer, as ids of ours, and what is to be told of those that are not among them. */
export type TakenFiles = { readonly fileIds: readonly string[]; readonly problems: readonly Problem[] };

/** The files that an answer names. */
export function fileIdsIn(answer: string | undefined): readonly string[] {
  return (answer ?? "").split(" ").filter((id) => id !== "");
}

/** The files that an answer names, which are this person's. Throws Problem `file.unknown` where one is not, or not kept any more. */
export async function ownFilesIn(
  ctx: Pick<Ctx, "work" | "person">,
  answer: string | undefined,
): Promise<readonly string[]> {
  const fileIds = fileIdsIn(answer);
  if ((await ownUploads(ctx.work, ctx.person.accountId, fileIds)) === null) throw new Problem("file.unknown", {});
  return fileIds;
}

/** Files as the answer that names them. */
export function answerOfFiles(fileIds: readonly string[]): string {
  return fileIds.join(" ");
}

/**
 * The files of the event on top of those that came before, as far as the question takes them. Those that could not be had are left out
 * by `keepFiles`, and told by `tellLostFiles`. Throws Problem `file.unknown` for a file that is not this person's.
 */
export async function takeFiles(
  ctx: Ctx,
  row: FilesRow,
  files: readonly FileRef[],
  before: readonly string[],
): Promise<TakenFiles> {
  const { deps, work, person, interaction } = ctx;
  if (files.length === 0) return { fileIds: before, problems: [] };
  const rows = await ownUploads(work, person.accountId, await deps.keepFiles(work, person, interaction, files));
  if (rows === null) throw new Problem("file.unknown", {});
  const isTaken = (kind: string) => row.accepts === "any" || kind === "photo";
  const refused = rows.filter(({ kind }) => !isTaken(kind)).map(({ name }) => new Problem("file.not_photo", { name }));
  const all = [...new Set([...before, ...rows.filter(({ kind }) => isTaken(kind)).map(({ id }) => id)])];
  const left = all.length - row.most;
  const tooMany = left > 0 ? [new Problem("file.too_many", { limit: row.most, left })] : [];
  return { fileIds: all.slice(0, row.most), problems: [...refused, ...tooMany] };
}

/**
 * The answers of a submission with its files among them: those of this event, and those that came with earlier parts or tries of the
 * same draft, which no platform shows again. What the submission itself says at that question is not believed.
 */
export async function withFiles(
  ctx: Ctx,
  sent: { readonly verb: FormVerb; readonly draftId: string; readonly fields: Readonly<Record<string, string>> },
): Promise<{ readonly fields: Readonly<Record<string, string>>; readonly problems: readonly Problem[] }> {
  const { did } = ctx.interaction;
  const row = filesRowOf(sent.verb);
  if (row === null) return { fields: sent.fields, problems: [] };
  // One row a person: the next part may be sent from another surface.
  const key = { accountId: ctx.person.accountId, surface: "", kind: keptKind };
  const kept = await ensureDialogue(ctx.work, key, { drafts: [] });
  const { drafts = [] } = kept.state as {
    readonly drafts?: readonly { draftId: string; fileIds: readonly string[] }[];
  };
  const before = drafts.find(({ draftId }) => draftId === sent.draftId)?.fileIds ?? [];
  const files = did.kind === "submit" ? (did.files ?? []) : [];
  const { fileIds, problems } = await takeFiles(ctx, row, files, before);
  if (fileIds.length > before.length) {
    const others = drafts.filter(({ draftId }) => draftId !== sent.draftId);
    const now = [...others, { draftId: sent.draftId, fileIds }].slice(-remembered);
    await saveDialogue(ctx.work, { ...key, ticketId: null, state: { drafts: now } });
  }
  return { fields: { ...sent.fields, [row.name]: answerOfFiles(fileIds) }, problems };
}
