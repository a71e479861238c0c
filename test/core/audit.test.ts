import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { readAnchors, writeAnchor } from "../../src/core/domain/audit-anchor.ts";
import { holdTicket } from "../../src/core/usecases/hold-ticket.ts";
import { submitReport } from "../../src/core/usecases/submit-report.ts";
import { type AuditResult, makeAnchor, verifyAudit } from "../../src/core/usecases/verify-audit.ts";
import { anchorJob } from "../../src/wiring/keep-anchors.ts";
import { silentLog } from "../harness/silent-log.ts";
import { until } from "../harness/until.ts";
import { timeWorld } from "./time/time-world.ts";

const secret = "a secret of thirty-two characters!";
type World = Awaited<ReturnType<typeof timeWorld>>;

/** A desk with a job that is under way, held once, and reported. */
async function workedDesk(): Promise<World & { readonly ticketId: string }> {
  const world = await timeWorld();
  const { ticketId } = await world.open();
  await world.assign(ticketId);
  await world.start(ticketId);
  await world.act((work) =>
    submitReport(work, world.people.technician, {
      ticketId,
      malfunction: "Cold",
      cause: "Fuse",
      solution: "New fuse",
      fix: "Replace fuse",
      parts: "",
      labourMinutes: 45,
      travelMinutes: 30,
    }),
  );
  await world.act((work) => holdTicket(work, world.people.technician, { ticketId, reason: "other", words: "no key" }));
  await world.open();
  return { ...world, ticketId };
}
const verify = (world: World, kept: Parameters<typeof verifyAudit>[2] = []): Promise<AuditResult> =>
  world.desk.read((work) => verifyAudit(work, secret, kept));
/** An anchor over all that has happened: it leaves out what other transactions of the cluster, tests beside this one, might still precede. */
async function anchored(world: World) {
  await until("no event is held back", async () => {
    const [row] = await world.db.sql`
      select not exists (select from events where txid >= pg_snapshot_xmin(pg_current_snapshot())::text::bigint) as settled`;
    return row?.settled;
  });
  return world.desk.atOnce((work) => makeAnchor(work, secret));
}
/** Changes rows as somebody who owns the tables could. */
async function tamper(world: World, ...statements: readonly string[]): Promise<void> {
  await world.db.sql.begin(async (tx) => {
    const tables = ["events", "reports"];
    for (const table of tables) await tx.unsafe(`alter table ${table} disable trigger user`);
    for (const statement of statements) await tx.unsafe(statement);
    for (const table of tables) await tx.unsafe(`alter table ${table} enable trigger user`);
  });
}
/** Writes a subject's whole chain anew, as somebody would who knows how it is made. */
const rechain = (subject: string) => `do $$
  declare e events; previous bytea := ''; place int := 0;
  begin
    for e in select * from events where subject_id = '${subject}' order by position loop
      place := place + 1;
      e.position := place;
      previous := event_digest(previous, e);
      update events set position = place, hash = previous where id = e.id;
    end loop;
    update event_chains set length = place, head = previous where subject_id = '${subject}';
  end $$`;

test("an untouched desk is whole, with anchors and words", async () => {
  await using world = await workedDesk();
  const first = await anchored(world);
  await world.open();
  await anchored(world);
  const result = await verify(world, first === null ? [] : [first]);
  expect(result).toMatchObject({ faultCount: 0, faults: [], reports: 1, anchors: 2 });
  expect(result.events).toBeGreaterThan(5);
  expect(result.words).toBeGreaterThan(0);
});

test.each<[string, (world: World & { ticketId: string }) => string, RegExp]>([
  [
    "a changed event",
    ({ ticketId }) => `update events set data = '{}' where subject_id = '${ticketId}' and position = 2`,
    /event 2/,
  ],
  [
    "a changed time",
    ({ ticketId }) => `update events set at = at + interval '1 hour' where subject_id = '${ticketId}' and position = 3`,
    /event 3/,
  ],
  [
    "a removed event",
    ({ ticketId }) => `delete from events where subject_id = '${ticketId}' and position = 2`,
    /event 3/,
  ],
  [
    "a removed end",
    ({ ticketId }) =>
      `delete from events where subject_id = '${ticketId}' and position = (select max(position) from events where subject_id = '${ticketId}')`,
    /its end/,
  ],
  ["a removed chain", ({ ticketId }) => `delete from event_chains where subject_id = '${ticketId}'`, /its end/],
  ["a changed report", () => "update reports set solution = 'Nothing was done'", /version 1: what is shown/],
  [
    "a report frozen anew",
    () => "update reports set frozen = replace(frozen, '45', '95')",
    /version 1: what was frozen/,
  ],
  [
    "a report frozen and hashed anew",
    () =>
      "update reports set frozen = replace(frozen, '45', '95'), labour_minutes = 95, sha256 = sha256(convert_to(replace(frozen, '45', '95'), 'UTF8'))",
    /version 1: what was submitted/,
  ],
  [
    "changed words",
    () => `update event_words set words = jsonb_set(words, '{words}', '"lost it"') where words ? 'words'`,
    /of event/,
  ],
])("%s is named", async (_name, statement, where) => {
  await using world = await workedDesk();
  await tamper(world, statement(world));
  const { faultCount, faults } = await verify(world);
  expect(faultCount).toBeGreaterThan(0);
  expect(faults.map((fault) => `${fault.what} ${fault.where}`).join("\n")).toMatch(where);
});

test("erased words are no fault", async () => {
  await using world = await workedDesk();
  await tamper(world, "delete from event_words");
  expect((await verify(world)).faultCount).toBe(0);
});

test("somebody who writes a whole chain anew is found by the anchor; without the secret there is no other", async () => {
  await using world = await workedDesk();
  await anchored(world);
  await tamper(
    world,
    `update events set data = '{"from":"new"}' where subject_id = '${world.ticketId}' and position = 2`,
    rechain(world.ticketId),
  );
  expect((await verify(world)).faults).toEqual([{ what: "anchor", where: expect.stringContaining("were changed") }]);
  await tamper(world, "update audit_anchors set digest = sha256('x')");
  expect((await verify(world)).faults).toEqual([
    { what: "anchor", where: expect.stringContaining("not sealed with this server's secret") },
  ]);
});

test("somebody who also takes the anchors away, or makes others by another secret, is found by one that was kept", async () => {
  await using world = await workedDesk();
  const made = await anchored(world);
  const kept = readAnchors(`some line\n${made === null ? "" : writeAnchor(made)}\n`);
  expect(kept).toHaveLength(1);
  await tamper(
    world,
    "delete from audit_anchors",
    `update events set data = '{}' where subject_id = '${world.ticketId}' and position = 2`,
    rechain(world.ticketId),
  );
  expect((await verify(world)).faultCount).toBe(0);
  expect((await verify(world, kept)).faults).toEqual([
    { what: "anchor", where: "1 is kept, and the database has none" },
  ]);
  await anchored(world);
  expect((await verify(world, kept)).faults).toEqual([{ what: "anchor", where: "1 is not the one that was kept" }]);
});

test("an event that is slipped in among old ones is found by the anchor", async () => {
  await using world = await workedDesk();
  await anchored(world);
  await tamper(
    world,
    `insert into events (id, subject_id, kind, at, txid, position, hash) select gen_random_uuid(), gen_random_uuid(), 'ticket.closed', now(), 5, 1, ''`,
    `do $$ declare e events; begin select * into e from events where txid = 5; e.hash := event_digest('', e);
      update events set hash = e.hash where id = e.id; insert into event_chains values (e.subject_id, 1, e.hash); end $$`,
  );
  expect((await verify(world)).faults.map(({ what }) => what)).toEqual(["anchor"]);
});

test("each night's anchor stands in a file too, and two processes make one", async () => {
  await using world = await workedDesk();
  const home = await mkdtemp(path.join(tmpdir(), "fixline-anchors-"));
  const job = anchorJob({ desk: world.desk, home, secret, log: silentLog });
  await Promise.all([job.run(), job.run()]);
  const lines = (await readFile(path.join(home, "anchors.txt"), "utf8")).trim().split("\n");
  const kept = readAnchors(lines.join("\n"));
  expect(kept.length).toBe(lines.length);
  expect((await verify(world, kept)).faultCount).toBe(0);
  // It is said in the desk channel too, once.
  const said = await world.db.sql<{ line: string; channel: string }[]>`
    select d.data ->> 'line' as line, p.channel from deliveries d join places p on p.id = d.place_id where d.notice = 'audit.anchored'`;
  expect(said.map(({ line }) => line)).toEqual(lines);
  expect(new Set(said.map(({ channel }) => channel))).toEqual(new Set(["desk"]));
  await rm(home, { recursive: true });
});
