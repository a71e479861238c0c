/** What staff say of themselves: whether they can be asked for something. */
export const presences = ["online", "busy", "offline"] as const;
export type Presence = (typeof presences)[number];
