import { hashSecret } from "../domain/secret-token.ts";
import { and, eq, gt, inArray, isNull } from "./orm.ts";
import { oneTimeLinks } from "./schema/people.ts";
import type { Work } from "./work.ts";

export type LinkPurpose = "sign_in" | "setup" | "link_identity" | "reset";
export type OneTimeLink = typeof oneTimeLinks.$inferSelect;

/** Stores a link that works once, under its token's hash. */
export async function insertLink(
  work: Work,
  link: {
    readonly purpose: LinkPurpose;
    readonly accountId: string | null;
    readonly token: string;
    readonly expiresAt: Date;
    readonly data?: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  await work.tx.insert(oneTimeLinks).values({
    id: work.newId(),
    purpose: link.purpose,
    accountId: link.accountId,
    tokenHash: hashSecret(link.token),
    data: link.data ?? {},
    createdAt: work.now,
    expiresAt: link.expiresAt,
  });
}

const usable = (work: Work, purposes: readonly LinkPurpose[], token: string) =>
  and(
    eq(oneTimeLinks.tokenHash, hashSecret(token)),
    inArray(oneTimeLinks.purpose, [...purposes]),
    isNull(oneTimeLinks.usedAt),
    gt(oneTimeLinks.expiresAt, work.now),
  );

/** The link, while it works, without using it up: for pages and cards that ask before they act. */
export async function peekLink(
  work: Work,
  purposes: readonly LinkPurpose[],
  token: string,
): Promise<OneTimeLink | null> {
  const [row] = await work.tx
    .select()
    .from(oneTimeLinks)
    .where(usable(work, purposes, token));
  return row ?? null;
}

/** Uses the link up. Of any number who try at once, one gets it; null for the rest, and for links that are over or unknown. */
export async function consumeLink(
  work: Work,
  purposes: readonly LinkPurpose[],
  token: string,
): Promise<OneTimeLink | null> {
  const [row] = await work.tx
    .update(oneTimeLinks)
    .set({ usedAt: work.now })
    .where(usable(work, purposes, token))
    .returning();
  return row ?? null;
}

/** Uses up whatever of this purpose the account still has: only the newest link or code works. */
export async function revokeLinks(work: Work, purpose: LinkPurpose, accountId: string | null): Promise<void> {
  await work.tx
    .update(oneTimeLinks)
    .set({ usedAt: work.now })
    .where(
      and(
        eq(oneTimeLinks.purpose, purpose),
        accountId === null ? isNull(oneTimeLinks.accountId) : eq(oneTimeLinks.accountId, accountId),
        isNull(oneTimeLinks.usedAt),
      ),
    );
}
