import { cleanLine, cleanText } from "./clean-text.ts";
import { Problem } from "./problem.ts";
import type { UsedPart } from "./ticket-view.ts";

const partsLimit = 50;
const nameLimit = 120;

/**
 * Parts as a technician types them, one a line or separated by commas or semicolons: "2 x door seal", "door seal 4711-B x2", "fuse".
 * A quantity stands before or behind with an x or ×, else it is 1; a last word with a digit in it is the part's number.
 * Throws Problem `field.too_long` above 50 parts or 120 characters a part.
 */
export function parseParts(raw: string): readonly UsedPart[] {
  const items = cleanText(raw)
    .split(/[\n,;]+/)
    .map(cleanLine)
    .filter((item) => item !== "" && !/^(-+|none|no|ninguna?|nenhum[a]?|n\/a)$/i.test(item));
  if (items.length > partsLimit)
    throw new Problem("field.too_long", { field: "parts", length: items.length, limit: partsLimit });
  return items.map(parsePart);
}

function parsePart(item: string): UsedPart {
  if (item.length > nameLimit)
    throw new Problem("field.too_long", { field: "parts", length: item.length, limit: nameLimit });
  const before = /^(\d{1,4})\s*[x×]\s*(.+)$/i.exec(item);
  const behind = /^(.+?)\s*[x×]\s*(\d{1,4})$/i.exec(item);
  const [words, quantity] = before
    ? [before[2] ?? item, Number(before[1])]
    : behind
      ? [behind[1] ?? item, Number(behind[2])]
      : [item, 1];
  const named = /^(.+?)\s+\(?([\p{L}\p{N}][\p{L}\p{N}./-]*\d[\p{L}\p{N}./-]*)\)?$/u.exec(words);
  return {
    name: named?.[1] ?? words,
    number: named?.[2] ?? null,
    quantity: Math.max(1, quantity),
  };
}

/** Parts as text that `parseParts` reads back: for prefilling a form. */
export function writeParts(parts: readonly UsedPart[]): string {
  return parts
    .map(({ name, number, quantity }) => `${quantity} x ${name}${number === null ? "" : ` ${number}`}`)
    .join("\n");
}
