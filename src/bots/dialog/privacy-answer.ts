import type { Words } from "../../core/copy/words.ts";
import type { ErasureSummary } from "../../core/domain/erasure.ts";

/** What was erased, and truthfully what was not: kept by us and why, or out of our reach. A paragraph each. */
export function erasedEverything(words: Words, done: ErasureSummary): string {
  const { messagesErased, filesErased, ticketsBlanked, copiesAskedBack, signaturesKept, reportsKept } = done;
  const told = [words.say("privacy-gone", { messages: messagesErased, files: filesErased, tickets: ticketsBlanked })];
  if (copiesAskedBack > 0) told.push(words.say("privacy-copies", { count: copiesAskedBack }));
  if (done.originalsOnPlatforms > 0) {
    const named = done.originalsOn.map((name) => `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`);
    told.push(
      words.say("privacy-originals", { count: done.originalsOnPlatforms, platforms: words.list(named, "and") }),
    );
  }
  if (signaturesKept + reportsKept > 0) {
    told.push(
      words.say("privacy-kept", { count: signaturesKept + reportsKept, year: done.keptUntil?.slice(0, 4) ?? "?" }),
    );
  }
  told.push(words.say("privacy-later"));
  return told.join("\n\n");
}
