/** What the API says of dashboards, as far as the page shows it. */
export type FolderRow = { readonly slug: string; readonly name: string; readonly mayBeSent: boolean };
export type LinkRow = {
  readonly id: string;
  readonly slug: string;
  readonly label: string;
  readonly createdAt: string;
  readonly expiresAt: string;
};
export type SubscriptionRow = {
  readonly id: string;
  readonly manufacturer: string;
  readonly slug: string;
  readonly owner: string;
  readonly target:
    | { readonly kind: "chat" }
    | { readonly kind: "channel"; readonly platform: string; readonly workspace: string; readonly channel: string }
    | { readonly kind: "webhook"; readonly url: string };
  readonly last: {
    readonly month: string;
    readonly state: "queued" | "sent" | "failed";
    readonly error: string | null;
  } | null;
};
