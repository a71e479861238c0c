/** Who a message is for, fixed when it is said: `customer` talk is for both sides, `staff` talk never leaves the desk. */
export const visibilities = ["customer", "staff"] as const;
export type Visibility = (typeof visibilities)[number];

/** Surfaces a conversation is shown on (DESIGN §4); `direct` is one person's own notices, about no particular place. */
export const placeKinds = ["customer", "line", "desk", "direct"] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** What each kind of place shows of a conversation's talk. This table alone decides it, so a staff note cannot leak. */
const shows: Readonly<Record<PlaceKind, readonly Visibility[]>> = {
  customer: ["customer"],
  line: ["customer"],
  desk: ["customer", "staff"],
  direct: [],
};

/** Whether a message of this visibility is shown in a place of this kind. */
export function placeShows(kind: PlaceKind, visibility: Visibility): boolean {
  return shows[kind].includes(visibility);
}

/** What plain talk in a place of this kind is: in the desk it is a note, in a line and with the customer it is for both. */
export function visibilityOfTalkIn(kind: PlaceKind): Visibility {
  return kind === "desk" ? "staff" : "customer";
}
