import { afterAll, expect, test } from "vitest";
import { setPin } from "../../../src/core/usecases/set-pin.ts";
import { nowhere, restWorld } from "./rest-world.ts";

const world = await restWorld();
const { ask } = world;
const { people, t } = world.server;
const { customer, colleague, stranger, technician, otherTechnician, engineer, admin } = people;
afterAll(() => world[Symbol.asyncDispose]());

const open = async (): Promise<string> => {
  const made = await ask(customer, "POST", "/tickets", {
    description: "the oven is cold",
    equipmentId: people.equipmentId,
  });
  return `/tickets/${made.body.number}`;
};
const assigned = async (): Promise<string> => {
  const path = await open();
  await ask(admin, "PUT", `${path}/assignment`, { assigneeId: technician.accountId });
  return path;
};
const started = async (): Promise<string> => {
  const path = await assigned();
  await ask(technician, "POST", `${path}/start`, {});
  return path;
};
const report = {
  malfunction: "no heat",
  cause: "element open",
  solution: "replaced the element",
  fix: "replace heating element",
  parts: "1 x element H-4",
  labourMinutes: 40,
  travelMinutes: 20,
};

test("a ticket goes through its whole life", async () => {
  const path = await open();
  const proposed = await ask(admin, "GET", `${path}/assignment`);
  expect(proposed.body).toMatchObject({ assignee: null, acceptedAt: null });
  expect(proposed.body.proposal.candidates.length).toBeGreaterThan(0);
  const given = await ask(admin, "PUT", `${path}/assignment`, {
    assigneeId: technician.accountId,
    vehicleId: people.vehicleId,
  });
  expect(given.body).toMatchObject({ status: "opened", assignee: { name: "Jo" }, vehicle: { name: "Van 1" } });
  const taken = await ask(technician, "POST", `${path}/accept`, {}, { "if-match": String(given.headers.etag) });
  expect(taken.body.acceptedAt).not.toBeNull();
  expect(
    (await ask(technician, "POST", `${path}/start`, {}, { "if-match": String(given.headers.etag) })).body,
  ).toMatchObject({
    status: 412,
    data: { current: taken.headers.etag },
  });
  expect((await ask(technician, "POST", `${path}/start`)).body.status).toBe("in_progress");
  const held = await ask(technician, "POST", `${path}/hold`, { reason: "parts", words: "element ordered" });
  expect(held.body).toMatchObject({ status: "on_hold", holdReason: "parts: element ordered" });
  expect((await ask(admin, "POST", `${path}/resume`, {})).body.status).toBe("in_progress");
  const sent = await ask(technician, "POST", `${path}/report`, report);
  expect(sent.body).toMatchObject({
    version: 1,
    state: "submitted",
    parts: [{ name: "element", number: "H-4", quantity: 1 }],
  });
  expect((await ask(customer, "GET", `${path}/signature`)).body).toEqual({ signature: null, sha256: sent.body.sha256 });
  expect((await ask(customer, "POST", `${path}/dispute`, { reason: "the door too" })).body.report.state).toBe(
    "disputed",
  );
  const again = await ask(technician, "POST", `${path}/report`, { ...report, solution: "element and door" });
  expect(again.body).toMatchObject({ version: 2, objection: null });
  await t.desk.transact((work) => setPin(work, customer, { pin: "481516", again: "481516", current: null }));
  const old = { pin: "481516", sha256: sent.body.sha256 };
  expect((await ask(customer, "POST", `${path}/signature`, old)).body.code).toBe("move.stale");
  const signed = await ask(customer, "POST", `${path}/signature`, { pin: "481516", sha256: again.body.sha256 });
  expect(signed.body.report.state).toBe("signed");
  expect((await ask(customer, "GET", `${path}/report`)).body).toMatchObject({
    state: "signed",
    signature: { name: "Marta", pinSetAfterSubmission: false },
  });
  expect((await ask(technician, "POST", `${path}/complete`, {})).body.status).toBe("resolved");
  expect((await ask(customer, "GET", `${path}/feedback`)).body).toEqual({ feedback: null });
  expect((await ask(customer, "PUT", `${path}/feedback`, { stars: 5, comment: "quick" })).body).toEqual({
    feedback: { stars: 5, comment: "quick" },
  });
  expect((await ask(admin, "POST", `${path}/close`, {})).body.status).toBe("closed");
  expect((await ask(customer, "POST", `${path}/reopen`, { reason: "cold again" })).body.status).toBe("in_progress");
  const kinds = (await ask(admin, "GET", `${path}/events`)).body.events.map(({ kind }: { kind: string }) => kind);
  expect(kinds).toEqual([
    "ticket.created",
    "ticket.assigned",
    "ticket.accepted",
    "ticket.started",
    "ticket.held",
    "ticket.resumed",
    "report.submitted",
    "report.disputed",
    "report.submitted",
    "report.signed",
    "ticket.resolved",
    "ticket.rated",
    "ticket.closed",
    "ticket.reopened",
  ]);
});

test("the other ways out: declined, rejected, cancelled, merged, waived, deleted", async () => {
  const declined = await assigned();
  expect((await ask(technician, "POST", `${declined}/decline`, { reason: "ill" })).body).toMatchObject({
    status: "new",
    assignee: null,
  });
  expect((await ask(admin, "POST", `${declined}/reject`, { reason: "not ours" })).body.status).toBe("rejected");
  expect((await ask(admin, "DELETE", `${declined}?confirm=9`)).body.code).toBe("ticket.number_mismatch");
  expect((await ask(admin, "DELETE", `${declined}?confirm=${declined.split("/")[2]}`)).status).toBe(204);
  expect((await ask(admin, "GET", declined)).body.code).toBe("ticket.unknown");
  const cancelled = await open();
  expect((await ask(customer, "POST", `${cancelled}/cancel`, { reason: "it works" })).body.status).toBe("cancelled");
  const one = await open();
  const other = await open();
  const into = Number(other.split("/")[2]);
  expect((await ask(admin, "POST", `${one}/merge`, { into })).body).toMatchObject({
    status: "merged",
    mergedIntoNumber: into,
  });
  const waived = await started();
  await ask(technician, "POST", `${waived}/report`, report);
  expect((await ask(admin, "POST", `${waived}/waive`, { reason: "site is closed" })).body.report.state).toBe("waived");
});

test("priority and tags are the admins'", async () => {
  const path = await open();
  expect((await ask(admin, "PUT", `${path}/priority`, { priority: "p1" })).body.priority).toBe("p1");
  expect((await ask(admin, "PUT", `${path}/priority`, { priority: null })).body.priority).not.toBe("p1");
  expect((await ask(admin, "PUT", `${path}/tags`, { tags: ["#Warranty", "warranty"] })).body.tags).toEqual([
    "warranty",
  ]);
  expect((await ask(customer, "PUT", `${path}/priority`, { priority: "p1" })).body.code).toBe("action.forbidden");
  expect((await ask(technician, "PUT", `${path}/tags`, { tags: [] })).body.code).toBe("action.forbidden");
});

test("nobody makes a move that is not theirs, and strangers learn nothing", async () => {
  const path = await started();
  const moves: readonly (readonly [string, "POST" | "PUT" | "DELETE", object | undefined])[] = [
    ["accept", "POST", {}],
    ["decline", "POST", { reason: "x" }],
    ["reject", "POST", { reason: "x" }],
    ["start", "POST", {}],
    ["hold", "POST", { reason: "parts" }],
    ["resume", "POST", {}],
    ["complete", "POST", {}],
    ["close", "POST", {}],
    ["waive", "POST", { reason: "x" }],
    ["merge", "POST", { into: 1 }],
    ["report", "POST", report],
    ["assignment", "PUT", { assigneeId: otherTechnician.accountId }],
  ];
  for (const [verb, method, body] of moves) {
    const hidden = await ask(stranger, method, `${path}/${verb}`, body);
    expect([hidden.status, hidden.body.code], verb).toEqual([404, "ticket.unknown"]);
    const refused = await ask(customer, method, `${path}/${verb}`, body);
    expect(refused.status, `${verb}: ${refused.body.code}`).toBeGreaterThanOrEqual(403);
    expect(["move.forbidden", "ticket.unknown"], verb).toContain(refused.body.code);
    expect((await ask(null, method, `${path}/${verb}`, body)).status, verb).toBe(401);
  }
  expect((await ask(otherTechnician, "POST", `${path}/hold`, { reason: "parts" })).body.code).toBe("move.forbidden");
  expect((await ask(stranger, "DELETE", `${path}?confirm=1`)).body.code).toBe("ticket.unknown");
  expect((await ask(technician, "GET", `${path}`)).body.status).toBe("in_progress");
});

test("a wrong PIN is counted also under an Idempotency-Key, and then locks", async () => {
  const path = await started();
  await ask(technician, "POST", `${path}/report`, report);
  const key = { "idempotency-key": "sign" };
  const first = await ask(customer, "POST", `${path}/signature`, { pin: "000000" }, key);
  expect([first.status, first.body.code, first.body.data.triesLeft]).toEqual([403, "pin.wrong", 4]);
  expect(first.headers["content-type"]).toContain("application/problem+json");
  const repeat = await ask(customer, "POST", `${path}/signature`, { pin: "000000" }, key);
  expect([repeat.status, repeat.headers["idempotency-replayed"]]).toEqual([403, "true"]);
  for (const left of [3, 2, 1]) {
    expect((await ask(customer, "POST", `${path}/signature`, { pin: "000000" })).body.data.triesLeft).toBe(left);
  }
  const locked = await ask(customer, "POST", `${path}/signature`, { pin: "000000" });
  expect([locked.status, locked.body.code, locked.headers["retry-after"]]).toEqual([429, "pin.locked", "900"]);
  expect((await ask(customer, "POST", `${path}/signature`, { pin: "481516" })).body.code).toBe("pin.locked");
  expect((await ask(colleague, "POST", `${path}/signature`, { pin: "481516" })).body.code).toBe("move.forbidden");
});

test("bad input is refused in every move", async () => {
  const path = await started();
  for (const [method, verb, body, code] of [
    ["POST", "hold", { reason: "lunch" }, "request.invalid"],
    ["POST", "hold", { reason: "other" }, "field.missing"],
    ["POST", "hold", {}, "request.invalid"],
    ["POST", "complete", { force: true }, "request.invalid"],
    ["POST", "report", { ...report, labourMinutes: -1 }, "request.invalid"],
    ["POST", "report", { ...report, labourMinutes: 1_000_000 }, "field.not_a_number"],
    ["POST", "report", { ...report, cause: " " }, "field.missing"],
    ["PUT", "feedback", { stars: 6 }, "request.invalid"],
  ] as const) {
    const who = verb === "feedback" ? customer : technician;
    expect((await ask(who, method, `${path}/${verb}`, body)).body.code, `${verb} ${JSON.stringify(body)}`).toBe(code);
  }
  expect((await ask(admin, "PUT", `${path}/assignment`, { assigneeId: nowhere, reason: "x" })).body.code).toBe(
    "assignment.not_staff",
  );
  expect((await ask(admin, "PUT", `${path}/assignment`, { assigneeId: engineer.accountId })).body.code).toBe(
    "field.missing",
  );
  expect((await ask(technician, "POST", `${path}/complete`, {})).body.code).toBe("report.missing");
  expect((await ask(technician, "POST", `${path}/accept`, {})).body).toMatchObject({
    status: 409,
    code: "move.wrong_state",
  });
  expect((await ask(customer, "PUT", `${path}/feedback`, { stars: 3 })).body.code).toBe("ticket.nothing_to_rate");
  expect((await ask(customer, "GET", `${path}/report`)).body.code).toBe("report.missing");
});
