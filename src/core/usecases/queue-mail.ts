import { type Mail, sealMail } from "../domain/mail.ts";
import { insertMail } from "../store/mails.ts";
import type { Work } from "../store/work.ts";

/** Puts a mail into the queue, in the same transaction as its cause. */
export async function queueMail(work: Work, serverSecret: string, mail: Mail, uselessAfter: Date): Promise<void> {
  await insertMail(work, { sealed: sealMail(serverSecret, mail), uselessAfter });
}
