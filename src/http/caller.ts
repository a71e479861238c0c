import type { Person } from "../core/domain/actor.ts";

/** What a machine's key may be used for. A browser's session may do both. */
export type Scope = "read" | "write";

/** Who makes a request, and by what: a browser's session, an app's access token or a machine's key. */
export type Caller = {
  readonly person: Person;
  readonly via:
    | { readonly kind: "session"; readonly token: string }
    | { readonly kind: "access"; readonly familyId: string }
    | { readonly kind: "key"; readonly keyId: string };
};
