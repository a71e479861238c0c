import { keepLooking, type Looking } from "../core/delivery/keep-looking.ts";
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
}): Pick<Looking, "idle" | "stop"> {
  const { desk, wakes, post, secret, publicUrl, log, pollMs = 5_000 } = deps;
  if (post === null || publicUrl === null) return { idle: async () => undefined, stop: async () => undefined };

  async function look(): Promise<boolean> {
    if (post !== null && publicUrl !== null) await sendMails({ desk, post, secret, publicUrl, log });
    return false;
  }

  const trouble = "mail waits: the database did not answer";
  return keepLooking({ look, wakes, on: "mail", log, trouble, pollMs, restMs: 0 });
}
