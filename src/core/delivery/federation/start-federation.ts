import { Value } from "typebox/value";
import { itemAnswer } from "../../domain/federation/federation-item.ts";
import { pairingSealing } from "../../domain/federation/pairing-key.ts";
import { unsealText } from "../../domain/seal-text.ts";
import { hasEventsForServers, spreadToServers } from "../../store/federation-feed.ts";
import { claimItem, type DueItem, dueServers, settleItem } from "../../store/federation-queue.ts";
import { readServerLink } from "../../store/servers.ts";
import type { Wakes } from "../../store/wakes.ts";
import type { Desk, Work } from "../../store/work.ts";
import { keepLooking } from "../keep-looking.ts";
import { startLease } from "../lease.ts";
import type { Log } from "../log.ts";
import type { CallOutcome, CallServer, CallTarget } from "./call-server.ts";
import { composeItem } from "./compose-item.ts";
import { type CallVerdict, judgeCall } from "./judge-call.ts";
import { sendItem } from "./send-item.ts";

export type Federation = {
  /** Resolves when nothing is due now, here: at once where another process does the sending. */
  idle(): Promise<void>;
  stop(): Promise<void>;
};

/** What an outcome means to the desk, done in the transaction that settles the item. */
export type ItemEffects = {
  readonly arrived: (work: Work, item: DueItem, answer: { readonly number?: string }) => Promise<void>;
  readonly refused: (work: Work, item: DueItem, isFinal: boolean) => Promise<void>;
  readonly unpaired: (work: Work, serverId: string) => Promise<void>;
};

const eventsAtOnce = 500;
/** Servers that are spoken to side by side; each is told one thing after the other. */
const serversAtOnce = 8;

/**
 * Tells paired servers what they are to know. One process of all does it (a lease); what is to be told are rows, so whoever takes over
 * after a crash goes on where it stopped: an item may then come twice, under the same id, and takes effect once.
 */
export function startFederation(deps: {
  readonly desk: Desk;
  readonly wakes: Pick<Wakes, "on">;
  readonly call: CallServer;
  readonly readFile: (sha256: Buffer) => Promise<Buffer | null>;
  readonly effects: ItemEffects;
  /** What the keys of pairings are sealed with. */
  readonly secret: string;
  readonly random: () => number;
  readonly log: Log;
  readonly pollMs?: number;
  readonly restMs?: number;
}): Federation {
  const { desk, wakes, call, readFile, effects, secret, random, log, pollMs = 1000, restMs = 40 } = deps;
  const stopping = new AbortController();
  const serving = new Map<string, Promise<void>>();

  const isOurs = () => lease.isHeld() && !stopping.signal.aborted;

  async function look(): Promise<boolean> {
    if (!isOurs()) return false;
    let spread = 0;
    if (await desk.read(hasEventsForServers))
      spread = await desk.transact((work) => spreadToServers(work, eventsAtOnce));
    await serveDue();
    return spread === eventsAtOnce;
  }

  async function serveDue(): Promise<void> {
    const free = serversAtOnce - serving.size;
    if (free <= 0) return;
    for (const serverId of await desk.read((work) => dueServers(work, [...serving.keys()], free))) {
      const work = serve(serverId)
        .catch((error: unknown) =>
          log.warn({ server: serverId, error: String(error) }, "a server is told later: the database did not answer"),
        )
        .finally(() => serving.delete(serverId));
      serving.set(serverId, work);
    }
  }

  async function serve(serverId: string): Promise<void> {
    while (isOurs()) {
      const due = await desk.read((work) => claimItem(work, serverId));
      if (due === null) return;
      const outcome = await attempt(due);
      if (stopping.signal.aborted) return;
      await settle(due, outcome);
    }
  }

  async function attempt(due: DueItem): Promise<CallOutcome | "nothing"> {
    const { target, composed } = await desk.read(async (work) => ({
      target: await targetOf(work, due.serverId),
      composed: await composeItem(work, due),
    }));
    if (composed === null) return "nothing";
    if (target === null) return { kind: "failed", error: "key_unreadable" };
    return sendItem({ call, clock: desk.clock, signal: stopping.signal, readFile }, target, composed);
  }

  async function targetOf(work: Work, serverId: string): Promise<CallTarget | null> {
    const link = await readServerLink(work, serverId);
    const key = link === null ? null : unsealText(secret, pairingSealing, link.sealedKey);
    if (link === null || key === null) return null;
    const allowed = work.settings.webhookAddresses === "any" ? "any" : "public";
    return { url: link.url, pairing: link.pairing, side: link.side, key, allowed };
  }

  async function settle(due: DueItem, outcome: CallOutcome | "nothing"): Promise<void> {
    const verdict: CallVerdict =
      outcome === "nothing"
        ? { state: "dropped", nextAttemptAt: desk.clock(), failures: due.failures, quietUntil: null, unpaired: false }
        : judgeCall(outcome, due, desk.clock(), random);
    const answered = outcome !== "nothing" && outcome.kind === "answered" ? outcome : null;
    const error = outcome !== "nothing" && outcome.kind === "failed" ? outcome.error : codeIn(answered);
    const { unpaired, ...moved } = verdict;
    const about = { itemId: due.id, serverId: due.serverId, status: answered?.status ?? null, error };
    await desk.transact(async (work) => {
      const counts = await settleItem(work, { ...about, ...moved });
      if (unpaired) await effects.unpaired(work, due.serverId);
      else if (counts && moved.state === "sent") await effects.arrived(work, due, answerOf(answered?.answer ?? ""));
      else if (counts && moved.state === "failed") await effects.refused(work, due, answered !== null);
    });
    if (moved.state === "failed") {
      log.warn({ server: due.serverId, item: due.id, kind: due.kind, error }, "a server was not told of something");
    }
  }

  const lease = startLease({
    database: desk.database,
    name: "federation",
    log,
    onGain: () => looking.now(),
    onLoss: () => undefined,
  });
  const trouble = "federation cannot reach the database";
  const looking = keepLooking({ look, wakes, on: "events", log, trouble, pollMs, restMs });

  return {
    async idle() {
      do await Promise.all([looking.idle(), ...serving.values()]);
      while (serving.size > 0);
    },
    async stop() {
      stopping.abort();
      await looking.stop();
      await Promise.all(serving.values());
      await lease.stop();
    },
  };
}

function codeIn(answered: { readonly status: number; readonly answer: string } | null): string | null {
  if (answered === null || answered.status < 400) return null;
  return /"code":"([a-z_.]{1,60})"/.exec(answered.answer)?.[1] ?? null;
}

/** What the other desk answers, as far as it is what we know. */
function answerOf(text: string): { readonly number?: string } {
  try {
    const parsed: unknown = JSON.parse(text);
    return Value.Check(itemAnswer, parsed) ? parsed : {};
  } catch {
    return {};
  }
}
