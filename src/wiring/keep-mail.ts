import type { Log } from "../core/delivery/log.ts";
import { type PostLetter, sendMails } from "../core/delivery/send-mails.ts";
import type { Wakes } from "../core/store/wakes.ts";
import type { Desk } from "../core/store/work.ts";

/** Sends mail as it comes, in every process: each mail is taken by one. `post` null: no mail server is set up. */
export function keepMail(deps: {
  readonly desk: Desk;
  readonly wakes: Pick<Wakes, "on">;
  readonly post: PostLetter | null;
  readonly secret: string;
  readonly publicUrl: string | null;
  readonly log: Log;
  readonly pollMs?: number;
}): { idle(): Promise<void>; stop(): Promise<void> } {
  const { desk, wakes, post, secret, publicUrl, log, pollMs = 5_000 } = deps;
  if (post === null || publicUrl === null) return { idle: async () => undefined, stop: async () => undefined };
  let stopped = false;
  let again = false;
  let running: Promise<void> | null = null;

  async function run(): Promise<void> {
    do {
      again = false;
      if (post !== null && publicUrl !== null) await sendMails({ desk, post, secret, publicUrl, log });
    } while (again && !stopped);
  }

  function look(): void {
    again = true;
    if (running !== null || stopped) return;
    running = run()
      .catch((error: unknown) => log.warn({ error: String(error) }, "mail waits: the database did not answer"))
      .finally(() => {
        running = null;
      });
  }

  const stopListening = wakes.on("mail", look);
  const poll = setInterval(look, pollMs);
  return {
    async idle() {
      look();
      while (running !== null) await running;
    },
    async stop() {
      stopped = true;
      stopListening();
      clearInterval(poll);
      await running;
    },
  };
}
