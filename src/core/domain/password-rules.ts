import { Problem } from "./problem.ts";

export const passwordMinLength = 10;
/** Longer ones are refused rather than hashed: hashing a megabyte is work that a stranger could order. */
const passwordMaxLength = 256;

/** A new password in the one form that is hashed (NFKC, as RFC 8265 asks), or Problem `password.weak`. */
export function chooseNewPassword(typed: string): string {
  const password = readPassword(typed);
  const characters = [...password];
  const varied = new Set(characters).size >= 4;
  if (characters.length < passwordMinLength || typed.length > passwordMaxLength || !varied) {
    throw new Problem("password.weak", { minLength: passwordMinLength });
  }
  return password;
}

/** A typed password in the form that was hashed; cut, since no longer one was ever accepted. */
export function readPassword(typed: string): string {
  return typed.slice(0, passwordMaxLength + 1).normalize("NFKC");
}
