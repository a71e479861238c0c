import type { Language } from "./languages.ts";
import { sealText, unsealText } from "./seal-text.ts";

/** What the desk writes by mail: a link that proves an address, or a code that chooses a password anew. */
export type Mail = {
  readonly kind: "confirm" | "reset";
  readonly to: string;
  readonly language: Language;
  /** The link's token or the code. */
  readonly secret: string;
};

const sealing = "mail";

/** A mail as it waits in the queue: what it says would let its reader in. */
export function sealMail(serverSecret: string, mail: Mail): Buffer {
  return sealText(serverSecret, sealing, JSON.stringify(mail));
}

/** A mail as it was queued; null where it was sealed with another secret. */
export function readMail(serverSecret: string, sealed: Buffer): Mail | null {
  const text = unsealText(serverSecret, sealing, sealed);
  return text === null ? null : (JSON.parse(text) as Mail);
}
