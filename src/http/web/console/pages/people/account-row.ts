import type { Role } from "../../../../../core/domain/roles.ts";

/** Somebody as the API gives them. */
export type AccountRow = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly email: string | null;
  readonly organisation: { readonly id: string; readonly name: string } | null;
  readonly manufacturerId: string | null;
  readonly maySign: boolean;
  readonly language: string | null;
  readonly timeZone: string | null;
  readonly presence: "online" | "busy" | "offline";
  readonly skills: readonly string[];
  readonly guest: boolean;
  readonly active: boolean;
  readonly logins: readonly string[];
  readonly openTickets: number;
};
