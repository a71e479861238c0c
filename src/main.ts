import { type Command, type Terminal, WrongUse } from "./cli/command.ts";
import { ConfigError } from "./config.ts";

/** Commands by name; each is loaded when it is called, so that a short one starts quickly. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import("./cli/serve.ts")).serve,
  migrate: async () => (await import("./cli/migrate.ts")).migrateCommand,
  link: async () => (await import("./cli/link.ts")).link,
  key: async () => (await import("./cli/key.ts")).key,
  import: async () => (await import("./cli/import.ts")).importCommand,
  analytics: async () => (await import("./cli/analytics.ts")).analytics,
  dashboards: async () => (await import("./cli/dashboards.ts")).dashboards,
  audit: async () => (await import("./cli/audit.ts")).audit,
  backup: async () => (await import("./cli/backup.ts")).backup,
  restore: async () => (await import("./cli/restore.ts")).restore,
  doctor: async () => (await import("./cli/doctor.ts")).doctor,
  manifest: async () => (await import("./cli/manifest.ts")).manifest,
  replay: async () => (await import("./cli/replay.ts")).replay,
};

/** Runs the command line and gives the exit status: 0, 1 (failed) or 2 (wrong use). */
async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name = "serve", ...rest] = args[0]?.startsWith("-") ? ["help", ...args] : args;
  if (name === "help") {
    terminal.out(await overview());
    return 0;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load === undefined) {
    terminal.err(`fixline: there is no command "${name}". The commands are: ${Object.keys(commands).join(", ")}`);
    return 2;
  }
  const command = await load();
  if (rest.includes("--help") || rest.includes("-h")) {
    terminal.out(command.help);
    return 0;
  }
  try {
    return await command.run(rest, terminal);
  } catch (error) {
    if (error instanceof WrongUse) {
      terminal.err(`fixline ${name}: ${error.message}\n\n${command.help}`);
      return 2;
    }
    if (error instanceof ConfigError) {
      terminal.err(error.message);
      return 2;
    }
    terminal.err(sentenceOf(error));
    return 1;
  }
}

async function overview(): Promise<string> {
  const all = await Promise.all(Object.values(commands).map((load) => load()));
  const lines = all.map(({ name, summary }) => `  ${name.padEnd(10)} ${summary}`);
  return `Usage: fixline COMMAND [options]\n\n${lines.join("\n")}\n\nfixline COMMAND --help says more. Without a command: serve.`;
}

/** What went wrong, for the person at the terminal: failures that we expect are sentences, the rest shows where it broke. */
function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const expected = ["EmbeddedPostgresError", "MigrationError", "Problem"].includes(error.name) || "syscall" in error;
  return expected ? error.message : (error.stack ?? error.message);
}

const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    // The second time somebody means it.
    if (stopping.signal.aborted) process.exit(130);
    stopping.abort();
  });
}
const status = await run(process.argv.slice(2), {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  env: process.env,
  stop: stopping.signal,
});
process.exitCode = status;
// A start that broke off half-way may leave something running: whoever supervises this process waits for its end.
if (status !== 0) setTimeout(() => process.exit(), 10_000).unref();
