import type { Language } from "../domain/languages.ts";
import { sealText, unsealText } from "../domain/seal-text.ts";
import { insertMail } from "../store/mails.ts";
import type { Work } from "../store/work.ts";

/** What the desk writes by mail: a link that proves an address, or a code that chooses a password anew. */
export type Mail = {
  readonly kind: "confirm" | "reset";
  readonly to: string;
  readonly language: Language;
  /** The link's token or the code. */
  readonly secret: string;
};

const sealing = "mail";

/** Puts a mail into the queue, in the same transaction as its cause. What it says lies there sealed, since it would let its reader in. */
export async function queueMail(work: Work, serverSecret: string, mail: Mail, uselessAfter: Date): Promise<void> {
  await insertMail(work, { sealed: sealText(serverSecret, sealing, JSON.stringify(mail)), uselessAfter });
}

/** A mail as it was queued; null where it was sealed with another secret. */
export function readMail(serverSecret: string, sealed: Buffer): Mail | null {
  const text = unsealText(serverSecret, sealing, sealed);
  return text === null ? null : (JSON.parse(text) as Mail);
}
