import type { Words } from "../../core/copy/words.ts";
import type { Person } from "../../core/domain/actor.ts";
import type { AdminRef } from "../../core/domain/admin-ref.ts";
import type { Language } from "../../core/domain/languages.ts";
import type { Problem } from "../../core/domain/problem.ts";
import type { Place } from "../../core/store/places.ts";
import type { Work } from "../../core/store/work.ts";
import type { Capabilities, FileRef, Interaction, PlaceRef } from "../platform.ts";
import type { GuessFromWords } from "./intake/guess-intake.ts";
import type { SuggestArticles } from "./intake/suggest-articles.ts";

/** An event by its platform's name and own id. */
export type EventRef = Pick<Interaction, "eventId" | "place">;

/** What the dialog is given by the composition root. */
export type DialogDeps = {
  /** What a platform can do, by its name: forms fall back by this, never by the name. */
  readonly capabilitiesOf: (platform: string) => Capabilities;
  /** Those whom `FIXLINE_ADMINS` names: their first contact makes an admin. */
  readonly admins: () => readonly AdminRef[];
  /**
   * The files of an event, which are in our storage already, in order, as this person's from now on. One that could not be had is left
   * out: `lostFiles` says why.
   */
  readonly keepFiles: (
    work: Work,
    person: Person,
    event: EventRef,
    files: readonly FileRef[],
  ) => Promise<readonly string[]>;
  /** Why files of an event could not be had: for its sender, whose words are taken all the same. */
  readonly lostFiles: (work: Work, event: EventRef) => Promise<readonly Problem[]>;
  /** The address that people use in a browser; null or absent where nobody set one. */
  readonly publicUrl?: string | null;
  /** What may help before a ticket is opened. */
  readonly suggestArticles: SuggestArticles;
  /** What words suggest of urgency and category. */
  readonly guessFromWords: GuessFromWords;
  /** Looks at the desk after the unit of work, and posts what was found to whoever asked. */
  readonly examine: (asked: { readonly interaction: Interaction; readonly language: Language }) => void;
  /** Asks for a person's own message to be taken away (a PIN that was typed), after the unit of work, as far as the platform can. */
  readonly forget: (place: PlaceRef, message: string) => void;
};

/** Where something was said or pressed, as far as the desk knows it. */
export type Spot = {
  /** "platform|workspace|channel|thread": what dialogues are kept by. */
  readonly key: string;
  /** The places of tickets on this surface, newest first: one in a thread, several in a flat private chat. */
  readonly places: readonly Place[];
  /** The thread is where somebody else is asked about their ticket: what others say in it begins nothing. */
  readonly isOthers: boolean;
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
