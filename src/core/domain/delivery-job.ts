import type { PlaceKind } from "./visibility.ts";

export const deliveryKinds = ["open", "post", "edit", "delete", "react", "notice", "card", "close"] as const;
export type DeliveryKind = (typeof deliveryKinds)[number];

/** The card key of a notice that is drawn once more begins with this; the id of the delivery that showed it follows. */
export const redrawnKey = "notice ";

/** The place a delivery goes to, as it was when the delivery was claimed. `channel` is null until it has been opened. */
export type JobPlace = {
  readonly id: string;
  readonly kind: PlaceKind;
  readonly conversationId: string | null;
  readonly platform: string;
  readonly workspace: string;
  readonly channel: string | null;
  readonly thread: string | null;
  readonly accountId: string | null;
  readonly state: "opening" | "open" | "closed" | "blocked" | "gone";
  /** The platform's id of the ticket card shown here. */
  readonly cardMessageId: string | null;
};

/** One claimed row of the outbox with what is needed to send it. Never rendered text: `compose` turns it into content. */
export type DeliveryJob = {
  /** Also the nonce of its post. */
  readonly id: string;
  readonly kind: DeliveryKind;
  readonly lane: "talk" | "card";
  readonly place: JobPlace;
  /** How often it was claimed, this time included. */
  readonly attempts: number;
  /** When the first attempt began whose outcome nobody knows; null where there is none. */
  readonly doubtSince: Date | null;
  /** What went wrong last time. */
  readonly error: string | null;
  readonly createdAt: Date;
  /** The message and its newest version: content shows that one, whatever version the row was made for. */
  readonly message: {
    readonly id: string;
    readonly newestVersion: number;
    readonly rowVersion: number;
    readonly deleted: boolean;
  } | null;
  /** The message's copy in this place. */
  readonly copy: {
    readonly platformMessageId: string | null;
    readonly shownVersion: number;
    readonly state: string;
  } | null;
  readonly notice: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  readonly cardKey: string | null;
  /** For lane `card`: the platform's id of this card where it is shown already. */
  readonly shownCardId: string | null;
};
