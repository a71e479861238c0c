/** Somebody on another server who said something in a ticket that both desks share: their side of it, and no account here. */
export type ForeignAuthor = {
  readonly serverId: string;
  readonly name: string;
  readonly role: "customer" | "technician";
};
