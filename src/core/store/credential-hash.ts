import { hash, verify } from "@node-rs/argon2";

// argon2id, 19 MiB, two passes, one lane: OWASP's first choice; about 12 ms on one core here (docs/adr/0006).
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** What the database keeps of a password or PIN: an argon2id hash with its own salt, in PHC form. */
export async function hashCredential(credential: string): Promise<string> {
  return hash(credential, cost);
}

/** Of a text that nobody can type: what a try for an unknown account is compared with, so that it takes the same time. */
let hashOfNothing: Promise<string> | null = null;

/** Whether the credential is the hashed one. `null` (no such account, nothing set) costs the same time and is false. */
export async function matchesCredential(hashed: string | null, credential: string): Promise<boolean> {
  if (hashed !== null) return verify(hashed, credential);
  hashOfNothing ??= hashCredential("\u0000 nobody");
  await verify(await hashOfNothing, credential);
  return false;
}
