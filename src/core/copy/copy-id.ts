import { accountsIds } from "./ids/accounts-ids.ts";
import { cardsIds } from "./ids/cards-ids.ts";
import { commandsIds } from "./ids/commands-ids.ts";
import { dashboardsIds } from "./ids/dashboards-ids.ts";
import { dialogIds } from "./ids/dialog-ids.ts";
import { federationIds } from "./ids/federation-ids.ts";
import { formsIds } from "./ids/forms-ids.ts";
import { intakeIds } from "./ids/intake-ids.ts";
import { learningIds } from "./ids/learning-ids.ts";
import { pagesIds } from "./ids/pages-ids.ts";
import { platformsIds } from "./ids/platforms-ids.ts";
import { problemsIds } from "./ids/problems-ids.ts";
import { webhooksIds } from "./ids/webhooks-ids.ts";
import { wordsIds } from "./ids/words-ids.ts";

/** Every sentence's id by the .ftl file that holds it. */
export const copyIdsByTopic = {
  words: wordsIds,
  problems: problemsIds,
  cards: cardsIds,
  commands: commandsIds,
  intake: intakeIds,
  forms: formsIds,
  dialog: dialogIds,
  learning: learningIds,
  pages: pagesIds,
  platforms: platformsIds,
  webhooks: webhooksIds,
  federation: federationIds,
  dashboards: dashboardsIds,
  accounts: accountsIds,
} as const;
export type CopyTopic = keyof typeof copyIdsByTopic;

/** The id of a sentence that exists in every language. */
export type CopyId = (typeof copyIdsByTopic)[CopyTopic][number];

/**
 * Ids that other tables name: the row's name follows the family's. Tests run the tables against the copy; where a row has no
 * sentence all the same, `say` gives the row's name.
 */
export type CopyFamily =
  `${"done" | "form" | "field" | "choice" | "command" | "factor" | "argument" | "shortcut"}-${string}`;
