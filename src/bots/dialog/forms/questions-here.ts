import type { Ctx } from "../dialog-context.ts";
import { type FieldRow, type FormVerb, formTable } from "./form-table.ts";

/** A question for files. */
export type FilesRow = Extract<FieldRow, { kind: "files" }>;

/** A form's question for files; null where it has none. */
export function filesRowOf(verb: FormVerb): FilesRow | null {
  return formTable[verb].find((row) => row.kind === "files") ?? null;
}

/** A form's questions as this platform can ask them: no more files than it takes, and none where it takes none. */
export function questionsHere(ctx: Pick<Ctx, "deps" | "interaction">, verb: FormVerb): readonly FieldRow[] {
  const { maxFormFiles } = ctx.deps.capabilitiesOf(ctx.interaction.place.platform);
  return formTable[verb].flatMap((row): readonly FieldRow[] => {
    if (row.kind !== "files") return [row];
    return maxFormFiles > 0 ? [{ ...row, most: Math.min(row.most, maxFormFiles) }] : [];
  });
}
