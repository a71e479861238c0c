import { Problem } from "../problem.ts";
import { isAddress, isPublicAddress, withoutBrackets } from "./public-address.ts";

/** Names that never leave this machine or its network: RFC 6761, RFC 6762, RFC 8375, and what clouds and offices use. */
const localNames = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|home\.arpa)\.?$/i;

/** Whether endpoints may lie on private networks and speak plain http: the setting `webhookAddresses`. */
export type AllowedAddresses = "public" | "any";

/**
 * An endpoint's address in its normal form. A name that leads to a private address is found out when something is sent: what it resolves to
 * may change. Throws Problem `webhook.address_refused`.
 */
export function readWebhookUrl(given: string, allowed: AllowedAddresses): string {
  const refuse = (why: Problem<"webhook.address_refused">["data"]["why"]) =>
    new Problem("webhook.address_refused", { why });
  if (!URL.canParse(given)) throw refuse("unreadable");
  const url = new URL(given);
  if (url.protocol !== "https:" && url.protocol !== "http:") throw refuse("unreadable");
  if (url.username !== "" || url.password !== "") throw refuse("password");
  url.hash = "";
  if (allowed === "any") return url.href;
  if (url.protocol !== "https:") throw refuse("plain_http");
  const host = withoutBrackets(url.hostname);
  const isClosed = isAddress(host) ? !isPublicAddress(host) : localNames.test(host) || !host.includes(".");
  if (isClosed) throw refuse("private");
  return url.href;
}
