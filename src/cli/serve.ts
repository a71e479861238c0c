import { stat } from "node:fs/promises";
import pino from "pino";
import { openApp } from "../app.ts";
import { isLoopback, readConfig } from "../config.ts";
import type { Desk } from "../core/store/work.ts";
import { createSetupLink } from "../core/usecases/create-setup-link.ts";
import { createSignInLink } from "../core/usecases/create-sign-in-link.ts";
import { demoSignIns } from "../demo/load/demo-sign-ins.ts";
import { serverSecret } from "../secret.ts";
import type { Command, Terminal } from "./command.ts";
import { readOptions } from "./read-options.ts";

/** Runs the desk until it is asked to stop. */
export const serve: Command = {
  name: "serve",
  summary: "run the desk (what npm start does)",
  help: `Usage: fixline serve

Runs the desk: starts the embedded PostgreSQL (or uses DATABASE_URL), brings it up to date, connects the chat platforms that are
configured, and listens on HOST and PORT (127.0.0.1:3000). An empty desk without a chat platform gets the demo workspace;
FIXLINE_DEMO=0 forbids it, FIXLINE_DEMO=1 asks for it. Stop it with Ctrl-C.`,
  async run(args, terminal) {
    readOptions(args, {});
    const config = readConfig(terminal.env);
    const secret = serverSecret(config.home, config.secrets.fixlineSecret);
    const isFirstStart = await stat(`${config.home}/postgres`).then(
      () => false,
      () => true,
    );
    if (isFirstStart && config.secrets.databaseUrl === null) terminal.out("First start: preparing the database …");
    const failure = Promise.withResolvers<Error>();
    const app = await openApp({
      config,
      secret,
      // At a terminal the addresses are what counts; under a supervisor every line is kept.
      log: pino({ level: process.stdout.isTTY ? "warn" : "info" }, pino.destination(2)),
      said: (progress) => terminal.out(`Loading the demo workspace: ${progress} …`),
      onFailure: failure.resolve,
    });
    try {
      const address = config.publicUrl ?? (await app.listen());
      if (config.publicUrl !== null) await app.listen();
      terminal.out(`\nFixline is running.\n\n  Customer chat   ${address}/\n  Staff console   ${address}/console\n`);
      const chats = app.platforms.health().map(({ platform }) => platform);
      if (chats.length > 0) {
        terminal.out(`  Chat platforms  ${chats.join(", ")}: being connected; npx fixline doctor looks at them\n`);
      }
      if (isLoopback(config.host)) await printSignIns(app.desk, address, terminal);
      await printSetup(app.desk, address, terminal);
      terminal.out("Stop it with Ctrl-C.");
      const stopped = new Promise<null>((resolve) => {
        if (terminal.stop.aborted) resolve(null);
        terminal.stop.addEventListener("abort", () => resolve(null), { once: true });
      });
      const failed = await Promise.race([stopped, failure.promise]);
      if (failed === null) return 0;
      terminal.err(failed.message);
      return 1;
    } finally {
      await app.close();
    }
  },
};

/** The demo people with a link each: role, name, link. Links live ten minutes and work once; `fixline link` prints new ones. */
async function printSignIns(desk: Desk, address: string, terminal: Terminal): Promise<void> {
  const people = await demoSignIns(desk);
  if (people.length === 0) return;
  terminal.out("Demo workspace (everything in it is invented). Sign in as, each link once and within ten minutes:\n");
  for (const { role, name, accountId } of people) {
    const { token } = await desk.transact((work) => createSignInLink(work, { kind: "clock" }, { accountId }));
    terminal.out(`  ${role.padEnd(12)}  ${name.padEnd(16)}  ${address}/l/${token}`);
  }
  terminal.out("\nFor a new link: npx fixline link --account NAME\n");
}

/** While there is no admin: the link by which whoever reads this becomes one. */
async function printSetup(desk: Desk, address: string, terminal: Terminal): Promise<void> {
  const link = await desk.transact((work) => createSetupLink(work));
  if (link !== null)
    terminal.out(`Nobody is an admin yet. Become it, once and within ten minutes:\n\n  ${address}/l/${link.token}\n`);
}
