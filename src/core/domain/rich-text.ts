/** A run of text with its marks. `href` makes it a link. */
export type Inline = {
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
  readonly strike?: true;
  readonly code?: true;
  readonly href?: string;
};

/** A block of a message. Every platform's formatting is parsed into this and rendered from it, so nothing crosses as markup. */
export type Block =
  | { readonly kind: "paragraph"; readonly runs: readonly Inline[] }
  | { readonly kind: "quote"; readonly runs: readonly Inline[] }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] };

export type RichText = readonly Block[];

/** Plain text as one paragraph a line group: what somebody typed, with no mark read into it. */
export function fromPlain(text: string): RichText {
  return text
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== "")
    .map((part) => ({ kind: "paragraph", runs: [{ text: part }] }));
}

/** The words alone, for search, command parsing and places that can show nothing else. */
export function toPlain(body: RichText): string {
  const inline = (runs: readonly Inline[]) => runs.map((run) => run.text).join("");
  return body
    .map((block) => {
      if (block.kind === "code") return block.text;
      if (block.kind === "list")
        return block.items.map((item, at) => `${block.ordered ? `${at + 1}.` : "-"} ${inline(item)}`).join("\n");
      return inline(block.runs);
    })
    .join("\n\n");
}
