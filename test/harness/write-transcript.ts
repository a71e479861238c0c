import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * Writes what each person saw in the end, place by place, oldest first, so that people can read a story as it was told. Only where
 * `FIXLINE_TRANSCRIPTS` names a folder: `FIXLINE_TRANSCRIPTS=transcripts npx vitest run test/story.across.test.ts test/platforms`.
 */
export function writeTranscript(story: string, seen: Readonly<Record<string, readonly string[]>>): void {
  const folder = process.env.FIXLINE_TRANSCRIPTS;
  if (folder === undefined || folder === "") return;
  const sections = Object.entries(seen).map(([place, texts]) => {
    const shown = texts.map((text) => text.replaceAll("\n", "\n    ")).map((text) => `  • ${text}`);
    return [`## ${place}`, "", ...shown, ""].join("\n");
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${story}.md`), `# ${story}\n\n${sections.join("\n")}`);
}
