import { afterAll, beforeAll, expect, test } from "vitest";
import { markPaired } from "../../src/core/store/servers.ts";
import { pairServer } from "../../src/core/usecases/pair-server.ts";
import { buttonOf, type Chat, formOf, openChat, textOf } from "../dialog/dialog-harness.ts";

let chat: Chat;
beforeAll(async () => {
  chat = await openChat();
  chat.t.settings.webhookAddresses = "any";
  for (const name of ["North desk", "Norwich"]) {
    await chat.t.desk.transact(async (work) => {
      const input = { name, url: "http://127.0.0.1:1", pairingKey: null, secret: "tests" };
      const { serverId } = await pairServer(work, chat.people.admin, input);
      await markPaired(work, serverId);
    });
  }
});
afterAll(() => chat[Symbol.asyncDispose]());

const open = () => chat.open(chat.people.customer, chat.private(chat.people.customer));
const items = async () =>
  (await chat.t.db.sql`select kind from federation_items order by queue`).map((row) => row.kind as string);

test("/desk handover shows what will be sent, and nothing is sent before the button is pressed", async () => {
  const { admin } = chat.people;
  const here = chat.private(admin);
  const [one, two] = [await open(), await open()];
  await chat.command(admin, here, `ticket reply ${two.number} We are on it`);
  const form = formOf(await chat.command(admin, here, `desk handover ${one.number}`));
  expect(form.fields.map((field) => field.label)).toEqual(["Other server"]);
  expect(textOf(await chat.submit(admin, here, form, { server: "nor" }))).toContain("North desk or Norwich");
  const shown = await chat.submit(admin, here, form, { server: `north ${two.number}` });
  expect(textOf(shown)).toContain(`Hand over to North desk: #${one.number}, #${two.number}`);
  expect(textOf(shown)).toContain("the customer’s name and organisation; site with address");
  expect(textOf(shown)).toContain(`#${two.number} – messages with the customer: 1; files: 0`);
  expect(await items()).toEqual([]);
  expect((await chat.view(one.id)).status).toBe("new");
  const done = await chat.press(admin, here, buttonOf(shown, "Hand over"));
  expect(textOf(done)).toContain(`#${one.number}, #${two.number} is on its way to North desk`);
  expect((await items()).filter((kind) => kind === "open")).toHaveLength(2);
  for (const { id } of [one, two]) expect((await chat.view(id)).status).toBe("handed_over");
  // A preview is good for one hand-over.
  expect(textOf(await chat.press(admin, here, buttonOf(shown, "Hand over")))).not.toContain("on its way");
  expect((await items()).filter((kind) => kind === "open")).toHaveLength(2);
  expect(textOf(await chat.command(admin, here, `desk recall ${one.number}`))).toContain("is back");
  expect((await chat.view(one.id)).status).toBe("new");
});

test("/ticket handover is the same; notes are a button of their own; staff and customers are refused", async () => {
  const { admin, technician, customer } = chat.people;
  const here = chat.private(admin);
  const ticket = await open();
  await chat.command(technician, chat.private(technician), `ticket note ${ticket.number} They never clean it`);
  const shown = await chat.command(admin, here, `ticket handover ${ticket.number} norwich`);
  expect(textOf(shown)).toContain("staff notes (1)");
  for (const person of [technician, customer]) {
    const spot = chat.private(person);
    expect(textOf(await chat.command(person, spot, `desk handover ${ticket.number} norwich`))).toContain("admin");
    expect(textOf(await chat.press(person, spot, buttonOf(shown, "Hand over")))).toContain("admin");
    expect((await chat.view(ticket.id)).status).toBe("new");
  }
  await chat.press(admin, here, buttonOf(shown, "Hand over with notes"));
  const [transfer] = await chat.t.db.sql`select with_notes from transfers where ticket_id = ${ticket.id}::uuid`;
  expect(transfer?.with_notes).toBe(true);
  const other = await open();
  expect(textOf(await chat.command(admin, here, `ticket handover ${other.number} nowhere`))).toContain("nowhere");
});
