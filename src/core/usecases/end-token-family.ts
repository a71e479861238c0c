import { endFamily } from "../store/token-families.ts";
import type { Work } from "../store/work.ts";

/** Signs an app out: neither its access tokens nor its refresh token work from now on. Twice is no failure. */
export async function endTokenFamily(work: Work, input: { readonly familyId: string }): Promise<void> {
  await endFamily(work, input.familyId, "signed_out");
}
