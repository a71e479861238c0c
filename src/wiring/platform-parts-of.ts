import { completeArgument } from "../bots/dialog/complete-argument.ts";
import { homeCard } from "../bots/dialog/home-card.ts";
import { menuOf } from "../bots/dialog/menu-of.ts";
import { opensForm } from "../bots/dialog/opens-form.ts";
import type { Health, PlatformParts } from "../bots/platform-parts.ts";
import { wordsFor } from "../core/copy/words.ts";
import type { Log } from "../core/delivery/log.ts";
import type { AdminRef } from "../core/domain/admin-ref.ts";
import { languageFrom } from "../core/domain/languages.ts";
import type { Desk } from "../core/store/work.ts";
import type { ChatFiles } from "./chat-files.ts";

/** What one platform is given of the desk: nothing of the core but functions over plain data. */
export function platformPartsOf(deps: {
  readonly desk: Desk;
  readonly log: Log;
  readonly files: Pick<ChatFiles, "readFile">;
  readonly admins: () => readonly AdminRef[];
  readonly random: () => number;
  readonly onHealth: (health: Health) => void;
}): PlatformParts {
  const { desk, log, files, admins, random, onHealth } = deps;
  return {
    log,
    menu: menuOf(),
    opensForm,
    complete: (request) => desk.read((work) => completeArgument(work, request)),
    home: (from) => desk.transact((work) => homeCard(work, from, admins())),
    readFile: files.readFile,
    say: (language, word) => wordsFor(languageFrom(language)).say(`platform-${word}`),
    onHealth,
    clock: desk.clock,
    random,
  };
}
