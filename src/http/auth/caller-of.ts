import type { FastifyRequest } from "fastify";
import { Problem } from "../../core/domain/problem.ts";
import type { Caller, Scope } from "../caller.ts";
import type { RateLimit } from "../rate-limit.ts";
import { spendRequest } from "../request-budget.ts";
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
  /** The budget of one key. */
  readonly keyRequests: RateLimit;
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
    return isJwt(secret) ? byToken(parts, request, secret) : byKey(parts, request, secret, scope);
  }
  const token = readSessionCookie(request, parts.overHttps);
  const person = token === null ? null : await parts.auth.ofSession(token);
  const name = person === null ? `address ${request.ip}` : `account ${person.accountId}`;
  spendRequest(request, parts.requests, name, parts.clock());
  if (token === null || person === null) return null;
  requireSameOrigin(request, parts.publicUrl, false);
  return { person, via: { kind: "session", token } };
}

async function byKey(parts: CallerParts, request: FastifyRequest, secret: string, scope: Scope): Promise<Caller> {
  const caller = await guessed(parts, request, parts.auth.ofKey(secret, scope));
  if (caller.via.kind === "key") spendRequest(request, parts.keyRequests, caller.via.keyId, parts.clock());
  return caller;
}

async function byToken(parts: CallerParts, request: FastifyRequest, secret: string): Promise<Caller> {
  const caller = await guessed(parts, request, parts.auth.ofAccess(secret));
  spendRequest(request, parts.requests, `account ${caller.person.accountId}`, parts.clock());
  return caller;
}

/** A secret that is none is counted against the address it came from: guessing is slow. */
async function guessed(parts: CallerParts, request: FastifyRequest, found: Promise<Caller>): Promise<Caller> {
  try {
    return await found;
  } catch (error) {
    spendRequest(request, parts.requests, `address ${request.ip}`, parts.clock());
    throw error;
  }
}

/** Like `callerOrNull`, and throws Problem `sign_in.needed` for nobody. */
export async function callerOf(parts: CallerParts, request: FastifyRequest, scope: Scope): Promise<Caller> {
  const caller = await callerOrNull(parts, request, scope);
  if (caller === null) throw new Problem("sign_in.needed", {});
  return caller;
}
