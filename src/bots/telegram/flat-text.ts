import type { Block, Inline, RichText } from "../rich-text.ts";

/** A stretch of text with its marks, on one line of thought with its neighbours. `block` holds runs of one quote or code block together. */
export type Run = Inline & { readonly block?: { readonly kind: "quote" | "pre"; readonly id: number } };

/** Addresses that may become links: `tg://user?id=…` would be a mention, `javascript:` is nothing that anybody wants. */
const linkable = /^(?:https?:\/\/|mailto:|tel:)/i;

/** Characters that no message needs and that servers and databases stumble over: controls, halves of a surrogate pair. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;

/** The text without what cannot be shown or stored. Total. */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, "\n").replace(controls, "");
}

/**
 * Puts an invisible joiner behind an `@` that Telegram would read as a mention: what a customer types must not ring staff. Addresses of
 * mail and the web stay as they are.
 */
export function withoutMentions(text: string): string {
  return text.replace(/\S+/g, (word, at: number) => {
    if (!word.includes("@") || word.includes("://")) return word;
    const behind = word.replace(/(?<![\p{L}\p{N}_.+-])@(?=[A-Za-z0-9_])/gu, "@\u2060");
    // The name may follow in the next run.
    return at + word.length === text.length && word.endsWith("@") ? `${behind}\u2060` : behind;
  });
}

/** Rich text as runs, blocks set apart by an empty line, lists as lines. What a person reads, in the order they read it. */
export function flatten(text: RichText): readonly Run[] {
  return joinRuns(
    text.map(runsOf).filter((runs) => runs.some((run) => run.text.trim() !== "")),
    "\n\n",
  );
}

function runsOf(block: Block, id: number): readonly Run[] {
  switch (block.kind) {
    case "code":
      return [{ text: cleanText(block.text), block: { kind: "pre", id } }];
    case "quote":
      return block.runs.map((run) => ({ ...inline(run), block: { kind: "quote", id } }));
    case "list":
      return block.items.flatMap((item, at) => [
        { text: `${at === 0 ? "" : "\n"}${block.ordered ? `${at + 1}.` : "•"} ` },
        ...item.map(inline),
      ]);
    case "paragraph":
      return block.runs.map(inline);
  }
}

/** The groups one after the other with `separator` between them; empty groups and runs are left out. */
export function joinRuns(groups: readonly (readonly Run[])[], separator: string): readonly Run[] {
  const whole = groups.map((runs) => runs.filter((run) => run.text !== "")).filter((runs) => runs.length > 0);
  return whole.flatMap((runs, at) => (at === 0 ? runs : [{ text: separator }, ...runs]));
}

/** Plain words as a run with marks. */
export function plainRun(text: string, marks: Omit<Run, "text"> = {}): Run {
  return { text: withoutMentions(cleanText(text)), ...marks };
}

function inline(run: Inline): Run {
  const text = cleanText(run.text);
  // Telegram keeps code apart from every other mark.
  if (run.code && run.href === undefined) return { text, code: true };
  const { bold, italic, strike, href } = run;
  return {
    text: withoutMentions(text),
    ...(bold && { bold }),
    ...(italic && { italic }),
    ...(strike && { strike }),
    ...(href !== undefined && linkable.test(href) && { href: cleanText(href) }),
  };
}
