import { createSignInLink } from "../core/usecases/create-sign-in-link.ts";
import type { Command } from "./command.ts";
import { findAccount } from "./find-account.ts";
import { readOptions } from "./read-options.ts";
import { addressOf, withDesk } from "./with-desk.ts";

/** Prints a one-time sign-in link. */
export const link: Command = {
  name: "link",
  summary: "print a one-time sign-in link for somebody",
  help: `Usage: fixline link --account NAME-OR-EMAIL [--json]

Prints a link that signs its holder in as that person, once and within ten minutes.`,
  async run(args, terminal) {
    const { options } = readOptions(args, { account: "text", json: "flag" });
    return withDesk(terminal, async (desk, config) => {
      const account = await findAccount(desk, options.account);
      const made = await desk.transact((work) => createSignInLink(work, { kind: "clock" }, { accountId: account.id }));
      const url = `${addressOf(config)}/l/${made.token}`;
      terminal.out(options.json ? JSON.stringify({ account: account.name, url, expiresAt: made.expiresAt }) : url);
      return 0;
    });
  },
};
