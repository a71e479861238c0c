import type { Language } from "../../../core/domain/languages.ts";
import type { Role } from "../../../core/domain/roles.ts";

/** One's own account as the API gives it. */
export type OwnAccountRow = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly email: string | null;
  readonly organisation: { readonly id: string; readonly name: string } | null;
  readonly maySign: boolean;
  readonly language: Language | null;
  readonly timeZone: string | null;
  readonly logins: readonly string[];
};
