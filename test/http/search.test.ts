import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "../../src/core/domain/actor.ts";
import { partiesTo } from "../../src/core/domain/parties.ts";
import { mayOnTicket } from "../../src/core/domain/permissions.ts";
import { fromPlain } from "../../src/core/domain/rich-text.ts";
import { foldForSearch } from "../../src/core/domain/search-fold.ts";
import { openTicket } from "../../src/core/usecases/open-ticket.ts";
import { postMessage } from "../../src/core/usecases/post-message.ts";
import { search } from "../../src/core/usecases/search-desk.ts";
import { type TestServer, testServer } from "./server-harness.ts";

let server: TestServer;
let opened: { ovenId: string; ovenNumber: number; millId: string };
const at = () => server.t.clock.now;
const open = async (opener: Person, title: string, description: string, equipmentId: string | null = null) =>
  server.t.desk.transact((work) =>
    openTicket(work, opener, {
      openerId: opener.accountId,
      description,
      title,
      equipmentId,
      siteId: null,
      urgency: null,
      category: null,
      surfacePlaceId: null,
      said: [],
    }),
  );
const say = (author: Person, ticketId: string, visibility: "customer" | "staff", text: string) =>
  server.t.desk.transact((work) =>
    postMessage(work, author, {
      ticketId,
      visibility,
      body: fromPlain(text),
      fileIds: [],
      replyToId: null,
      placeId: null,
      platformMessageId: null,
    }),
  );
beforeAll(async () => {
  server = await testServer({ limits: { requestsPerMinute: 100_000 } });
  const { people } = server;
  const oven = await open(
    people.customer,
    "Oven cold",
    "The thermostat of the oven does not regulate",
    people.equipmentId,
  );
  const mill = await open(people.stranger, "Mill stops", "The compressor válvula leaks, error E4");
  await say(people.customer, oven.ticketId, "customer", "burner number three is noisy");
  await say(people.admin, oven.ticketId, "staff", "between us: customer forgets the burner filter");
  await server.t.db.sql`
    insert into reports (id, ticket_id, version, author_id, malfunction, cause, solution, fix_words, labour_minutes, travel_minutes, frozen, sha256, state, submitted_at)
    values (gen_random_uuid(), ${oven.ticketId}, 1, ${people.technician.accountId}, 'no heat', 'worn gasket', 'gasket replaced', 'replace gasket', 1, 1, '{}', ${Buffer.alloc(32)}, 'submitted', ${at()})`;
  opened = { ovenId: oven.ticketId, ovenNumber: oven.number, millId: mill.ticketId };
});
afterAll(() => server[Symbol.asyncDispose]());

const ask = async (person: Person, query: string) =>
  (await server.as(await server.cookieOf(person), { url: `/api/v1/search?${query}` })).json();
const kinds = async (person: Person, typed: string) =>
  (await ask(person, `q=${encodeURIComponent(typed)}`)).items?.map(({ kind }: { kind: string }) => kind).sort();

test("words, beginnings, accents left out, misspelt words and numbers find what is there, with the hits marked", async () => {
  const { admin } = server.people;
  expect(await kinds(admin, "thermostat")).toEqual(["ticket"]);
  expect(await kinds(admin, "thermo")).toEqual(["ticket"]);
  expect(await kinds(admin, "termostat")).toEqual(["ticket"]);
  expect(await kinds(admin, "thermsotat oven")).toEqual(["ticket"]);
  expect(await kinds(admin, "VALVULA")).toEqual(["ticket"]);
  expect(await kinds(admin, "valvlua compresor")).toEqual(["ticket"]);
  expect(await kinds(admin, "e4")).toEqual(["ticket"]);
  expect(await kinds(admin, `#${opened.ovenNumber}`)).toEqual(["ticket"]);
  expect(await kinds(admin, "gasket")).toEqual(["report"]);
  expect(await kinds(admin, "burner")).toEqual(["message", "message"]);
  expect(await kinds(admin, "hornova")).toEqual(["equipment"]);
  expect(await kinds(admin, "SN-1")).toEqual(["equipment"]);
  expect(await kinds(admin, "marta")).toEqual(["person"]);
  expect(await kinds(admin, "maarta")).toEqual(["person"]);
  expect(await kinds(admin, "zzzzqqq")).toEqual([]);
  expect(await kinds(admin, "%' or 1=1 --")).toEqual([]);
  const [found] = (await ask(admin, "q=termostat")).items;
  expect(found.highlights).toContainEqual({ text: "thermostat", hit: true });
  expect(found).toMatchObject({ ticketNumber: opened.ovenNumber, title: "Oven cold" });
});

test("what fits better comes first; pages neither repeat nor miss; one kind can be asked for", async () => {
  const { admin } = server.people;
  const all = (await ask(admin, "q=oven")).items;
  expect(all[0].score).toBe(1);
  const paged: string[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const page: { items: { id: string }[]; nextCursor: string | null } = await ask(
      admin,
      `q=oven&limit=1${cursor === "" ? "" : `&cursor=${cursor}`}`,
    );
    paged.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  expect(paged).toEqual(all.map(({ id }: { id: string }) => id));
  const equipment = (await ask(admin, "q=oven&kind=equipment")).items;
  expect(equipment.map(({ title }: { title: string }) => title)).toEqual(["Oven line 2"]);
  expect((await ask(admin, "q=oven&kind=secrets")).code).toBe("request.invalid");
  expect((await ask(admin, "q=")).code).toBe("request.invalid");
});

test("a customer finds their own organisation's, staff notes never; deleted things and other people's addresses are not found", async () => {
  const { people } = server;
  expect(await kinds(people.customer, "burner")).toEqual(["message"]);
  expect(await kinds(people.colleague, "thermostat")).toEqual(["ticket"]);
  expect(await kinds(people.stranger, "thermostat")).toEqual([]);
  expect(await kinds(people.stranger, "oven")).toEqual([]);
  expect(await kinds(people.customer, "oven")).toEqual(["equipment", "ticket"]);
  expect(await kinds(people.customer, "marta")).toEqual([]);
  await server.t.db.sql`update accounts set email = 'hidden@example.com' where id = ${people.engineer.accountId}`;
  expect(await kinds(people.admin, "hidden")).toEqual(["person"]);
  expect(await kinds(people.technician, "hidden")).toEqual([]);
  await server.t.db.sql`update organisations set members_see_each_other = false where id = ${people.organisationId}`;
  expect(await kinds(people.colleague, "thermostat")).toEqual([]);
  await server.t.db.sql`update accounts set may_sign = true where id = ${people.colleague.accountId}`;
  expect(await kinds({ ...people.colleague }, "thermostat")).toEqual(["ticket"]);
  await server.t.db.sql`update organisations set members_see_each_other = true where id = ${people.organisationId}`;
  await server.t.db.sql`update tickets set deleted_at = now() where id = ${opened.millId}`;
  expect(await kinds(people.admin, "valvula")).toEqual([]);
  await server.t.db.sql`update tickets set deleted_at = null where id = ${opened.millId}`;
});

test("nobody finds what they may not read, whatever is typed and whoever they are", async () => {
  const { t, people } = server;
  const everybody: Person[] = [
    people.customer,
    people.colleague,
    people.stranger,
    people.technician,
    people.engineer,
    people.admin,
  ];
  const vocabulary = ["pump", "valve", "belt", "motor", "relay", "hinge"];
  for (let n = 0; n < 24; n++) {
    const opener = everybody[n % 3] as Person;
    const words = `${vocabulary[n % 6]} ${vocabulary[(n * 5 + 1) % 6]}`;
    const { ticketId } = await t.desk.transact((work) =>
      openTicket(work, people.admin, {
        openerId: opener.accountId,
        description: words,
        title: `T${n}`,
        equipmentId: null,
        siteId: null,
        urgency: null,
        category: null,
        surfacePlaceId: null,
        said: [],
        aboveLimit: true,
      }),
    );
    await say(people.admin, ticketId, n % 2 === 0 ? "staff" : "customer", `${words} said`);
  }
  const facts = new Map(
    (
      await t.db.sql<
        {
          id: string;
          openerId: string;
          organisationId: string;
          assigneeId: string | null;
          membersSeeEachOther: boolean;
        }[]
      >`
        select t.id, t.opener_id as "openerId", t.organisation_id as "organisationId", t.assignee_id as "assigneeId",
          o.members_see_each_other as "membersSeeEachOther" from tickets t join organisations o on o.id = t.organisation_id`
    ).map((row) => [row.id, row]),
  );
  const talk = await t.db.sql<{ id: string; ticketId: string; visibility: string; plain: string }[]>`
    select id, conversation_id as "ticketId", visibility, plain from messages where deleted_at is null`;
  const tickets = await t.db.sql<
    { id: string; text: string }[]
  >`select id, title || ' ' || description as text from tickets`;
  const may = (
    person: Person,
    ticketId: string,
    action: "ticket.read" | "message.read_customer" | "message.read_staff",
  ) => {
    const ticket = facts.get(ticketId);
    return ticket !== undefined && mayOnTicket(partiesTo(person, ticket), action);
  };
  const begins = (text: string, word: string) => ` ${foldForSearch(text)}`.includes(` ${word}`);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...everybody),
      fc.constantFrom(...vocabulary),
      fc.nat({ max: 5 }),
      fc.boolean(),
      async (who, word, cut, seesEachOther) => {
        await t.db.sql`update organisations set members_see_each_other = ${seesEachOther}`;
        for (const row of facts.values()) Object.assign(row, { membersSeeEachOther: seesEachOther });
        const typed = word.slice(0, Math.max(2, word.length - cut));
        const found = await t.desk.transact((work) =>
          search(work, who, { text: typed, kinds: ["ticket", "message"], limit: 101 }),
        );
        for (const one of found) {
          const message = talk.find(({ id }) => id === one.id);
          if (one.kind === "ticket") expect(may(who, one.id, "ticket.read")).toBe(true);
          else if (message?.visibility === "staff") expect(may(who, message.ticketId, "message.read_staff")).toBe(true);
          else expect(may(who, message?.ticketId ?? "", "message.read_customer")).toBe(true);
        }
        // And all that they may read and that has the word is found.
        const ids = new Set(found.map(({ id }) => id));
        for (const { id, text } of tickets)
          if (begins(text, typed) && may(who, id, "ticket.read")) expect(ids.has(id)).toBe(true);
        for (const { id, plain, visibility, ticketId } of talk) {
          const action = visibility === "staff" ? "message.read_staff" : "message.read_customer";
          if (begins(plain, typed) && may(who, ticketId, action)) expect(ids.has(id)).toBe(true);
        }
      },
    ),
    { numRuns: 80 },
  );
});

test("a manufacturer searches nothing", async () => {
  const { people, t } = server;
  const [maker] = await t.db.sql<{ id: string }[]>`select id from manufacturers limit 1`;
  const made = await server.as(await server.cookieOf(people.admin), {
    method: "POST",
    url: "/api/v1/accounts",
    payload: { name: "Hornova reader", role: "manufacturer", manufacturerId: maker?.id },
  });
  const cookie = await server.cookieOf({ ...people.admin, accountId: made.json().id });
  expect((await server.as(cookie, { url: "/api/v1/search?q=oven" })).json().code).toBe("action.forbidden");
});

test("the index answers, not a walk over every message", async () => {
  const plan = await server.t.db.sql.begin(async (tx) => {
    await tx`set local enable_seqscan = off`;
    return tx`explain select id from messages where deleted_at is null and (search_fold(plain) like '% burn%' or 'burner' <% search_fold(plain))`;
  });
  expect(JSON.stringify(plan)).toContain("messages_search_idx");
});
