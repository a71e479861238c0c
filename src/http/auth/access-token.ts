import { hkdfSync } from "node:crypto";
import { jwtVerify, SignJWT } from "jose";

/** Minutes that an access token works; then its refresh token gets another. */
export const accessMinutes = 15;

const algorithm = "HS256";
const issuer = "fixline";
/** What RFC 9068 §2.1 asks an access token to call itself, so that no other JWT of ours passes for one. */
const type = "at+jwt";

/** Makes access tokens and reads them. */
export type AccessTokens = {
  make(who: { readonly accountId: string; readonly familyId: string }, now: Date): Promise<string>;
  /** The family that a token belongs to; null for whatever is not ours, over, or for somebody else. */
  familyOf(token: string, now: Date): Promise<string | null>;
};

/**
 * Access tokens (RFC 9068) for the API at `audience`, signed with a key made from the server's secret. They say who signed in and by which
 * sign-in, no more: rights are looked up on each request, so what is revoked does not wait for a token to run out. One algorithm and
 * no other is accepted (RFC 8725 §3.1), `none` least of all.
 */
export function makeAccessTokens(secret: string, audience: string): AccessTokens {
  const key = new Uint8Array(hkdfSync("sha256", secret, "", "fixline access tokens", 32));
  return {
    make: ({ accountId, familyId }, now) =>
      new SignJWT({ fam: familyId })
        .setProtectedHeader({ alg: algorithm, typ: type })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(accountId)
        .setIssuedAt(now)
        .setExpirationTime(new Date(now.getTime() + accessMinutes * 60_000))
        .sign(key),
    async familyOf(token, now) {
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: [algorithm],
          issuer,
          audience,
          typ: type,
          currentDate: now,
          requiredClaims: ["sub", "exp", "fam"],
        });
        const familyId = payload.fam;
        return typeof familyId === "string" && /^[0-9a-f-]{36}$/.test(familyId) ? familyId : null;
      } catch {
        // Whatever is wrong with a token is nothing that its bearer should be told.
        return null;
      }
    },
  };
}

/** Whether a bearer's secret has the form of a JWT. */
export function isJwt(secret: string): boolean {
  return /^[\w-]+\.[\w-]+\.[\w-]*$/.test(secret);
}
