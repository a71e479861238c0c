import { lookup } from "node:dns/promises";
import { isAddress, isPublicAddress, withoutBrackets } from "../../domain/webhooks/public-address.ts";
import type { AllowedAddresses } from "../../domain/webhooks/read-webhook-url.ts";

/** An address that a name leads to. */
export type Resolved = { readonly address: string; readonly family: number };

/** All addresses of a name, as the system resolves it. */
export type Resolve = (host: string) => Promise<readonly Resolved[]>;

export const resolveByDns: Resolve = (host) => lookup(host, { all: true });

/** The name leads somewhere that must not be called. */
export class ClosedAddressError extends Error {
  override readonly name = "ClosedAddressError";
}

/**
 * The addresses to connect to for a host, resolved once: whoever connects must use these and never ask again, or a name that changes its
 * answer (DNS rebinding) would get past the check. One closed address among several refuses all. Throws ClosedAddressError, or what
 * `resolve` throws.
 */
export async function openAddresses(
  host: string,
  allowed: AllowedAddresses,
  resolve: Resolve,
): Promise<readonly Resolved[]> {
  const bare = withoutBrackets(host);
  const found = isAddress(bare) ? [{ address: bare, family: bare.includes(":") ? 6 : 4 }] : await resolve(bare);
  if (found.length === 0) throw new Error("the name has no address");
  if (allowed === "public" && !found.every(({ address }) => isPublicAddress(address))) throw new ClosedAddressError();
  return found;
}
