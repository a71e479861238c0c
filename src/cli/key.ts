import { createApiKey } from "../core/usecases/create-api-key.ts";
import { type Command, WrongUse } from "./command.ts";
import { findAccount } from "./find-account.ts";
import { readOptions, wholeNumber } from "./read-options.ts";
import { withDesk } from "./with-desk.ts";

/** Makes API keys. */
export const key: Command = {
  name: "key",
  summary: "make an API key for a machine",
  help: `Usage: fixline key create --account NAME-OR-EMAIL --scope read,write [--name LABEL] [--days N] [--json]

Prints a key by which a machine acts for that account; it is shown this once. Scopes are read and write; --days lets it expire.`,
  async run(args, terminal) {
    const { options, rest } = readOptions(args, {
      account: "text",
      scope: "text",
      name: "text",
      days: "text",
      json: "flag",
    });
    if (rest.length !== 1 || rest[0] !== "create") throw new WrongUse("the one thing to do is: fixline key create …");
    const scopes = (options.scope ?? "").split(",").map((scope) => scope.trim());
    if (!scopes.every((scope) => scope === "read" || scope === "write")) {
      throw new WrongUse("say what it may do with --scope read, --scope write or --scope read,write");
    }
    const days = options.days === undefined ? null : wholeNumber("days", options.days, 0, 1, 3_650);
    return withDesk(terminal, async (desk) => {
      const account = await findAccount(desk, options.account);
      const expiresAt = days === null ? null : new Date(desk.clock().getTime() + days * 86_400_000);
      const made = await desk.transact((work) =>
        createApiKey(
          work,
          { kind: "clock" },
          { accountId: account.id, name: options.name ?? "command line", scopes, expiresAt },
        ),
      );
      terminal.out(
        options.json ? JSON.stringify({ account: account.name, key: made.key, scopes, expiresAt }) : made.key,
      );
      return 0;
    });
  },
};
