import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { backup } from "../../src/cli/backup.ts";
import type { Terminal } from "../../src/cli/command.ts";
import { restore } from "../../src/cli/restore.ts";
import { withDesk } from "../../src/cli/with-desk.ts";
import { holdTicket } from "../../src/core/usecases/hold-ticket.ts";
import { submitReport } from "../../src/core/usecases/submit-report.ts";
import { verifyAudit } from "../../src/core/usecases/verify-audit.ts";
import { timeWorld } from "../core/time/time-world.ts";

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});
async function folder(): Promise<string> {
  const made = await mkdtemp(path.join(tmpdir(), "fixline-backup-"));
  folders.push(made);
  return made;
}

const secret = "a secret of thirty-two characters!";
function terminal(env: Record<string, string>): Terminal & { readonly said: string[] } {
  const said: string[] = [];
  const hear = (line: string) => void said.push(line);
  return { said, out: hear, err: hear, env, stop: new AbortController().signal };
}

/** A desk with a ticket that was held and reported, a file, and what a build of the dashboards has published. */
async function workedDesk() {
  const world = await timeWorld();
  const { ticketId } = await world.open();
  await world.assign(ticketId);
  await world.start(ticketId);
  // An old desk has seen more transactions than a new database.
  await world.db.sql.unsafe(
    "do $$ begin for at in 1..20000 loop perform pg_current_xact_id(); commit; end loop; end $$",
  );
  const report = { malfunction: "Cold", cause: "Fuse\t\\N", solution: "New\nfuse", fix: "Replace fuse", parts: "" };
  const minutes = { labourMinutes: 45, travelMinutes: 30 };
  await world.act((work) => submitReport(work, world.people.technician, { ticketId, ...report, ...minutes }));
  await world.act((work) => holdTicket(work, world.people.technician, { ticketId, reason: "other", words: "no key" }));
  const home = path.join(await folder(), "home");
  for (const [name, text] of [
    ["files/ab/abc", "a photo"],
    ["secret", secret],
    ["dashboards-book/book.duckdb", "what was shown"],
    ["web/app.js", "made anew"],
  ] as const) {
    await mkdir(path.dirname(path.join(home, name)), { recursive: true });
    await writeFile(path.join(home, name), text);
  }
  return { ...world, home, env: { DATABASE_URL: world.db.url, FIXLINE_HOME: home } };
}

test("a desk that was backed up while it ran is restored into an embedded database, whole, and goes on", async () => {
  await using world = await workedDesk();
  const out = path.join(await folder(), "kept");
  const speaking = terminal(world.env);
  expect(await backup.run(["--out", out], speaking), speaking.said.join("\n")).toBe(0);
  expect(await readdir(path.join(out, "home"))).toEqual(["dashboards-book", "files", "secret"]);
  const [before] = await world.db.sql`select max(txid)::text as txid, count(*)::int as events from events`;

  const home = path.join(await folder(), "new");
  const restored = terminal({ FIXLINE_HOME: home });
  expect(await restore.run([out], restored), restored.said.join("\n")).toBe(0);
  expect(restored.said.at(-1)).toMatch(/^Restored as it was at .*: 1 tickets, \d+ people/);
  expect(await readFile(path.join(home, "files/ab/abc"), "utf8")).toBe("a photo");

  await withDesk(restored, async (desk) => {
    const { sql } = desk.database;
    const audit = await desk.read((work) => verifyAudit(work, secret, []));
    expect(audit).toMatchObject({ faultCount: 0, reports: 1, events: before?.events });
    expect(await sql`select cause, solution from reports`).toEqual([{ cause: "Fuse\t\\N", solution: "New\nfuse" }]);
    const [next] = await sql`select pg_current_xact_id()::text::bigint > ${before?.txid}::bigint as later`;
    expect(next?.later, "new events are read after those that were restored").toBe(true);
    const facts = async (of: typeof sql) =>
      (
        await of`select conname, pg_get_constraintdef(oid) as said from pg_constraint where contype = 'f' order by conname`
      ).map(({ conname, said }) => `${conname} ${said}`);
    expect(await facts(sql)).toEqual(await facts(world.db.sql));
    const off = await sql`select tgname from pg_trigger where tgenabled = 'D'`;
    expect(off).toEqual([]);
    const last =
      await sql`select last_value::text from pg_sequences where last_value is not null order by sequencename`;
    const was = await world.db.sql`
      select last_value::text from pg_sequences where last_value is not null order by sequencename`;
    expect([...last]).toEqual([...was]);
  });
  // Once there is a desk, nothing is put over it.
  await expect(restore.run([out], restored)).rejects.toThrow("is not empty. Set FIXLINE_HOME to a new folder");
}, 60_000);

test("what is no whole backup, a used database, and a damaged table are refused; nothing is half restored", async () => {
  await using world = await workedDesk();
  const out = path.join(await folder(), "kept");
  await backup.run(["--out", out], terminal(world.env));
  await expect(backup.run(["--out", out], terminal(world.env))).rejects.toThrow("is not empty");
  await expect(backup.run(["--out", path.join(world.home, "in")], terminal(world.env))).rejects.toThrow("data folder");
  await expect(restore.run([await folder()], terminal({ FIXLINE_HOME: await folder() }))).rejects.toThrow(
    "holds no whole backup",
  );
  const fresh = { DATABASE_URL: world.db.url, FIXLINE_HOME: await folder() };
  await expect(restore.run([out], terminal(fresh))).rejects.toThrow("There is a desk here already");

  const file = path.join(out, "backup.json");
  const facts = JSON.parse(await readFile(file, "utf8"));
  await writeFile(file, JSON.stringify({ ...facts, tables: { ...facts.tables, events: facts.tables.events + 1 } }));
  await using empty = await timeWorld();
  const { sql } = empty.db;
  const tables =
    await sql`select quote_ident(relname) as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'fixline_migrations'`;
  await sql.unsafe(`truncate ${tables.map(({ name }) => name).join(", ")}`);
  const into = { DATABASE_URL: empty.db.url, FIXLINE_HOME: await folder() };
  await expect(restore.run([out], terminal(into))).rejects.toThrow(/The backup is damaged: events had \d+ rows/);
  const [left] =
    await sql`select (select count(*)::int from accounts) as accounts, (select count(*)::int from tickets) as tickets`;
  expect(left).toEqual({ accounts: 0, tickets: 0 });
}, 60_000);
