import { Problem } from "./problem.ts";

/** The six digits of a PIN as typed (full-width digits and white space around are taken as meant), or Problem `pin.not_six_digits`. */
export function readPin(typed: string): string {
  const pin = typed.slice(0, 64).normalize("NFKC").trim();
  if (!/^\d{6}$/.test(pin)) throw new Problem("pin.not_six_digits", {});
  return pin;
}

/**
 * A new PIN, chosen twice. Throws `pin.not_six_digits`, `pin.mismatch`, or `pin.too_simple` for those that everybody tries first:
 * one digit repeated, digits that count up or down, one pair or one triple repeated.
 */
export function chooseNewPin(first: string, second: string): string {
  const pin = readPin(first);
  if (pin !== readPin(second)) throw new Problem("pin.mismatch", {});
  if (isSimple(pin)) throw new Problem("pin.too_simple", {});
  return pin;
}

function isSimple(pin: string): boolean {
  const counting = ["01234567890", "09876543210"].some((run) => run.includes(pin));
  return counting || /^(\d)\1{5}$/.test(pin) || /^(\d\d)\1\1$/.test(pin) || /^(\d{3})\1$/.test(pin);
}
