import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { TicketView } from "../../src/core/domain/ticket-view.ts";
import { openSession } from "../../src/core/usecases/open-session.ts";
import { chat, type HostileDesk, openHostileDesk } from "./hostile-desk.ts";

let desk: HostileDesk;
let ticket: TicketView;
beforeAll(async () => {
  desk = await openHostileDesk();
  ticket = await desk.startedTicket("c-files");
});
afterAll(() => desk[Symbol.asyncDispose]());

const stored = async () =>
  (await desk.story.app.desk.database.sql<{ n: number }[]>`select count(*)::int as n from files`)[0]?.n;

test("an image that is not an image is refused by its name, and nothing is stored", async () => {
  const { customer } = desk.story.people;
  const bytes = new TextEncoder().encode("<html><script>alert(1)</script></html>");
  const answered = await desk.upload(customer, { name: "oven.jpg", type: "image/jpeg", bytes });
  expect(answered.status).toBe(422);
  expect(answered.words).toContain("“oven.jpg” says that it is");
  expect(answered.words).toContain("It was not stored. Send the original.");
  expect(await stored()).toBe(0);
});

test("an empty file is refused", async () => {
  const answered = await desk.upload(desk.story.people.customer, {
    name: "empty.png",
    type: "image/png",
    bytes: new Uint8Array(),
  });
  expect(answered.status).toBe(422);
  expect(answered.words).toContain("“empty.png” is empty. Please send it again.");
});

test("60 MB are refused before they are read, with the limit", async () => {
  const { app, people } = desk.story;
  const address = new URL(await app.listen());
  const { token } = await app.desk.transact((work) => openSession(work, { accountId: people.customer.accountId }));
  const length = 60 * 1024 * 1024;
  // Only the head is sent: whoever waited for the body would never answer.
  const head = [
    "POST /files HTTP/1.1",
    `Host: ${address.host}`,
    `Cookie: fixline=${token}`,
    "X-Fixline: 1",
    "Content-Type: multipart/form-data; boundary=b",
    `Content-Length: ${length}`,
    "",
    '--b\r\nContent-Disposition: form-data; name="file"; filename="film.mp4"\r\nContent-Type: video/mp4\r\n\r\n',
  ].join("\r\n");
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(address.port), address.hostname, () => socket.write(head));
    let text = "";
    socket.on("data", (data) => {
      text += String(data);
      if (text.includes("25 MB")) socket.destroy();
    });
    socket.on("close", () => resolve(text));
    socket.on("error", reject);
  });
  expect(answer).toContain("413");
  expect(answer).toContain("60 MB");
  expect(answer).toContain("25 MB is the most. Send a smaller one, or a link to it.");
  expect(await stored()).toBe(0);
});

test("somebody else's file cannot be sent along, and is answered like one that is not there", async () => {
  const { customer, stranger } = desk.story.people;
  const bytes = new TextEncoder().encode("a plain note about the oven");
  const { file } = await desk.upload(customer, { name: "note.txt", type: "text/plain", bytes });
  expect(file).not.toBeNull();
  const say = (fileId: string) =>
    desk.send(stranger, chat("c-stolen"), { kind: "say", text: "look", files: [fileId], replyTo: null });
  const stolen = await say(file?.fileId ?? "");
  const none = await say("01a1fcc9-bfe7-7431-b8b9-49a9360b00ea");
  expect(stolen.words).toContain("That file is not there any more, or not for you to see");
  expect(stolen).toEqual(none);
});

test("a good photo of the same name goes through to the technician", async () => {
  const { customer, technician } = desk.story.people;
  const png = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  );
  const { file } = await desk.upload(customer, { name: "oven.jpg.png", type: "image/png", bytes: png });
  await desk.send(customer, chat("c-files"), { kind: "say", text: "", files: [file?.fileId ?? ""], replyTo: null });
  const line = (await desk.story.shown(technician)).filter(({ thread }) => thread === `line-${ticket.id}`);
  expect(JSON.stringify(line)).toContain(file?.fileId);
});
