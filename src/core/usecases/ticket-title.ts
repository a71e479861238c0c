import { cleanLine } from "../domain/clean-text.ts";

/** Longest title: it must fit a list row, a button menu and a forum post's name. */
export const titleLimitCharacters = 100;

/** A title made of what was said: its first sentence or line, cut at a word. Never empty. */
export function titleFrom(description: string, fallback: string): string {
  const line = cleanLine(description.split("\n").find((part) => part.trim() !== "") ?? "");
  const sentence = /^(.{12,}?[.!?。])(\s|$)/u.exec(line)?.[1]?.replace(/[.。]$/u, "") ?? line;
  if (sentence === "") return fallback;
  if (sentence.length <= titleLimitCharacters) return sentence;
  const cut = sentence.slice(0, titleLimitCharacters - 1).toWellFormed();
  const words = cut.slice(0, Math.max(cut.lastIndexOf(" "), titleLimitCharacters / 2)).replace(/\uFFFD$/, "");
  return `${words.trimEnd()}…`;
}
