import { makeResetCode } from "../../../core/usecases/ask-password-reset.ts";
import { sentence } from "../reply.ts";
import type { Runner } from "./runner.ts";

/** What people do about their own account in chat. */
export const accountRunners: Readonly<Record<string, Runner>> = {
  // Made here and not when it was asked for: only whoever holds this chat ever gets one.
  "reset-code": async ({ work, person, words }) => {
    const { code } = await makeResetCode(work, { id: person.accountId });
    return sentence(words.say("reset-code", { code, minutes: work.settings.signInLinkMinutes }));
  },
};
