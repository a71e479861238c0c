import type { Words } from "../../core/copy/words.ts";
import type { Person } from "../../core/domain/actor.ts";
import type { AdminRef } from "../../core/domain/admin-ref.ts";
import type { Place } from "../../core/store/places.ts";
import type { Work } from "../../core/store/work.ts";
import type { Capabilities, FileRef, Interaction, PlaceRef } from "../platform.ts";
import type { SuggestArticles } from "./intake/suggest-articles.ts";

/** What the dialog is given by the composition root. */
export type DialogDeps = {
  /** What a platform can do, by its name: forms fall back by this, never by the name. */
  readonly capabilitiesOf: (platform: string) => Capabilities;
  /** Those whom `FIXLINE_ADMINS` names: their first contact makes an admin. */
  readonly admins: readonly AdminRef[];
  /** The files that somebody sent, copied to our storage, in order. Throws Problem `file.*`. */
  readonly keepFiles: (
    work: Work,
    person: Person,
    platform: string,
    files: readonly FileRef[],
  ) => Promise<readonly string[]>;
  /** What may help before a ticket is opened. */
  readonly suggestArticles: SuggestArticles;
  /** Asks for a person's own message to be taken away (a PIN that was typed), after the unit of work, as far as the platform can. */
  readonly forget: (place: PlaceRef, message: string) => void;
};

/** Where something was said or pressed, as far as the desk knows it. */
export type Spot = {
  /** "platform|workspace|channel|thread": what dialogues are kept by. */
  readonly key: string;
  /** The places of tickets on this surface, newest first: one in a thread, several in a flat private chat. */
  readonly places: readonly Place[];
  /** The kinds of dialogue that the person has under way here. */
  readonly dialogues: ReadonlySet<string>;
  /** The ticket that the staff console acts on: it has no place. */
  readonly consoleTicketId: string | null;
};

/** Everything one interaction is answered with. */
export type Ctx = {
  readonly deps: DialogDeps;
  readonly work: Work;
  readonly person: Person;
  readonly words: Words;
  readonly interaction: Interaction;
  readonly spot: Spot;
};
