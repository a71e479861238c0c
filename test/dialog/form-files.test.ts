import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { FileRef, Reply } from "../../src/bots/platform.ts";
import type { Person } from "../../src/core/domain/actor.ts";
import { Problem } from "../../src/core/domain/problem.ts";
import type { TicketView } from "../../src/core/domain/ticket-view.ts";
import { type FileKind, insertFile } from "../../src/core/store/files.ts";
import { readReportDocument } from "../../src/core/store/report-documents.ts";
import { buttonOf, type Chat, formOf, openChat, type Spot, textOf } from "./dialog-harness.ts";
import { startedJob } from "./started-job.ts";

/** What a platform sent is already in our storage: each file by the name it was sent under. */
const kept = new Map<string, string>();
let lost: readonly Problem[] = [];
const given = {
  keepFiles: async (_work: unknown, _person: Person, _event: unknown, files: readonly FileRef[]) =>
    files.flatMap(({ name }) => kept.get(name) ?? []),
  lostFiles: async () => lost,
};

let piece: Chat;
let parts: Chat;
let steps: Chat;
beforeAll(async () => {
  piece = await openChat("strict", {}, given);
  parts = await openChat("strict", { maxFormFields: 5 }, given);
  steps = await openChat("strict", { modal: false }, given);
});
afterAll(async () => {
  for (const chat of [piece, parts, steps]) await chat[Symbol.asyncDispose]();
});
beforeEach(() => {
  kept.clear();
  lost = [];
});

const ref = (name: string): FileRef => ({ ref: name, name, mediaType: null, sizeBytes: null, kind: "photo" });

/** Files that were sent, by name, as this person's. */
async function sent(chat: Chat, owner: Person, kind: FileKind, ...names: readonly string[]): Promise<FileRef[]> {
  for (const name of names) {
    const sha256 = Buffer.alloc(32, name);
    const { id } = await chat.t.desk.transact((work) =>
      insertFile(work, {
        sha256,
        sizeBytes: 10,
        mediaType: kind === "photo" ? "image/png" : "application/pdf",
        name,
        kind,
        ownerId: owner.accountId,
        organisationId: null,
      }),
    );
    kept.set(name, id);
  }
  return names.map(ref);
}

const text = {
  malfunction: "Trips the breaker",
  cause: "Element to earth",
  solution: "Element replaced",
  fix: "replace heating element",
};
const minutes = { labourMinutes: "55", travelMinutes: "25" };

/** Sends the reply's form with files. */
function send(chat: Chat, spot: Spot, reply: Reply, fields: Readonly<Record<string, string>>, files: FileRef[] = []) {
  const { form } = formOf(reply);
  return chat.act(chat.people.technician, spot, { kind: "submit", form, fields, files });
}

/** The names of the photos that the newest report froze, in order, after a look at what was hashed. */
async function photosOf(chat: Chat, { id }: TicketView): Promise<readonly (string | undefined)[]> {
  const report = await chat.t.desk.read((work) => readReportDocument(work, id, null));
  const [row] = await chat.t.db.sql<{ frozen: string }[]>`
    select frozen from reports where ticket_id = ${id} order by version desc limit 1`;
  const photos = report?.photos ?? [];
  expect(JSON.parse(row?.frozen ?? "{}").photos ?? []).toEqual(photos.map(({ sha256 }) => sha256.toString("hex")));
  return photos.map(({ fileId }) => [...kept].find(([, ours]) => ours === fileId)?.[0]);
}

const filesField = (reply: Reply) => formOf(reply).fields.find(({ kind }) => kind === "files");

test("photos of a form are shown to the customer, frozen and hashed with those of the talk", async () => {
  const { technician } = piece.people;
  const ticket = await startedJob(piece);
  const own = piece.private(technician);
  const opened = await piece.press(technician, own, piece.button("report", ticket));
  expect(filesField(opened)).toEqual({
    kind: "files",
    name: "photos",
    label: "Photos",
    hint: "Up to 10.",
    required: false,
    most: 10,
    accepts: "photos",
    kept: 0,
  });
  const photos = await sent(piece, technician, "photo", "plate.png", "element.png");
  await send(piece, own, opened, { ...text, ...minutes }, photos);
  expect(await photosOf(piece, ticket)).toEqual(["plate.png", "element.png"]);
  expect(await piece.talk(ticket.id)).toEqual([{ visibility: "customer", plain: "" }]);
  // A corrected report has them again, and the new ones.
  const anew = await piece.press(technician, own, piece.button("report", await piece.view(ticket.id)));
  await send(piece, own, anew, { ...text, ...minutes }, await sent(piece, technician, "photo", "later.png"));
  expect(await photosOf(piece, ticket)).toEqual(["plate.png", "element.png", "later.png"]);
});

test("what is wrong elsewhere costs no photo: they are kept, and counted in the form that comes again", async () => {
  const { technician } = piece.people;
  const ticket = await startedJob(piece);
  const own = piece.private(technician);
  const opened = await piece.press(technician, own, piece.button("report", ticket));
  const photos = await sent(piece, technician, "photo", "a.png", "b.png");
  const wrong = await send(piece, own, opened, { ...text, ...minutes, labourMinutes: "soon" }, photos);
  expect(filesField(wrong)).toMatchObject({ most: 8, kept: 2, hint: "Up to 10. 2 are here already." });
  // A platform that sends its event again sends the same files.
  const again = await send(piece, own, wrong, { ...text, ...minutes, travelMinutes: "" }, photos.slice(1));
  expect(filesField(again)).toMatchObject({ kept: 2 });
  expect(await piece.talk(ticket.id)).toEqual([]);
  await send(piece, own, again, { ...text, ...minutes }, await sent(piece, technician, "photo", "c.png"));
  expect(await photosOf(piece, ticket)).toEqual(["a.png", "b.png", "c.png"]);
});

test("the parts of a long form share one draft, and its photos outlive a part that is mended", async () => {
  const { technician } = parts.people;
  const ticket = await startedJob(parts);
  const own = parts.private(technician);
  const one = await parts.press(technician, own, parts.button("report", ticket));
  expect(filesField(one)).toBeUndefined();
  const two = await parts.press(technician, own, buttonOf(await send(parts, own, one, text), "Continue"));
  const photos = await sent(parts, technician, "photo", "plate.png");
  const told = await send(parts, own, two, { ...minutes, labourMinutes: "an hour" }, photos);
  expect(textOf(told)).toContain("Labour minutes");
  parts.restart();
  const mended = await parts.press(technician, own, buttonOf(told, "Continue"));
  expect(filesField(mended)).toMatchObject({ kept: 1 });
  await send(parts, own, mended, minutes);
  expect(await photosOf(parts, ticket)).toEqual(["plate.png"]);
});

test("what is no photo, too much or could not be had is told, and the form goes on without it", async () => {
  const { technician } = piece.people;
  const ticket = await startedJob(piece);
  const own = piece.private(technician);
  const opened = await piece.press(technician, own, piece.button("report", ticket));
  const names = Array.from({ length: 11 }, (_, at) => `${at}.png`);
  const files = [
    ...(await sent(piece, technician, "file", "manual.pdf")),
    ...(await sent(piece, technician, "photo", ...names)),
    ref("gone.png"),
  ];
  lost = [new Problem("file.not_fetched", { name: "gone.png" }), new Problem("file.empty", { name: "none.png" })];
  const done = await send(piece, own, opened, { ...text, ...minutes }, files);
  expect(textOf(done)).toContain("Version 1");
  expect(textOf(done)).toContain("“manual.pdf” is no photo");
  expect(textOf(done)).toContain("10 files are the most here. The last one was left out.");
  expect(textOf(done)).toContain("“gone.png” could not be fetched and was left out");
  expect(textOf(done)).toContain("“none.png” is empty");
  expect(await photosOf(piece, ticket)).toEqual(names.slice(0, 10));
  // A form that comes again says it above its questions.
  const other = await piece.press(technician, own, piece.button("report", await startedJob(piece)));
  const again = await send(piece, own, other, { ...text }, files.slice(0, 1));
  expect(formOf(again).intro).toMatch(/gone\.png[\s\S]*manual\.pdf[\s\S]*Labour minutes/);
});

test("what a submission itself says of files is not believed, nor are files of somebody else", async () => {
  const { technician, customer } = piece.people;
  const ticket = await startedJob(piece);
  const own = piece.private(technician);
  await sent(piece, customer, "photo", "secret.png");
  const opened = await piece.press(technician, own, piece.button("report", ticket));
  const stolen = { photos: kept.get("secret.png") ?? "" };
  const refused = await send(piece, own, opened, { ...text, ...minutes, ...stolen }, [ref("secret.png")]);
  expect(textOf(refused)).toContain("not for you to see");
  expect((await piece.view(ticket.id)).report).toBeNull();
  await send(piece, own, opened, { ...text, ...minutes, ...stolen });
  expect((await piece.view(ticket.id)).report?.version).toBe(1);
  expect(await photosOf(piece, ticket)).toEqual([]);
});

const labels = (reply: Reply) => (reply.kind === "card" ? reply.card.buttons.flat().map(({ label }) => label) : []);
const shown = (reply: Reply) => (reply.kind === "card" ? JSON.stringify(reply.card.fields) : "");

test("step by step, photos are sent until Done, with Back, Skip and a last look", async () => {
  const { technician } = steps.people;
  const ticket = await startedJob(steps);
  const own = steps.private(technician);
  const photo = (...names: readonly string[]) =>
    steps.act(technician, own, { kind: "say", message: "m", text: [], files: names.map(ref), replyTo: null });
  let reply = await steps.press(technician, own, steps.button("report", ticket));
  for (const answer of [...Object.values(text), "none", "60", "0"]) reply = await steps.say(technician, own, answer);
  expect(textOf(reply)).toContain("Send photos, one by one or several at once, up to 10. Then press Done.");
  expect(labels(reply)).toEqual(["Skip", "Send report", "Back", "Cancel"]);
  expect(textOf(await steps.say(technician, own, "it was smoking"))).toContain("“Photos” is answered with files");
  await sent(steps, technician, "photo", "a.png", "b.png", "c.png");
  await sent(steps, technician, "file", "manual.pdf");
  reply = await photo("a.png", "b.png");
  expect(textOf(reply)).toContain("Now: 2 files");
  expect(labels(reply)).toEqual(["Done", "Take them away", "Send report", "Back", "Cancel"]);
  lost = [new Problem("file.not_fetched", { name: "gone.png" })];
  reply = await photo("gone.png", "manual.pdf");
  expect(textOf(reply)).toMatch(/Now: 2 files[\s\S]*manual\.pdf” is no photo[\s\S]*gone\.png” could not be fetched/);
  lost = [];
  reply = await steps.press(technician, own, buttonOf(reply, "Take them away"));
  expect(labels(reply)).toContain("Skip");
  await photo("b.png");
  reply = await photo("c.png");
  steps.restart();
  reply = await steps.press(technician, own, buttonOf(reply, "Back"));
  expect(textOf(reply)).toContain("Travel minutes");
  reply = await steps.press(technician, own, buttonOf(reply, "Keep it"));
  reply = await steps.say(technician, own, "done");
  expect(shown(reply)).toContain("2 files");
  expect(shown(reply)).toContain("replace heating element");
  // None of it was talk.
  expect(await steps.talk(ticket.id)).toEqual([]);
  await steps.press(technician, own, buttonOf(reply, "Send report"));
  expect(await photosOf(steps, ticket)).toEqual(["b.png", "c.png"]);
  expect(await steps.talk(ticket.id)).toEqual([{ visibility: "customer", plain: "" }]);
});

test("a photo that comes while another question waits is talk, as before", async () => {
  const { technician } = steps.people;
  const ticket = await startedJob(steps);
  const line = steps.private(technician, `line-${ticket.id}`);
  await steps.openSurfaces(ticket.id);
  await steps.press(technician, line, steps.button("report", ticket));
  await sent(steps, technician, "photo", "early.png");
  const said = await steps.act(technician, line, {
    kind: "say",
    message: "m",
    text: [],
    files: [ref("early.png")],
    replyTo: null,
  });
  expect(textOf(said)).toBe("");
  expect(await steps.talk(ticket.id)).toEqual([{ visibility: "customer", plain: "" }]);
});

test("a platform that takes no files in forms is not asked for them", async () => {
  await using chat = await openChat("strict", { maxFormFiles: 0 }, given);
  const { technician } = chat.people;
  const opened = await chat.press(technician, chat.private(technician), chat.button("report", await startedJob(chat)));
  expect(formOf(opened).fields.map(({ name }) => name)).not.toContain("photos");
  const done = await send(chat, chat.private(technician), opened, { ...text, ...minutes });
  expect(textOf(done)).toContain("Version 1");
});

test("a reply and a note take photos and documents with their words, for those who may read them", async () => {
  const { admin } = piece.people;
  const ticket = await startedJob(piece);
  const spot = piece.private(admin);
  const files = [
    ...(await sent(piece, admin, "photo", "drawing.png")),
    ...(await sent(piece, admin, "file", "manual.pdf")),
  ];
  for (const verb of ["reply", "note"] as const) {
    const { form } = formOf(await piece.press(admin, spot, piece.button(verb, ticket)));
    await piece.act(admin, spot, { kind: "submit", form, fields: { text: `see this ${verb}` }, files });
  }
  const rows = await piece.t.db.sql`
    select m.visibility::text, m.plain, array_agg(f.name order by mf.position) as names from messages m
    join message_files mf on mf.message_id = m.id join files f on f.id = mf.file_id
    where m.conversation_id = ${ticket.id} group by m.id order by m.seq`;
  expect(rows).toEqual([
    { visibility: "customer", plain: "see this reply", names: ["drawing.png", "manual.pdf"] },
    { visibility: "staff", plain: "see this note", names: ["drawing.png", "manual.pdf"] },
  ]);
});
