import { afterAll, beforeAll, expect, test } from "vitest";
import { acceptTicket } from "../../src/core/usecases/accept-ticket.ts";
import { assignTicket } from "../../src/core/usecases/assign-ticket.ts";
import { deleteMessage } from "../../src/core/usecases/delete-message.ts";
import { editMessage } from "../../src/core/usecases/edit-message.ts";
import { handOverTicket } from "../../src/core/usecases/hand-over-ticket.ts";
import { recallTicket } from "../../src/core/usecases/recall-ticket.ts";
import { rejectTicket } from "../../src/core/usecases/reject-ticket.ts";
import { startTicket } from "../../src/core/usecases/start-ticket.ts";
import { pairedDesks } from "./federation-world.ts";

let world: Awaited<ReturnType<typeof pairedDesks>>;
beforeAll(async () => {
  world = await pairedDesks();
}, 60_000);
afterAll(() => world[Symbol.asyncDispose]());

test("a ticket crosses with its talk, files and equipment, and each desk has the other's number beside its own", async () => {
  const { north, south, settled } = world;
  const { ticketId, number } = await north.open();
  const photo = await north.file("oven.txt", Buffer.from("the display says E7"));
  await north.say(north.people.customer, ticketId, "It smells burnt.", "customer", [photo]);
  await north.say(north.people.technician, ticketId, "They never clean it.", "staff");
  await world.handOver(ticketId);
  await settled();
  const there = await world.there(number);
  expect(await south.talk(there.id)).toEqual(["Marta (North desk): It smells burnt. [oven.txt]"]);
  const seen = await south.view(there.id);
  expect(seen).toMatchObject({
    status: "new",
    title: "Oven stays cold",
    description: "Oven stays cold: since this morning.",
    urgency: "high",
    organisation: { name: "Bakery Rossi (North desk)" },
    opener: { name: "Marta" },
    site: { name: "Main street", address: "1 Main street" },
    // The south desk has a unit of this number already, which stays its own.
    equipment: { name: "Oven line 2 (SN-1)", manufacturer: "Hornova", model: "X200", family: "X", category: "oven" },
    elsewhere: { direction: "in", server: { name: "North desk" }, number: String(number) },
  });
  expect(await north.view(ticketId)).toMatchObject({
    status: "handed_over",
    elsewhere: { direction: "out", server: { name: "South desk" }, number: String(there.number), status: null },
  });
  expect(await south.count("files where name = 'oven.txt'")).toBe(1);
  // A second ticket of the same unit and customer joins what the first one made.
  const second = await north.open("Oven too hot");
  await world.handOver(second.ticketId);
  await settled();
  const again = await south.view((await world.there(second.number)).id);
  expect([again.equipment?.id, again.opener.id, again.site?.id]).toEqual([
    seen.equipment?.id,
    seen.opener.id,
    seen.site?.id,
  ]);
});

test("talk, edits, deletions and status flow both ways afterwards, and nothing comes back as an echo", async () => {
  const { north, south, settled } = world;
  const { ticketId, number } = await north.open();
  await world.handOver(ticketId);
  await settled();
  const there = await world.there(number);
  const { admin, technician } = south.people;
  const message = await north.say(north.people.customer, ticketId, "When do you come?");
  await settled();
  await south.say(admin, there.id, "Tomorrow at nine.");
  await south.say(technician, there.id, "Bring the long ladder.", "staff");
  await settled();
  expect(await north.talk(ticketId)).toEqual(["Marta: When do you come?", "Ada (South desk): Tomorrow at nine."]);
  expect(await south.talk(there.id)).toEqual([
    "Marta (North desk): When do you come?",
    "Ada: Tomorrow at nine.",
    "Jo (note): Bring the long ladder.",
  ]);
  await north.act((work) =>
    editMessage(work, north.people.customer, {
      messageId: message,
      body: [{ kind: "paragraph", runs: [{ text: "When?" }] }],
    }),
  );
  await settled();
  expect((await south.talk(there.id))[0]).toBe("Marta (North desk): When?");
  await north.act((work) => deleteMessage(work, north.people.customer, { messageId: message }));
  await settled();
  expect((await south.talk(there.id))[0]).toBe("Marta (North desk): deleted");
  await south.act((work) =>
    assignTicket(work, admin, { ticketId: there.id, assigneeId: technician.accountId, vehicleId: null, reason: null }),
  );
  await south.act((work) => acceptTicket(work, technician, { ticketId: there.id }));
  await south.act((work) => startTicket(work, technician, { ticketId: there.id }));
  await settled();
  expect((await north.view(ticketId)).elsewhere?.status).toBe("in_progress");
  expect(await north.talk(ticketId)).toHaveLength(2);
});

test("staff notes cross only when that was asked for, and then also those that are written later", async () => {
  const { north, south, settled } = world;
  const [quiet, open] = [await north.open("Quiet"), await north.open("Open")];
  for (const { ticketId } of [quiet, open]) await north.say(north.people.technician, ticketId, "A note.", "staff");
  await world.handOver(quiet.ticketId);
  await world.handOver(open.ticketId, true);
  for (const { ticketId } of [quiet, open]) await north.say(north.people.admin, ticketId, "Later note.", "staff");
  await settled();
  expect(await south.talk((await world.there(quiet.number)).id)).toEqual([]);
  expect(await south.talk((await world.there(open.number)).id)).toEqual([
    "Jo (North desk) (note): A note.",
    "Ada (North desk) (note): Later note.",
  ]);
  expect(await south.count("messages where plain like '%note.'")).toBe(2);
});

test("a recalled ticket is new again here and cancelled there; what was not sent yet is never sent", async () => {
  const { north, south, settled } = world;
  const { ticketId, number } = await north.open();
  await world.handOver(ticketId);
  await settled();
  const there = await world.there(number);
  await north.act((work) => recallTicket(work, north.people.admin, { ticketId }));
  await settled();
  expect((await south.view(there.id)).status).toBe("cancelled");
  expect(await north.view(ticketId)).toMatchObject({ status: "new", elsewhere: null });
  await north.say(north.people.customer, ticketId, "Still there?");
  await settled();
  expect(await south.talk(there.id)).toEqual([]);
  // Before anything was sent: the other desk hears nothing at all.
  const unsent = await north.open("Not yet");
  const before = (await south.received()).length;
  await north.act(async (work) => {
    const { admin } = north.people;
    const { southAtNorth: serverId } = world;
    await handOverTicket(work, admin, { ticketId: unsent.ticketId, serverId, withNotes: false });
    await recallTicket(work, admin, { ticketId: unsent.ticketId });
  });
  await settled();
  expect(await south.received()).toHaveLength(before);
  // And it can be handed over anew.
  await world.handOver(ticketId);
  expect((await north.view(ticketId)).status).toBe("handed_over");
});

test("the other desk gives a ticket back by rejecting it, with its reason, and both may end it at once", async () => {
  const { north, south, settled } = world;
  const { ticketId, number } = await north.open();
  await world.handOver(ticketId);
  await settled();
  const there = await world.there(number);
  await south.act((work) => rejectTicket(work, south.people.admin, { ticketId: there.id, reason: "Not our region." }));
  await settled();
  expect(await north.view(ticketId)).toMatchObject({ status: "new", elsewhere: null });
  const [told] = await north.t.db.sql`
    select data from events where kind = 'ticket.recalled' and ticket_id = ${ticketId}::uuid`;
  expect(told?.data).toMatchObject({ because: "returned" });
  await world.handOver(ticketId);
  await settled();
  const again = await world.there(number);
  await Promise.all([
    north.act((work) => recallTicket(work, north.people.admin, { ticketId })),
    south.act((work) => rejectTicket(work, south.people.admin, { ticketId: again.id, reason: "No parts." })),
  ]);
  await settled();
  expect((await north.view(ticketId)).status).toBe("new");
  expect((await south.view(again.id)).status).toBe("rejected");
  expect(await north.count(`transfers where state = 'live' and ticket_id = '${ticketId}'`)).toBe(0);
  expect(await south.count(`transfers where state = 'live' and ticket_id = '${again.id}'`)).toBe(0);
  expect(await north.count("federation_items where state = 'failed'")).toBe(0);
  expect(await south.count("federation_items where state = 'failed'")).toBe(0);
});
