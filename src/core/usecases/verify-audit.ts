import { type SealedAnchor, sealAnchor, writeAnchor } from "../domain/audit-anchor.ts";
import {
  type AuditFault,
  digestEvents,
  followChains,
  followReports,
  followWords,
  insertAnchor,
  listAnchors,
  settledTxid,
} from "../store/audit.ts";
import { ensureChannelPlace, firstDeskChannel } from "../store/desk-channels.ts";
import { enqueueNotice } from "../store/notices.ts";
import type { Work } from "../store/work.ts";

/** What was looked at, and what had been changed. `faults` are the first hundred of `faultCount`. */
export type AuditResult = {
  readonly events: number;
  readonly chains: number;
  readonly reports: number;
  readonly words: number;
  readonly anchors: number;
  readonly faultCount: number;
  readonly faults: readonly AuditFault[];
};

const mostShown = 100;

/** Seals what has happened since the last anchor. Null where another process has just done so. */
export async function makeAnchor(work: Work, secret: string): Promise<SealedAnchor | null> {
  const last = (await listAnchors(work)).at(-1);
  const uptoTxid = await settledTxid(work);
  const facts = {
    seq: (last?.seq ?? 0) + 1,
    uptoTxid,
    ...(await digestEvents(work, last?.uptoTxid ?? "0", uptoTxid)),
    at: work.now,
  };
  const anchor = { ...facts, seal: sealAnchor(secret, last?.seal ?? Buffer.alloc(0), facts) };
  return (await insertAnchor(work, anchor)) ? anchor : null;
}

/** Says an anchor in the desk's first channel, where the database cannot take it back; nothing where no chat has one. */
export async function postAnchor(work: Work, anchor: SealedAnchor): Promise<void> {
  const channel = await firstDeskChannel(work);
  if (channel === null) return;
  const place = await ensureChannelPlace(work, channel);
  await enqueueNotice(work, place.id, { code: "audit.anchored", data: { line: writeAnchor(anchor) } });
}

/**
 * Follows chains of events, reports, words behind events and anchors, and says what was changed after it had been written. Chains tell
 * a row that was changed by itself; anchors also tell one whose whole chain was written anew, by somebody who holds the database but
 * not the secret; `kept` anchors, which people keep elsewhere, also tell when anchors were taken away or replaced.
 */
export async function verifyAudit(
  work: Work,
  secret: string,
  kept: readonly { readonly seq: number; readonly seal: Buffer }[],
): Promise<AuditResult> {
  const faults: AuditFault[] = [];
  let faultCount = 0;
  const found = (fault: AuditFault): void => {
    faultCount += 1;
    if (faults.length < mostShown) faults.push(fault);
  };
  const { events, chains } = await followChains(work, found);
  const reports = await followReports(work, found);
  const words = await followWords(work, found);
  const anchors = await followAnchors(work, secret, found);
  for (const { seq, seal } of kept) {
    const held = anchors.find((one) => one.seq === seq);
    if (held === undefined) found({ what: "anchor", where: `${seq} is kept, and the database has none` });
    else if (!held.seal.equals(seal)) found({ what: "anchor", where: `${seq} is not the one that was kept` });
  }
  return { events, chains, reports, words, anchors: anchors.length, faultCount, faults };
}

async function followAnchors(
  work: Work,
  secret: string,
  found: (fault: AuditFault) => void,
): Promise<readonly SealedAnchor[]> {
  const anchors = await listAnchors(work);
  let seal: Buffer = Buffer.alloc(0);
  let uptoTxid = "0";
  for (const [n, anchor] of anchors.entries()) {
    const where = `${anchor.seq} of ${anchor.at.toISOString()}`;
    const { events, digest } = await digestEvents(work, uptoTxid, anchor.uptoTxid);
    if (anchor.seq !== n + 1) found({ what: "anchor", where: `${n + 1} is missing` });
    else if (!sealAnchor(secret, seal, anchor).equals(anchor.seal)) {
      found({ what: "anchor", where: `${where}: not sealed with this server's secret` });
    } else if (events !== anchor.events || !digest.equals(anchor.digest)) {
      found({ what: "anchor", where: `${where}: events up to then were changed, added or removed` });
    }
    seal = anchor.seal;
    uptoTxid = anchor.uptoTxid;
  }
  return anchors;
}
