import type { FastifyRequest } from "fastify";
import { Problem } from "../../core/domain/problem.ts";
import type { Caller, Scope } from "../caller.ts";
import type { RateLimit } from "../rate-limit.ts";
import { requireSameOrigin } from "../same-origin.ts";
import { isJwt } from "./access-token.ts";
import type { Authenticator } from "./authenticator.ts";
import { readSessionCookie } from "./session-cookie.ts";

export type CallerParts = {
  readonly auth: Authenticator;
  readonly publicUrl: string | null;
  readonly overHttps: boolean;
  readonly clock: () => Date;
  readonly requests: RateLimit;
};

/**
 * Who makes the request: by `Authorization: Bearer` (a key or an access token), else by the session's cookie, whose writes must come from
 * our own pages: a bearer's secret is sent by nobody's browser of its own accord. Null where nobody is signed in. Throws Problem
 * `key.invalid`, `key.scope`, `token.invalid`, `request.not_from_here`, `request.slow_down`.
 */
export async function callerOrNull(parts: CallerParts, request: FastifyRequest, scope: Scope): Promise<Caller | null> {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const secret = /^Bearer +(\S{1,2000})$/i.exec(authorization)?.[1];
    if (secret === undefined) throw new Problem("key.invalid", {});
    if (!isJwt(secret)) return parts.auth.ofKey(secret, scope);
    const caller = await parts.auth.ofAccess(secret);
    parts.requests.spend(`account ${caller.person.accountId}`, parts.clock());
    return caller;
  }
  const token = readSessionCookie(request, parts.overHttps);
  const person = token === null ? null : await parts.auth.ofSession(token);
  parts.requests.spend(person === null ? `address ${request.ip}` : `account ${person.accountId}`, parts.clock());
  if (token === null || person === null) return null;
  requireSameOrigin(request, parts.publicUrl, false);
  return { person, via: { kind: "session", token } };
}

/** Like `callerOrNull`, and throws Problem `sign_in.needed` for nobody. */
export async function callerOf(parts: CallerParts, request: FastifyRequest, scope: Scope): Promise<Caller> {
  const caller = await callerOrNull(parts, request, scope);
  if (caller === null) throw new Problem("sign_in.needed", {});
  return caller;
}
