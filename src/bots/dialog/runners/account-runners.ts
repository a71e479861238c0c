import { fromPlain } from "../../../core/domain/rich-text.ts";
import { makeResetCode } from "../../../core/usecases/ask-password-reset.ts";
import { createSignInLink } from "../../../core/usecases/create-sign-in-link.ts";
import { eraseAccount } from "../../../core/usecases/erase-account.ts";
import type { Button } from "../../card.ts";
import { actionId } from "../action-id.ts";
import type { Ctx } from "../dialog-context.ts";
import { erasedEverything } from "../privacy-answer.ts";
import { sentence } from "../reply.ts";
import type { Runner } from "./runner.ts";

const choose = (ctx: Ctx, what: "export" | "erase" | "erase-yes", style: Button["style"]): Button => ({
  action: actionId("privacy", null, 0, what),
  label: ctx.words.say(`button-privacy-${what}`),
  style,
});

/** What people do about their own account in chat. */
export const accountRunners: Readonly<Record<string, Runner>> = {
  // Made here and not when it was asked for: only whoever holds this chat ever gets one.
  "reset-code": async ({ work, person, words }) => {
    const { code } = await makeResetCode(work, { id: person.accountId });
    return sentence(words.say("reset-code", { code, minutes: work.settings.signInLinkMinutes }));
  },
  privacy: async (ctx, { given, arg }) => {
    const { words, work, person, deps } = ctx;
    // Typed words never erase: the question has to be answered by its button.
    const asked = arg ?? given.choice?.trim().toLowerCase();
    if (asked === "export") {
      const url = deps.publicUrl ?? null;
      if (url === null) return sentence(words.say("privacy-export-nowhere"));
      const { token } = await createSignInLink(work, person, { accountId: person.accountId });
      const links = { link: `${url}/l/${token}`, file: `${url}/api/v1/accounts/me/export` };
      return sentence(words.say("privacy-export"), {
        body: fromPlain(words.say("privacy-export-links", { ...links, minutes: work.settings.signInLinkMinutes })),
      });
    }
    if (asked === "erase") {
      return sentence(words.say("privacy-erase-ask"), {
        tone: "danger",
        body: fromPlain(words.say("privacy-erase-what")),
        buttons: [[choose(ctx, "erase-yes", "danger")]],
      });
    }
    if (arg === "erase-yes") {
      const done = await eraseAccount(work, person, { accountId: person.accountId, words: "erase" });
      return sentence(words.say("privacy-erased"), { body: fromPlain(erasedEverything(words, done)) });
    }
    return sentence(words.say("privacy-title"), {
      body: fromPlain(words.say("privacy-words")),
      buttons: [[choose(ctx, "export", "primary"), choose(ctx, "erase", "danger")]],
    });
  },
};
