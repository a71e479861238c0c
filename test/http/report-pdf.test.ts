import { createHash } from "node:crypto";
import sharp from "sharp";
import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, expect, test } from "vitest";
import type { Person } from "../../src/core/domain/actor.ts";
import { assignTicket } from "../../src/core/usecases/assign-ticket.ts";
import { disputeReport } from "../../src/core/usecases/dispute-report.ts";
import { postMessage } from "../../src/core/usecases/post-message.ts";
import { receiveFile } from "../../src/core/usecases/receive-file.ts";
import { setPin } from "../../src/core/usecases/set-pin.ts";
import { signReport } from "../../src/core/usecases/sign-report.ts";
import { startTicket } from "../../src/core/usecases/start-ticket.ts";
import { storeFile } from "../../src/core/usecases/store-file.ts";
import { submitReport } from "../../src/core/usecases/submit-report.ts";
import { waiveReport } from "../../src/core/usecases/waive-report.ts";
import { reportPrinter } from "../../src/wiring/report-printer.ts";
import { testVault } from "../harness/files.ts";
import { testServer } from "./server-harness.ts";

const files = await testVault();
const server = await testServer({
  limits: { requestsPerMinute: 100_000 },
  vault: files.vault,
  printReport: reportPrinter(files.vault),
});
const { people, t } = server;
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await files[Symbol.asyncDispose]();
});

const customer = await server.cookieOf(people.customer);
const colleague = await server.cookieOf(people.colleague);
const stranger = await server.cookieOf(people.stranger);
const technician = await server.cookieOf(people.technician);

const words = {
  malfunction: "El horno no calienta: válvula averiada, ¿presión?",
  cause: "Ligação solta — não havia tensão",
  solution: "Змінено клапан · Βαλβίδα · įžeminimas ő ğ",
};

/** A ticket that is being worked on, with a photo in its talk. */
async function job(): Promise<{ readonly ticketId: string; readonly number: number }> {
  const made = await server.as(customer, {
    method: "POST",
    url: "/api/v1/tickets",
    payload: { description: "The oven is cold", equipmentId: people.equipmentId },
  });
  const { id: ticketId, number } = made.json();
  const red = await sharp({ create: { width: 90, height: 60, channels: 3, background: "#c00" } })
    .jpeg()
    .toBuffer();
  await using file = await receiveFile(files.vault, {
    source: red,
    name: "oven.jpg",
    claimedType: null,
    claimedKind: "photo",
    limitBytes: 1e6,
  });
  await t.desk.transact(async (work) => {
    const { id } = await storeFile(work, files.vault, {
      file,
      ownerId: people.customer.accountId,
      organisationId: null,
    });
    await postMessage(work, people.customer, {
      ticketId,
      visibility: "customer",
      body: [{ kind: "paragraph", runs: [{ text: "See" }] }],
      fileIds: [id],
      replyToId: null,
      placeId: null,
      platformMessageId: null,
    });
    await assignTicket(work, people.admin, {
      ticketId,
      assigneeId: people.technician.accountId,
      vehicleId: null,
      reason: null,
    });
    await startTicket(work, people.technician, { ticketId });
  });
  return { ticketId, number };
}
const report = (ticketId: string, more: { readonly fix?: string; readonly labourMinutes?: number } = {}) =>
  t.desk.transact((work) =>
    submitReport(work, people.technician, {
      ticketId,
      ...words,
      fix: "Sustituir válvula",
      parts: "2 x junta 4711-B, fusible",
      labourMinutes: 45,
      travelMinutes: 30,
      ...more,
    }),
  );
const pdfOf = async (cookie: string | null, number: number, query = "") =>
  server.as(cookie, { url: `/api/v1/tickets/${number}/report.pdf${query}` });
const textOf = async (pdf: Buffer): Promise<string> =>
  (await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true })).text.replace(/\s+/g, " ");
const sign = (person: Person, ticketId: string) =>
  t.desk.transact(async (work) => {
    await setPin(work, person, { pin: "284917", again: "284917", current: null });
    await signReport(work, person, { ticketId, pin: "284917", pressedOn: null });
  });

test("the signed report is a document that reads back word for word, with its hash, signature, parts, times and photos", async () => {
  const { ticketId, number } = await job();
  t.clock.forward(50);
  await report(ticketId);
  const waiting = await textOf((await pdfOf(customer, number)).rawPayload);
  expect(waiting).toContain("This version has no signature: it is waiting for a signature");
  await sign(people.customer, ticketId);
  const answer = await pdfOf(customer, number);
  expect(answer.statusCode).toBe(200);
  expect(answer.headers["content-type"]).toBe("application/pdf");
  expect(answer.headers["content-disposition"]).toBe(`inline; filename="report-${number}-v1.pdf"`);
  const text = await textOf(answer.rawPayload);
  const [row] = await t.db
    .sql`select frozen, encode(sha256, 'hex') as sha256 from reports where ticket_id = ${ticketId}`;
  expect(createHash("sha256").update(row?.frozen).digest("hex")).toBe(row?.sha256);
  for (const part of [
    `Intervention report #${number}, version 1`,
    "Bakery Rossi",
    "Main street",
    "Oven line 2 (Hornova X200",
    words.malfunction,
    words.cause,
    words.solution,
    "Sustituir válvula",
    "2 × junta (4711-B)",
    "45 min (from the events: 50 min)",
    "30 min",
    "Signed by Marta on",
    "with their PIN",
    row?.sha256,
    "Page 1 of",
  ]) {
    expect(text.replaceAll(" ", "")).toContain(part.replaceAll(" ", ""));
  }
  expect(answer.rawPayload.includes("/Subtype /Image")).toBe(true);
  expect(answer.rawPayload.includes("/FontFile2")).toBe(true);
  // The same bytes again, an hour later.
  t.clock.forward(60);
  expect((await pdfOf(customer, number)).rawPayload.equals(answer.rawPayload)).toBe(true);
});

test("every version stays reachable, each as it was; a waiver says who and why", async () => {
  const { ticketId, number } = await job();
  await report(ticketId, { fix: "Fix one" });
  await t.desk.transact((work) => disputeReport(work, people.customer, { ticketId, reason: "Too long" }));
  await report(ticketId, { fix: "Fix two", labourMinutes: 20 });
  await t.desk.transact((work) => waiveReport(work, people.admin, { ticketId, reason: "The shop has closed" }));
  const { items } = (await server.as(technician, { url: `/api/v1/tickets/${number}/reports` })).json();
  expect(items.map((one: { version: number; state: string }) => [one.version, one.state])).toEqual([
    [2, "waived"],
    [1, "disputed"],
  ]);
  const first = await textOf((await server.as(technician, { url: items[1].url })).rawPayload);
  const second = await textOf((await pdfOf(technician, number)).rawPayload);
  expect([first.includes("Fix one"), first.includes("Fix two")]).toEqual([true, false]);
  expect(second).toContain("The shop has closed");
  expect(second).toContain("Ada");
  expect((await pdfOf(technician, number, "?version=3")).json().code).toBe("report.missing");
});

test("who may read the report may read the document, and nobody else learns that there is one", async () => {
  const { ticketId, number } = await job();
  expect((await pdfOf(customer, number)).json().code).toBe("report.missing");
  await report(ticketId);
  expect((await pdfOf(colleague, number)).statusCode).toBe(200);
  expect((await pdfOf(technician, number)).statusCode).toBe(200);
  for (const path of ["report.pdf", "reports"]) {
    expect((await server.as(stranger, { url: `/api/v1/tickets/${number}/${path}` })).statusCode).toBe(404);
    expect((await server.as(null, { url: `/api/v1/tickets/${number}/${path}` })).statusCode).toBe(401);
  }
  t.settings.showStaffNames = "none";
  expect(await textOf((await pdfOf(customer, number)).rawPayload)).not.toContain("Jo,");
  expect(await textOf((await pdfOf(technician, number)).rawPayload)).toContain("Jo,");
  t.settings.showStaffNames = "full";
});

test("a long report goes on over pages, each numbered", async () => {
  const { ticketId, number } = await job();
  await t.desk.transact((work) =>
    submitReport(work, people.technician, {
      ticketId,
      malfunction: "A long line of what was found. ".repeat(120),
      cause: "word ".repeat(700),
      solution: "x".repeat(3_900),
      fix: "Replace",
      parts: "",
      labourMinutes: 1,
      travelMinutes: 1,
    }),
  );
  const pdf = (await pdfOf(technician, number)).rawPayload;
  const { numPages } = await getDocumentProxy(new Uint8Array(pdf));
  expect(numPages).toBeGreaterThan(2);
  expect(await textOf(pdf)).toContain(`Page ${numPages} of ${numPages}`);
});
