import type { Person } from "../../core/domain/actor.ts";
import { queueMail } from "../../core/usecases/queue-mail.ts";
import { registerByEmail } from "../../core/usecases/register-by-email.ts";
import { inEvenTime } from "./even-time.ts";
import type { SignInParts } from "./sign-in.ts";

/**
 * Signs somebody up, a guest into their own account, and says by whom they are let in. A taken address is answered like a free one, after
 * the same time. Throws Problem `field.missing`, `request.invalid`, `password.weak`.
 */
export async function signUp(
  { parts }: Pick<SignInParts, "parts">,
  guest: Person | null,
  given: { readonly name: string; readonly email: string; readonly password: string; readonly language: string | null },
): Promise<"mail" | "staff"> {
  const confirmBy = parts.mails ? "mail" : "staff";
  await inEvenTime(() =>
    parts.desk.transact(async (work) => {
      const { mail } = await registerByEmail(work, guest, { ...given, confirmBy });
      if (mail === null) return;
      const { to, language, token } = mail;
      await queueMail(work, parts.secret, { kind: "confirm", to, language, secret: token }, mail.expiresAt);
    }),
  );
  if (parts.mails) parts.desk.wake("mail");
  if (guest !== null) parts.auth.forgetAccount(guest.accountId);
  return confirmBy;
}
