import type { FastifyReply, FastifyRequest } from "fastify";

/** The `__Host-` prefix makes browsers insist on Secure, no Domain and path "/"; it is refused without https. */
export function sessionCookieName(overHttps: boolean): string {
  return overHttps ? "__Host-fixline" : "fixline";
}

/** The session token that the browser sent; null for none. */
export function readSessionCookie(request: FastifyRequest, overHttps: boolean): string | null {
  return request.cookies[sessionCookieName(overHttps)] ?? null;
}

/** Gives the browser its session. */
export function setSessionCookie(
  reply: FastifyReply,
  session: { readonly token: string; readonly expiresAt: Date },
  overHttps: boolean,
): void {
  reply.setCookie(sessionCookieName(overHttps), session.token, {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure: overHttps,
    expires: session.expiresAt,
  });
}

/** Takes the session away. */
export function clearSessionCookie(reply: FastifyReply, overHttps: boolean): void {
  reply.clearCookie(sessionCookieName(overHttps), { path: "/", httpOnly: true, sameSite: "lax", secure: overHttps });
}
