import { afterAll, beforeAll, expect, test } from "vitest";
import { statuses } from "../../src/core/domain/statuses.ts";
import type { DemoSignInPerson } from "../../src/demo/load/demo-sign-ins.ts";
import { loadDemo } from "../../src/demo/load/load-demo.ts";
import { type TestDesk, testDesk } from "../harness/desk.ts";

let t: TestDesk;
let signIns: readonly DemoSignInPerson[] | null;
beforeAll(async () => {
  t = await testDesk();
  signIns = await loadDemo(t.desk, () => undefined);
}, 120_000);
afterAll(() => t[Symbol.asyncDispose]());

test("five people of five roles can sign in", () => {
  expect(signIns?.map(({ role }) => role).sort()).toEqual([
    "admin",
    "customer",
    "engineer",
    "manufacturer",
    "technician",
  ]);
});

test("there are tickets in every status, and two years of signed repairs at forty organisations or more", async () => {
  const rows = await t.db.sql<
    { status: string; n: number }[]
  >`select status, count(*)::int as n from tickets group by status`;
  expect(rows.map(({ status }) => status).sort()).toEqual([...statuses].sort());
  const [past] = await t.db.sql`
    select count(*)::int as signed, count(distinct t.organisation_id)::int as organisations,
      extract(days from max(t.created_at) - min(t.created_at))::int as days
    from tickets t join signatures s on s.report_id = (select id from reports r where r.ticket_id = t.id order by version desc limit 1)`;
  expect(past?.signed).toBeGreaterThan(5_000);
  expect(past?.organisations).toBeGreaterThanOrEqual(40);
  expect(past?.days).toBeGreaterThan(700);
});

test("every chain of events is whole", async () => {
  const [check] = await t.db.sql`
    with chain as (select e, lag(e.hash, 1, ''::bytea) over (partition by e.subject_id order by e.position) as previous from events e)
    select count(*)::int as events, bool_and((chain.e).hash = event_digest(previous, chain.e)) as whole from chain`;
  expect(check?.whole).toBe(true);
  expect(check?.events).toBeGreaterThan(30_000);
});

test("a desk that has people is left alone", async () => {
  expect(await loadDemo(t.desk, () => undefined)).toBeNull();
});

test("nothing staff said is on its way to a customer", async () => {
  const [leak] = await t.db.sql`
    select count(*)::int as n from deliveries d join messages m on m.id = d.message_id join places p on p.id = d.place_id
    where m.visibility = 'staff' and p.kind <> 'desk'`;
  expect(leak?.n).toBe(0);
});
