import { findAccounts } from "../core/store/accounts-by-name.ts";
import type { Desk } from "../core/store/work.ts";
import { WrongUse } from "./command.ts";

/** The one account of this name or e-mail address. Throws WrongUse where there is none or several, naming them. */
export async function findAccount(
  desk: Desk,
  nameOrEmail: string | undefined,
): Promise<{ readonly id: string; readonly name: string }> {
  if (nameOrEmail === undefined || nameOrEmail.trim() === "")
    throw new WrongUse("say whose with --account NAME-OR-EMAIL");
  const found = await desk.read((work) => findAccounts(work, nameOrEmail.trim()));
  const [only, ...others] = found;
  if (only === undefined) throw new WrongUse(`there is no account "${nameOrEmail}"`);
  if (others.length > 0) {
    const names = found.map(({ name, email }) => (email === null ? name : `${name} <${email}>`)).join(", ");
    throw new WrongUse(`"${nameOrEmail}" fits several accounts: ${names}. Use the e-mail address`);
  }
  return only;
}
