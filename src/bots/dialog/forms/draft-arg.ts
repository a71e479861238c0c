/** What a form's or its buttons' argument says: which draft, which part of it, and what its submission needs to know. */
export type DraftArg = {
  readonly draftId: string | null;
  /** Counted from 0; null for a form in one piece. */
  readonly part: number | null;
  readonly extra: string | null;
};

/** What a form's argument carries: `<draft>[:<part>][~<extra>]`. */
export function joinDraftArg(draftId: string, extra: string | null, part: number | null = null): string {
  return `${draftId}${part === null ? "" : `:${part}`}${extra === null ? "" : `~${extra}`}`;
}

/** Takes a form's argument apart. */
export function splitDraftArg(arg: string | null): DraftArg {
  if (arg === null) return { draftId: null, part: null, extra: null };
  const at = arg.indexOf("~");
  const extra = at < 0 ? null : arg.slice(at + 1);
  const [draftId = "", part = null] = (at < 0 ? arg : arg.slice(0, at)).split(":");
  return { draftId, part: part !== null && /^\d$/.test(part) ? Number(part) : null, extra };
}
