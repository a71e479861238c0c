/** A run of text with its marks; `href` makes it a link. The port's own type: platform folders know nothing of the core. */
export type Inline = {
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
  readonly strike?: true;
  readonly code?: true;
  readonly href?: string;
};

/** A block of text, parsed from a platform's formatting and rendered into another's. */
export type Block =
  | { readonly kind: "paragraph"; readonly runs: readonly Inline[] }
  | { readonly kind: "quote"; readonly runs: readonly Inline[] }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] };

export type RichText = readonly Block[];
