import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { Person } from "../../src/core/domain/actor.ts";
import { disputeReport } from "../../src/core/usecases/dispute-report.ts";
import { setPin } from "../../src/core/usecases/set-pin.ts";
import { signReport } from "../../src/core/usecases/sign-report.ts";
import { submitReport } from "../../src/core/usecases/submit-report.ts";
import { timeWorld } from "../core/time/time-world.ts";
import { problemOf } from "../harness/problem-of.ts";

const pin = "284917";
const report = {
  malfunction: "Stays cold",
  cause: "Fuse",
  solution: "Replaced the fuse",
  fix: "Replace fuse",
  parts: "",
  labourMinutes: 30,
  travelMinutes: 10,
};

test("a disputed report is corrected as the next version; the signature proves who, by which login, when, and over what", async () => {
  await using world = await timeWorld();
  const { technician, customer, stranger } = world.people;
  const { sql } = world.db;
  const { ticketId } = await world.open();
  await world.assign(ticketId);
  await world.accept(ticketId);
  await world.start(ticketId);
  world.clock.forward(47);
  const submit = (more: Partial<typeof report> = {}) =>
    world.act((work) => submitReport(work, technician, { ticketId, ...report, ...more }));
  await world.act((work) => setPin(work, customer, { pin, again: pin, current: null }));
  await submit();
  const sign = (by: Person) => world.act((work) => signReport(work, by, { ticketId, pin, pressedOn: "message-9" }));
  await world.act((work) => disputeReport(work, customer, { ticketId, reason: "It took longer" }));
  expect(await problemOf(sign(customer))).toBe("report.not_waiting");
  world.clock.forward(5);
  expect(await submit({ labourMinutes: 45 })).toMatchObject({ version: 2 });
  world.clock.forward(3);
  expect(await problemOf(sign(stranger))).toBe("ticket.unknown");
  await sign(customer);

  const [first, second] = await sql`
    select r.id, r.version, r.state, r.labour_minutes, r.labour_minutes_computed, r.frozen, encode(r.sha256, 'hex') as sha256, o.reason
    from reports r left join objections o on o.report_id = r.id where r.ticket_id = ${ticketId} order by version`;
  expect(first).toMatchObject({
    version: 1,
    state: "disputed",
    labour_minutes: 30,
    labour_minutes_computed: 47,
    reason: "It took longer",
  });
  expect(second).toMatchObject({ version: 2, state: "signed", labour_minutes: 45, labour_minutes_computed: 52 });
  const [signature] =
    await sql`select account_id, identity_id, signed_at, encode(sha256, 'hex') as sha256, pressed_on, report_id from signatures`;
  expect(signature).toEqual({
    account_id: customer.accountId,
    identity_id: customer.identityId,
    signed_at: world.clock.now,
    sha256: createHash("sha256").update(second?.frozen, "utf8").digest("hex"),
    pressed_on: "message-9",
    report_id: second?.id,
  });
  expect(second?.sha256).toBe(signature?.sha256);
  // What was frozen cannot be changed, not even by hand.
  await expect(sql`update reports set labour_minutes = 500 where id = ${second?.id}`).rejects.toThrow();
  expect(await problemOf(submit())).toBe("report.not_waiting");
});
