import { type Words, wordsFor } from "../copy/words.ts";
import { type Mail, readMail } from "../domain/mail.ts";
import { claimMails, postponeMail, removeMail } from "../store/mails.ts";
import type { Desk } from "../store/work.ts";
import type { Log } from "./log.ts";

/** A mail as it goes out: plain text. */
export type Letter = { readonly to: string; readonly subject: string; readonly text: string };

/** Hands a letter to a mail server; rejects when it did not take it. */
export type PostLetter = (letter: Letter) => Promise<void>;

const atOnce = 10;
/** An attempt that takes longer was given up by the mail client: others may take the mail then. */
const holdMs = 120_000;
const firstWaitMs = 5_000;
const longestWaitMs = 120_000;

/** Sends what is due, once over; how many went out. A mail that was not taken waits, twice as long each time, until it is of no use. */
export async function sendMails(deps: {
  readonly desk: Pick<Desk, "transact" | "read">;
  readonly post: PostLetter;
  readonly secret: string;
  readonly publicUrl: string;
  readonly log: Log;
}): Promise<number> {
  const { desk, post, secret, publicUrl, log } = deps;
  const due = await desk.read((work) => claimMails(work, atOnce, holdMs));
  let sent = 0;
  for (const { id, sealed, attempts } of due) {
    const mail = readMail(secret, sealed);
    // Sealed with another FIXLINE_SECRET: nobody can read it any more.
    if (mail === null) {
      await desk.read((work) => removeMail(work, id));
      continue;
    }
    try {
      const deskName = await desk.read(async (work) => work.settings.deskName);
      await post(letterOf(mail, wordsFor(mail.language), deskName, publicUrl));
      await desk.read((work) => removeMail(work, id));
      sent++;
    } catch (error) {
      // The server's words may repeat the address: the code alone is logged.
      const code = (error as { readonly code?: unknown }).code;
      log.warn(
        { error: typeof code === "string" ? code : "failed", attempts },
        "a mail was not taken; it is tried again",
      );
      const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** (attempts - 1));
      await desk.read((work) => postponeMail(work, id, new Date(work.now.getTime() + wait)));
    }
  }
  return sent;
}

function letterOf(mail: Mail, words: Words, desk: string, publicUrl: string): Letter {
  const { to } = mail;
  if (mail.kind === "confirm") {
    const link = `${publicUrl}/l/${mail.secret}`;
    return {
      to,
      subject: words.say("mail-confirm-subject", { desk }),
      text: words.say("mail-confirm-text", { desk, link }),
    };
  }
  return {
    to,
    subject: words.say("mail-reset-subject", { desk }),
    text: words.say("mail-reset-text", { desk, code: mail.secret }),
  };
}
