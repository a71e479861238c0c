import type { Person } from "../../core/domain/actor.ts";
import { Problem } from "../../core/domain/problem.ts";
import { hashSecret } from "../../core/domain/secret-token.ts";
import type { Desk } from "../../core/store/work.ts";
import { findApiKey } from "../../core/usecases/find-api-key.ts";
import { findSession } from "../../core/usecases/find-session.ts";
import { findTokenFamily } from "../../core/usecases/find-token-family.ts";
import type { Caller, Scope } from "../caller.ts";
import type { AccessTokens } from "./access-token.ts";

/** Tells who a secret belongs to, and remembers it for a few seconds, so that a busy client costs no look-up a request. */
export type Authenticator = {
  /** The person of a session's cookie; null when it is over or none. */
  ofSession(token: string): Promise<Person | null>;
  /** The caller of a key. Throws Problem `key.invalid`, `key.scope`. */
  ofKey(key: string, scope: Scope): Promise<Caller>;
  /** The caller of an access token. Throws Problem `token.invalid`. */
  ofAccess(token: string): Promise<Caller>;
  /** Forgets an app's sign-in that has ended, at once. */
  forgetFamily(familyId: string): void;
  /** Forgets a secret that was revoked, at once. */
  forgetSecret(secret: string): void;
  /** Forgets what is known of an account: it was changed. */
  forgetAccount(accountId: string): void;
};

type Remembered<T> = { readonly found: T; readonly accountId: string; readonly until: number };

/** Revocations in other processes are seen after this long where nobody told us. */
const rememberMs = 5_000;
const rememberAtMost = 20_000;

/** Makes an Authenticator. Only what was found is remembered: a wrong secret is looked up each time. */
export function makeAuthenticator(
  desk: Pick<Desk, "read">,
  now: () => number,
  accessTokens: AccessTokens,
): Authenticator {
  const sessions = new Map<string, Remembered<Person>>();
  const families = new Map<string, Remembered<Person>>();
  const keys = new Map<string, Remembered<{ person: Person; keyId: string; scopes: readonly string[] }>>();

  async function recall<T>(
    memory: Map<string, Remembered<T>>,
    secret: string,
    find: () => Promise<{ found: T; accountId: string } | null>,
  ): Promise<T | null> {
    // Kept under the hash: the memory of the process shall not be a list of usable secrets.
    const name = hashSecret(secret).toString("base64");
    const known = memory.get(name);
    if (known !== undefined && known.until > now()) return known.found;
    const fresh = await find();
    if (fresh === null) {
      memory.delete(name);
      return null;
    }
    memory.delete(name);
    memory.set(name, { ...fresh, until: now() + rememberMs });
    if (memory.size > rememberAtMost) memory.delete(memory.keys().next().value ?? name);
    return fresh.found;
  }

  return {
    ofSession: (token) =>
      recall(sessions, token, async () => {
        const person = await desk.read((work) => findSession(work, token));
        return person === null ? null : { found: person, accountId: person.accountId };
      }),
    async ofKey(key, scope) {
      const known = await recall(keys, key, async () => {
        const found = await desk.read((work) => findApiKey(work, key, scope));
        return { found, accountId: found.person.accountId };
      });
      if (known === null) throw new Problem("key.invalid", {});
      if (!known.scopes.includes(scope)) throw new Problem("key.scope", { needs: scope });
      return { person: known.person, via: { kind: "key", keyId: known.keyId } };
    },
    async ofAccess(token) {
      const familyId = await accessTokens.familyOf(token, new Date(now()));
      const person =
        familyId === null
          ? null
          : await recall(families, familyId, async () => {
              const found = await desk.read((work) => findTokenFamily(work, familyId));
              return found === null ? null : { found, accountId: found.accountId };
            });
      if (familyId === null || person === null) throw new Problem("token.invalid", {});
      return { person, via: { kind: "access", familyId } };
    },
    forgetFamily(familyId) {
      families.delete(hashSecret(familyId).toString("base64"));
    },
    forgetSecret(secret) {
      const name = hashSecret(secret).toString("base64");
      sessions.delete(name);
      keys.delete(name);
    },
    forgetAccount(accountId) {
      for (const memory of [sessions, families, keys]) {
        for (const [name, known] of memory) if (known.accountId === accountId) memory.delete(name);
      }
    },
  };
}
