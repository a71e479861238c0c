/** Where a file of Discord's is: a link that lives about a day, and the message that has fresh ones; null for a form's, which have none. */
export type FilePlace = {
  readonly on: { readonly channel: string; readonly message: string } | null;
  readonly attachment: string;
  readonly url: string;
};

/** A file's place as the port's one word for it. */
export function fileRefOf({ on, attachment, url }: FilePlace): string {
  return `${on === null ? "form" : `${on.channel}/${on.message}`}/${attachment} ${url}`;
}

/** Null for what `fileRefOf` did not write. */
export function readFileRef(ref: string): FilePlace | null {
  const found = /^(?:form|(\d+)\/(\d+))\/(\d+) (\S+)$/.exec(ref);
  if (found === null) return null;
  const [, channel, message, attachment = "", url = ""] = found;
  return { on: channel === undefined || message === undefined ? null : { channel, message }, attachment, url };
}

/** When a signed link ends (`ex`, hexadecimal seconds); null for one that says nothing: https://discord.com/developers/docs/reference#signed-attachment-cdn-urls */
export function expiryOf(url: string): Date | null {
  const ex = URL.canParse(url) ? new URL(url).searchParams.get("ex") : null;
  return ex === null || !/^[0-9a-f]{1,10}$/i.test(ex) ? null : new Date(Number.parseInt(ex, 16) * 1000);
}
