import { afterAll, beforeAll, expect, test } from "vitest";
import { startTimers } from "../../src/core/delivery/timers.ts";
import { assignTicket } from "../../src/core/usecases/assign-ticket.ts";
import { closeTicket } from "../../src/core/usecases/close-ticket.ts";
import { endPairing } from "../../src/core/usecases/end-pairing.ts";
import { eraseAccount } from "../../src/core/usecases/erase-account.ts";
import { decideRule, setRule } from "../../src/core/usecases/keep-rules.ts";
import { timerRuns } from "../../src/core/usecases/timer-runs.ts";
import { silentLog } from "../harness/silent-log.ts";
import { pairedDesks } from "./federation-world.ts";

let world: Awaited<ReturnType<typeof pairedDesks>>;
beforeAll(async () => {
  world = await pairedDesks();
}, 60_000);
afterAll(() => world[Symbol.asyncDispose]());

/** Runs what is due at the north desk, as its process does every second. */
async function distribute(): Promise<void> {
  await world.settled();
  const timers = startTimers({
    desk: world.north.t.desk,
    run: timerRuns,
    log: silentLog,
    random: () => 0,
    pollMs: 1_000_000,
  });
  await timers.runDue();
  await timers.stop();
  await world.settled();
}

const rule = (fields: Partial<Parameters<typeof setRule>[2]["fields"]>, ruleId: string | null = null) =>
  world.north.act((work) =>
    setRule(work, world.north.people.admin, {
      serverId: world.southAtNorth,
      ruleId,
      fields: { name: "Ovens", category: null, siteId: null, loadAbove: null, withNotes: false, ...fields },
    }),
  );
const approve = (ruleId: string, approved = true) =>
  world.north.act((work) =>
    decideRule(work, world.north.people.admin, { serverId: world.southAtNorth, ruleId, approved }),
  );
const statusOf = async (ticketId: string) => (await world.north.view(ticketId)).status;

test("a rule hands new tickets over by itself, by category, site and load, and only while an admin's approval holds", async () => {
  const { north, southAtNorth } = world;
  const before = await north.open("Before the rule");
  const id = await rule({ category: "OVEN", siteId: north.people.siteId, loadAbove: 2 });
  const waiting = await north.open("Not approved");
  await distribute();
  expect(await statusOf(waiting.ticketId)).toBe("new");
  await approve(id);
  const third = await north.open("Above the load");
  await distribute();
  expect(await statusOf(third.ticketId)).toBe("handed_over");
  // Two are left: the load is not above two any more once the third has gone.
  expect([await statusOf(before.ticketId), await statusOf(waiting.ticketId)]).toEqual(["new", "new"]);
  const [transfer] = await north.t.db
    .sql`select rule_id, server_id from transfers where ticket_id = ${third.ticketId}::uuid`;
  expect(transfer).toEqual({ rule_id: id, server_id: southAtNorth });
  // A rule that is changed waits for its approval again.
  await rule({ category: "pump", loadAbove: null }, id);
  const other = await north.open("Changed rule");
  await approve(id);
  const unfit = await north.open("Not a pump");
  await distribute();
  expect([await statusOf(other.ticketId), await statusOf(unfit.ticketId)]).toEqual(["new", "new"]);
  await rule({}, id);
  await approve(id);
  const quick = await north.open("Somebody was quicker");
  const { admin, technician } = north.people;
  await north.act((work) =>
    assignTicket(work, admin, {
      ticketId: quick.ticketId,
      assigneeId: technician.accountId,
      vehicleId: null,
      reason: null,
    }),
  );
  await distribute();
  expect(await statusOf(quick.ticketId)).toBe("opened");
  await approve(id, false);
  const last = await north.open("Stopped");
  await distribute();
  expect(await statusOf(last.ticketId)).toBe("new");
  // What came from another desk is never distributed: nothing goes round in circles.
  expect(await world.south.count("timers where kind = 'distribute'")).toBe(0);
});

test("a ticket that the other desk has done is closed here, by that desk alone", async () => {
  const { north, south, settled } = world;
  const { ticketId, number } = await north.open();
  await world.handOver(ticketId);
  await settled();
  const there = await world.there(number);
  await expect(north.act((work) => closeTicket(work, north.people.admin, { ticketId }))).rejects.toMatchObject({
    code: "move.forbidden",
  });
  // As a technician leaves it after report and signature.
  await south.t.db.sql`
    update tickets set status = 'resolved', assignee_id = ${south.people.technician.accountId}::uuid where id = ${there.id}::uuid`;
  await south.act((work) => closeTicket(work, south.people.admin, { ticketId: there.id }));
  await settled();
  expect(await north.view(ticketId)).toMatchObject({ status: "closed", elsewhere: null });
  const [ended] = await north.t.db.sql`select ended_because from transfers where ticket_id = ${ticketId}::uuid`;
  expect(ended?.ended_because).toBe("done");
});

test("whoever is erased is erased on the other desk too: words, versions, files, name, ticket; the rest stays", async () => {
  const { north, south, settled } = world;
  const { ticketId, number } = await north.open("Marta's oven");
  const file = await north.file("marta.txt", Buffer.from("Marta's own words"));
  await north.say(north.people.customer, ticketId, "I am Marta.", "customer", [file]);
  await north.say(north.people.admin, ticketId, "We are on it.");
  await world.handOver(ticketId);
  await settled();
  const there = await world.there(number);
  expect(await south.talk(there.id)).toHaveLength(2);
  const { accountId } = north.people.customer;
  await north.act((work) => eraseAccount(work, { kind: "clock" }, { accountId, words: "erase" }));
  await settled();
  expect(await south.talk(there.id)).toEqual(["…: deleted", "Ada (North desk): We are on it."]);
  expect(await south.view(there.id)).toMatchObject({ title: "…", description: "", opener: { name: "…" } });
  const left = JSON.stringify([
    await south.t.db.sql`select body, plain, foreign_author from messages where conversation_id = ${there.id}::uuid`,
    await south.t.db
      .sql`select v.body from message_versions v join messages m on m.id = v.message_id where m.conversation_id = ${there.id}::uuid`,
    await south.t.db
      .sql`select w.words from event_words w join events e on e.id = w.event_id where e.ticket_id = ${there.id}::uuid`,
  ]);
  expect(left).not.toContain("I am Marta");
  expect(left).not.toContain('"Marta');
  expect(await south.count("files where name = 'marta.txt' or (state = 'stored' and name = '…')")).toBe(0);
});

test("ending the pairing brings our tickets back, cancels theirs, and is final on both sides", async () => {
  const { north, south, settled } = world;
  const ours = (
    await north.t.db.sql<{ id: string }[]>`
    select ticket_id as id from transfers where state = 'live'`
  )[0];
  expect(ours).toBeDefined();
  await north.act((work) => endPairing(work, north.people.admin, world.southAtNorth));
  await settled();
  expect(await statusOf(ours?.id ?? "")).toBe("new");
  expect(await north.count("transfers where state = 'live'")).toBe(0);
  expect(await south.count("transfers where state = 'live'")).toBe(0);
  const [server] = await south.t.db.sql`select state, ended_by from servers where id = ${world.northAtSouth}::uuid`;
  expect(server).toEqual({ state: "ended", ended_by: "them" });
  expect(await south.count("tickets where status not in ('cancelled', 'closed', 'resolved')")).toBe(0);
  await expect(world.handOver(ours?.id ?? "")).rejects.toMatchObject({ code: "server.not_paired" });
  expect(await statusOf(ours?.id ?? "")).toBe("new");
});
