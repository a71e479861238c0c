import { type PlaceRef, PlatformFault, type SurfaceKind } from "../platform.ts";
import type { Opens } from "./post-marks.ts";
import type { Threads } from "./threads.ts";

export type Surface = { readonly place: PlaceRef; readonly surface: SurfaceKind };
/** The surface, and the message that is answered where a thread of a direct channel is no place of its own. */
export type Spot = Surface & { readonly replyTo: string | null };

/** Where things are, by channel and thread. */
export type Surfaces = {
  readonly deskChannel: string;
  readonly supportChannel: string | null;
  readonly threads: Pick<Threads, "opensAt">;
};

/** A direct channel: https://docs.slack.dev/apis/web-api/using-the-conversations-api */
export function isDirect(channel: string): boolean {
  return channel.startsWith("D");
}

function at(team: string, channel: string, thread: string | null): PlaceRef {
  return { platform: "slack", workspace: team, channel, thread };
}

/** The desk channel as a surface, in a thread or not. */
export function deskSpot(team: string, channel: string, thread: string | null): Spot {
  return { place: at(team, channel, thread), surface: "desk", replyTo: null };
}

/** The surface that a head card of ours begins: its buttons belong to the thread below it. */
export function headSpot(team: string, channel: string, ts: string, opens: Opens): Surface {
  return { place: at(team, channel, ts), surface: opens === "line" ? "thread" : "desk" };
}

/** Somebody's own direct channel with the bot. */
export function directSpot(team: string, channel: string): Spot {
  return { place: at(team, channel, null), surface: "private", replyTo: null };
}

/**
 * Where something was said. `ts` is the message's own id: in the support channel, and where the bot is addressed, a message outside of a
 * thread begins one. Null for what is none of our business: talk in a channel where nobody spoke to us.
 *
 * A thread in a direct channel is a line where it began with a line's card; any other is somebody answering one message of the flat chat.
 * Unknown threads elsewhere count as `desk`, since further desk channels are only known to the desk: there, what belongs to no ticket is
 * left alone.
 */
export async function spotOf(
  { deskChannel, supportChannel, threads }: Surfaces,
  said: {
    readonly team: string;
    readonly channel: string;
    readonly thread: string | null;
    readonly ts: string;
    readonly addressed: boolean;
  },
): Promise<Spot | null> {
  const { team, channel, ts, addressed } = said;
  const begun = said.thread === ts;
  // The message that a thread hangs on stands in the channel itself.
  const thread = begun && (isDirect(channel) || channel === deskChannel) ? null : said.thread;
  if (isDirect(channel)) {
    if (thread === null) return directSpot(team, channel);
    if (await isLine(threads, channel, thread)) {
      return { place: at(team, channel, thread), surface: "thread", replyTo: null };
    }
    return { ...directSpot(team, channel), replyTo: thread };
  }
  if (channel === deskChannel) return deskSpot(team, channel, thread);
  if (channel === supportChannel || addressed) {
    return { place: at(team, channel, thread ?? ts), surface: "thread", replyTo: null };
  }
  return thread === null ? null : deskSpot(team, channel, thread);
}

/** Where Slack does not tell, a thread is taken for a line: what is typed there then waits for its ticket instead of opening one. */
async function isLine(threads: Pick<Threads, "opensAt">, channel: string, thread: string): Promise<boolean> {
  try {
    return (await threads.opensAt(channel, thread)) === "line";
  } catch (error) {
    if (error instanceof PlatformFault) return true;
    throw error;
  }
}
