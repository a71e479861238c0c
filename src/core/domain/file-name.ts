import { cleanLine } from "./clean-text.ts";

const limitCharacters = 120;

/**
 * The name of a file that somebody sent, as it can be shown and saved: the last part of any path, no characters that a file system
 * refuses, no leading dots, at most 120 characters with the ending kept. Never used as a path of ours.
 */
export function fileName(raw: string): string {
  const base = cleanLine(raw.slice(-2_000)).split(/[/\\]/).at(-1) ?? "";
  const plain = base
    .replace(/[<>:"|?*]/g, "_")
    .replace(/^[.\s]+/, "")
    .replace(/[.\s]+$/, "");
  if (plain === "") return "file";
  const characters = [...plain];
  if (characters.length <= limitCharacters) return plain;
  const ending = /\.[^.]{1,10}$/.exec(plain)?.[0] ?? "";
  return characters.slice(0, limitCharacters - [...ending].length).join("") + ending;
}
