import type { FastifyReply, FastifyRequest } from "fastify";
import type { Person } from "../../core/domain/actor.ts";
import type { SlowDown } from "../../core/domain/slow-down.ts";
import { closeSession } from "../../core/usecases/close-session.ts";
import { openSession } from "../../core/usecases/open-session.ts";
import { signInByPassword } from "../../core/usecases/sign-in-by-password.ts";
import type { HttpParts } from "../http-parts.ts";
import type { LiveHub } from "../live/live-hub.ts";
import type { RateLimit } from "../rate-limit.ts";
import { inEvenTime } from "./even-time.ts";
import { readSessionCookie, setSessionCookie } from "./session-cookie.ts";

/** What signing in needs: tries are counted by account and by address. */
export type SignInParts = {
  readonly parts: HttpParts;
  readonly hub: LiveHub;
  readonly slowDown: SlowDown;
  readonly addresses: RateLimit;
  readonly links: RateLimit;
  readonly refreshes: RateLimit;
  readonly guests: RateLimit;
};

/** The person of an e-mail address and password. Throws Problem `sign_in.failed`, `sign_in.slow_down`, `request.slow_down`. */
export async function signInByForm(
  signIn: SignInParts,
  request: FastifyRequest,
  given: { readonly email: string; readonly password: string },
): Promise<Person> {
  signIn.addresses.spend(request.ip, signIn.parts.desk.clock());
  return inEvenTime(() => signIn.parts.desk.transact((work) => signInByPassword(work, signIn.slowDown, given)));
}

/** Gives the browser a session of this person's. One that it had before ends: a session is never handed from one person to the next. */
export async function beginSession(
  signIn: SignInParts,
  request: FastifyRequest,
  reply: FastifyReply,
  person: Person,
): Promise<void> {
  await endSession(signIn, request);
  const session = await signIn.parts.desk.transact((work) => openSession(work, { accountId: person.accountId }));
  setSessionCookie(reply, session, signIn.parts.overHttps);
}

/** Ends the session that the browser sent, at once and everywhere it is open. */
export async function endSession({ parts, hub }: SignInParts, request: FastifyRequest): Promise<void> {
  const token = readSessionCookie(request, parts.overHttps);
  if (token === null) return;
  await parts.desk.transact((work) => closeSession(work, { token }));
  parts.auth.forgetSecret(token);
  hub.endSession(token);
}
