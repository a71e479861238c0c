import { createHmac } from "node:crypto";

/** What had happened up to a time: `digest` over the hashes of the events since the anchor before it. */
export type AnchorFacts = {
  /** Counted from 1, without gaps. */
  readonly seq: number;
  /** Events of transactions below this are in it or in an anchor before it. */
  readonly uptoTxid: string;
  /** Events since the anchor before it. */
  readonly events: number;
  readonly digest: Buffer;
  readonly at: Date;
};

/** An anchor with its seal, which holds the one before it: a chain that only the server's secret can write. */
export type SealedAnchor = AnchorFacts & { readonly seal: Buffer };

/** The seal of an anchor: HMAC-SHA-256 by the server's secret over the seal before it (empty for the first) and all that it says. */
export function sealAnchor(secret: string, previous: Buffer, facts: AnchorFacts): Buffer {
  return createHmac("sha256", secret)
    .update("fixline audit anchor\0")
    .update(previous)
    .update(
      JSON.stringify([facts.seq, facts.uptoTxid, facts.events, facts.digest.toString("hex"), facts.at.toISOString()]),
    )
    .digest();
}

/** An anchor as a line that people keep elsewhere: "fixline-anchor 12 2026-03-02T04:07:00.000Z 6f1e…". */
export function writeAnchor({ seq, at, seal }: Pick<SealedAnchor, "seq" | "at" | "seal">): string {
  return `fixline-anchor ${seq} ${at.toISOString()} ${seal.toString("hex")}`;
}

/** The anchors that a text holds, one a line; other lines are passed over. */
export function readAnchors(text: string): readonly { readonly seq: number; readonly seal: Buffer }[] {
  return [...text.matchAll(/^fixline-anchor (\d{1,9}) \S+ ([0-9a-f]{64})\s*$/gm)].map(([, seq, seal]) => ({
    seq: Number(seq),
    seal: Buffer.from(seal ?? "", "hex"),
  }));
}
