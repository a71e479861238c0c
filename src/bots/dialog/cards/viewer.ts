import type { Words } from "../../../core/copy/words.ts";
import type { Party } from "../../../core/domain/parties.ts";
import type { Settings } from "../../../core/domain/settings.ts";

/** Whose eyes a card is drawn for: what stands on it, how staff are named, and which buttons it can have. */
export type CardSide = "customer" | "worker" | "desk";

/** Everything about the reader that a card depends on. */
export type Viewer = {
  readonly side: CardSide;
  readonly words: Words;
  /** The reader's zone; null where it is not known. */
  readonly timeZone: string | null;
  /** What the reader is to the ticket; for a desk thread, what an admin would be. */
  readonly who: ReadonlySet<Party>;
  readonly now: Date;
  readonly settings: Pick<Settings, "reopenWindowDays" | "showStaffNames">;
};

/**
 * A member of staff as customers read them: in full, by the first name, or not at all, as the desk's setting says. Staff read
 * everybody's full name.
 */
export function staffName(
  viewer: { readonly side: CardSide; readonly settings: Pick<Settings, "showStaffNames"> },
  name: string,
): string | null {
  if (viewer.side !== "customer" || viewer.settings.showStaffNames === "full") return name;
  return viewer.settings.showStaffNames === "first" ? (name.split(" ")[0] ?? name) : null;
}

/** The same as a word of a sentence: "Our technician" where the name is not shown. */
export function staffNamed(viewer: Viewer, name: string): string {
  return staffName(viewer, name) ?? viewer.words.say("customer-somebody");
}
