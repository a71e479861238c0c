import { cleanLine } from "./clean-text.ts";
import { Problem } from "./problem.ts";

/** An e-mail address as stored and compared: trimmed, lower case. Throws Problem `field.missing` or `request.invalid`. */
export function readEmail(typed: string): string {
  const email = cleanLine(typed.slice(0, 1_000)).toLowerCase();
  if (email === "") throw new Problem("field.missing", { field: "E-mail" });
  // Only its form: whether it is somebody's is found out by writing to it, or by the staff who approve.
  if (
    email.length > 254 ||
    !/^[^\s@<>"(),:;[\]\\]{1,64}@[^\s@<>"(),:;[\]\\.]+(\.[^\s@<>"(),:;[\]\\.]+)+$/.test(email)
  ) {
    throw new Problem("request.invalid", { detail: "e-mail" });
  }
  return email;
}
