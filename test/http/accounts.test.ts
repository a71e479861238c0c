import { afterAll, beforeAll, expect, test } from "vitest";
import { pseudonymiseSigners } from "../../src/core/store/erase-account.ts";
import { postMessage } from "../../src/core/usecases/post-message.ts";
import { verifyAudit } from "../../src/core/usecases/verify-audit.ts";
import { type TestServer, testServer } from "./server-harness.ts";

let server: TestServer;
const keys: Record<string, string> = {};
beforeAll(async () => {
  server = await testServer({ limits: { requestsPerMinute: 100_000 } });
  for (const [name, person] of Object.entries(server.people)) {
    if (typeof person !== "string") keys[name] = await server.keyOf(person, ["read", "write"]);
  }
});
afterAll(() => server[Symbol.asyncDispose]());

const ask = (who: string, method: "GET" | "POST" | "PATCH" | "DELETE", url: string, payload?: object, headers = {}) =>
  server.app.inject({
    method,
    url: `/api/v1${url}`,
    ...(payload === undefined ? {} : { payload }),
    headers: { authorization: `Bearer ${keys[who]}`, ...headers },
  });
const made = async (payload: object) => (await ask("admin", "POST", "/accounts", payload)).json();

test("staff search and filter people page by page; addresses are the admins'; others see themselves alone", async () => {
  await made({ name: "Zoe Zander", role: "technician", email: "zoe@example.com", skills: ["ovens"] });
  const all = (await ask("admin", "GET", "/accounts?limit=100")).json().items;
  const names: string[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const page: { items: { name: string }[]; nextCursor: string | null } = (
      await ask("admin", "GET", `/accounts?limit=2${cursor === "" ? "" : `&cursor=${cursor}`}`)
    ).json();
    names.push(...page.items.map(({ name }) => name));
    cursor = page.nextCursor;
  }
  expect(names).toEqual(all.map(({ name }: { name: string }) => name));
  const found = async (who: string, query: string) =>
    (await ask(who, "GET", `/accounts?${query}`)).json().items.map(({ name }: { name: string }) => name);
  expect(await found("technician", "role=engineer&role=admin")).toEqual(["Ada", "Bo", "Eva"]);
  expect(await found("technician", "text=verde")).toEqual(["Sten"]);
  expect(await found("admin", "text=zoe@example")).toEqual(["Zoe Zander"]);
  expect(await found("technician", "text=zoe@example")).toEqual([]);
  const seen = (await ask("technician", "GET", "/accounts?text=zoe")).json().items[0];
  expect(seen).toMatchObject({ email: null, logins: [], skills: ["ovens"] });
  expect((await ask("customer", "GET", "/accounts")).json().code).toBe("action.forbidden");
  expect((await ask("customer", "GET", `/accounts/${server.people.colleague.accountId}`)).json().code).toBe(
    "account.unknown",
  );
  expect((await ask("customer", "GET", "/accounts/me")).json()).toMatchObject({
    name: "Marta",
    role: "customer",
    logins: ["web"],
  });
});

test("people change their own name, language and zone, admins the rest; a change against an old tag is refused", async () => {
  const me = await ask("colleague", "GET", "/accounts/me");
  const etag = { "if-match": String(me.headers.etag) };
  const changed = await ask(
    "colleague",
    "PATCH",
    "/accounts/me",
    { name: "Carlo B", language: "es", timeZone: "Europe/Rome" },
    etag,
  );
  expect(changed.json()).toMatchObject({ name: "Carlo B", language: "es", timeZone: "Europe/Rome" });
  expect((await ask("colleague", "PATCH", "/accounts/me", { name: "x" }, etag)).statusCode).toBe(412);
  expect((await ask("colleague", "PATCH", "/accounts/me", { timeZone: "Mars/Base" })).statusCode).toBe(400);
  for (const wish of [{ role: "admin" }, { maySign: true }, { email: "c@example.com" }]) {
    expect((await ask("colleague", "PATCH", "/accounts/me", wish)).json().code, JSON.stringify(wish)).toBe(
      "action.forbidden",
    );
  }
  const url = `/accounts/${server.people.colleague.accountId}`;
  expect((await ask("technician", "PATCH", url, { name: "y" })).json().code).toBe("action.forbidden");
  expect((await ask("admin", "PATCH", url, { email: "zoe@example.com" })).json().code).toBe("account.email_taken");
  expect((await ask("admin", "PATCH", url, { maySign: true, email: "carlo@example.com" })).json()).toMatchObject({
    maySign: true,
  });
  expect((await ask("admin", "PATCH", url, { role: "technician" })).json().role).toBe("technician");
  expect((await ask("admin", "PATCH", url, { role: "customer" })).json().role).toBe("customer");
});

test("a role is asked for, and granted or denied once; signing up without mail ends with an admin's word", async () => {
  const { id } = (await ask("stranger", "POST", "/role-requests", { role: "technician" })).json();
  expect((await ask("stranger", "GET", "/role-requests")).json().items).toMatchObject([
    { id, role: "technician", granted: null },
  ]);
  expect((await ask("customer", "GET", "/role-requests")).json().items).toEqual([]);
  expect((await ask("technician", "POST", `/role-requests/${id}/decision`, { granted: true })).json().code).toBe(
    "action.forbidden",
  );
  expect((await ask("admin", "POST", `/role-requests/${id}/decision`, { granted: true })).json()).toMatchObject({
    granted: true,
    byOther: false,
  });
  expect((await ask("otherAdmin", "POST", `/role-requests/${id}/decision`, { granted: false })).json()).toMatchObject({
    granted: true,
    byOther: true,
  });
  const who = { name: "Ben", email: "ben@example.com", password: "correct horse battery" };
  const post = (url: string, payload: object) => server.app.inject({ method: "POST", url: `/api/v1${url}`, payload });
  expect((await post("/auth/register", who)).json()).toEqual({ confirmBy: "staff" });
  const signIn = () => post("/auth/sign-in", { email: who.email, password: who.password });
  expect((await signIn()).statusCode).toBe(401);
  const waiting = (await ask("admin", "GET", "/role-requests")).json().items;
  expect(waiting).toMatchObject([{ account: { name: "Ben" }, role: "customer" }]);
  await ask("admin", "POST", `/role-requests/${waiting[0].id}/decision`, { granted: true });
  expect((await signIn()).statusCode).toBe(200);
});

test("an admin makes an account and lets its person in by a link; the last admin can be neither shut out nor deleted", async () => {
  const ina = await made({ name: "Ina", role: "engineer" });
  const header = { "idempotency-key": "link-for-ina" };
  const link = (await ask("admin", "POST", `/accounts/${ina.id}/sign-in-link`, {}, header)).json();
  expect((await ask("admin", "POST", `/accounts/${ina.id}/sign-in-link`, {}, header)).json().url).toBeUndefined();
  const token = link.url.split("/").at(-1);
  const signedIn = await server.app.inject({ method: "POST", url: "/api/v1/auth/link", payload: { token } });
  expect(signedIn.json().account).toMatchObject({ name: "Ina", role: "engineer" });
  const bearer = { authorization: `Bearer ${signedIn.json().accessToken}` };
  const me = () => server.app.inject({ url: "/api/v1/accounts/me", headers: bearer });
  expect((await me()).statusCode).toBe(200);
  expect((await ask("admin", "POST", `/accounts/${ina.id}/deactivate`, {})).json().active).toBe(false);
  server.t.clock.forward(0.1);
  expect((await me()).statusCode).toBe(401);
  expect((await ask("admin", "POST", `/accounts/${ina.id}/activate`, {})).json().active).toBe(true);
  expect((await ask("admin", "DELETE", `/accounts/${ina.id}`)).statusCode).toBe(204);
  expect((await ask("admin", "GET", `/accounts/${ina.id}`)).statusCode).toBe(404);
  expect((await ask("admin", "POST", `/accounts/${ina.id}/activate`, {})).statusCode).toBe(404);
  expect(
    (await ask("admin", "POST", `/accounts/${server.people.otherAdmin.accountId}/deactivate`, {})).statusCode,
  ).toBe(200);
  const own = `/accounts/${server.people.admin.accountId}`;
  expect((await ask("admin", "POST", `${own}/deactivate`, {})).json().code).toBe("account.last_admin");
  expect((await ask("admin", "DELETE", own)).json().code).toBe("account.last_admin");
  expect(
    (await ask("admin", "POST", "/accounts/me/erase", { confirm: server.people.admin.accountId })).json().code,
  ).toBe("account.last_admin");
});

/** Every row of every table as text: what is to be gone must be nowhere. */
const wholeDatabase = async () => {
  const tables = await server.t.db.sql<{ name: string }[]>`
    select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`;
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await server.t.db.sql.unsafe(
      `select coalesce(jsonb_agg(to_jsonb(t)), '[]')::text as text from ${name} t`,
    );
    found.push(`${name}: ${rows[0]?.text}`);
  }
  return found;
};

test("a person takes everything with them and is then erased: words, files, logins and name are nowhere; what stays is said", async () => {
  const canary = "xylocanary";
  const { t } = server;
  const person = await made({ name: `${canary} person`, role: "customer", email: `${canary}@example.com` });
  keys.leaver = await server.keyOf({ ...server.people.customer, accountId: person.id }, ["read", "write"]);
  await t.db.sql`
    insert into identities (id, account_id, platform, workspace, user_id, display_name, last_seen_at, created_at)
    values (gen_random_uuid(), ${person.id}, 'slack', 'T1', ${`U-${canary}`}, ${canary}, now(), now())`;
  const opened = await ask("leaver", "POST", "/tickets", {
    title: `${canary} title`,
    description: `${canary} description`,
  });
  expect(opened.statusCode).toBe(201);
  const { number } = opened.json();
  const said = await ask("leaver", "POST", `/tickets/${number}/messages`, { text: `${canary} said` });
  expect(said.statusCode).toBe(201);
  await t.desk.transact(
    async (work) =>
      work.sql`
      insert into inbox (platform, event_id, lane, interaction, state, received_at)
      values ('slack', 'ev-1', 'l', ${JSON.stringify({ from: { platform: "slack", user: `U-${canary}` }, did: canary })}::jsonb, 'done', now())`,
  );
  await t.db.sql`
    insert into files (id, sha256, size_bytes, media_type, name, owner_id, created_at)
    values (gen_random_uuid(), ${Buffer.alloc(32, 5)}, 3, 'text/plain', ${`${canary}.txt`}, ${person.id}, now())`;
  // What others said stays theirs.
  const ticketId = opened.json().id;
  await t.desk.transact((work) =>
    postMessage(work, server.people.admin, {
      ticketId,
      visibility: "customer",
      body: [{ kind: "paragraph", runs: [{ text: "we are coming" }] }],
      fileIds: [],
      replyToId: null,
      placeId: null,
      platformMessageId: null,
    }),
  );
  const exported = await ask("leaver", "GET", "/accounts/me/export");
  expect(exported.headers["content-disposition"]).toContain("attachment");
  const kept = exported.json();
  expect(kept.account).toMatchObject({ name: `${canary} person`, email: `${canary}@example.com`, has_password: false });
  expect(kept.tickets).toMatchObject([{ number, title: `${canary} title` }]);
  expect(kept.messages.map(({ text }: { text: string }) => text)).toContain(`${canary} said`);
  expect(kept.logins.map(({ platform }: { platform: string }) => platform).sort()).toEqual(["slack", "web"]);
  expect(exported.body).not.toMatch(/password_hash|token_hash|we are coming/);
  expect((await ask("technician", "GET", `/accounts/${person.id}/export`)).json().code).toBe("action.forbidden");

  expect(
    (await ask("leaver", "POST", "/accounts/me/erase", { confirm: server.people.admin.accountId })).statusCode,
  ).toBe(400);
  const other = await ask("leaver", "POST", `/accounts/${server.people.customer.accountId}/erase`, {
    confirm: server.people.customer.accountId,
  });
  expect(other.json().code).toBe("action.forbidden");
  const erased = await ask("leaver", "POST", "/accounts/me/erase", { confirm: person.id });
  expect(erased.json()).toMatchObject({ filesErased: 1, ticketsBlanked: 1, signaturesKept: 0, keptUntil: null });
  expect(erased.json().messagesErased).toBeGreaterThan(0);
  server.t.clock.forward(0.1);
  expect((await ask("leaver", "GET", "/accounts/me")).statusCode).toBe(401);
  const left = (await wholeDatabase()).filter((table) => table.includes(canary));
  expect(left.map((table) => table.slice(0, 400))).toEqual([]);
  const talk = (await ask("admin", "GET", `/tickets/${number}/messages`)).json();
  expect(JSON.stringify(talk)).toContain("we are coming");
  const audit = await t.desk.read((work) => verifyAudit(work, "x", []));
  expect(audit.faults.filter(({ where }) => !where.includes("report"))).toEqual([]);
});

test("a signer's name stands under the report for its years, and is then replaced by what names nobody", async () => {
  const { t, people } = server;
  const opened = (await ask("customer", "POST", "/tickets", { description: "signed once" })).json();
  await t.db.sql`
    insert into reports (id, ticket_id, version, author_id, malfunction, cause, solution, fix_words, labour_minutes, travel_minutes, frozen, sha256, state, submitted_at)
    values ('01890000-0000-7000-8000-0000000000aa', ${opened.id}, 1, ${people.technician.accountId}, 'm', 'c', 's', 'f', 1, 1, '{}', ${Buffer.alloc(32)}, 'signed', ${t.clock.now})`;
  await t.db.sql`
    insert into signatures (report_id, account_id, signer_name, signed_at, sha256, pin_set_after_submission)
    values ('01890000-0000-7000-8000-0000000000aa', ${people.customer.accountId}, 'Marta', ${t.clock.now}, ${Buffer.alloc(32)}, false)`;
  const erased = (
    await ask("admin", "POST", `/accounts/${people.customer.accountId}/erase`, { confirm: people.customer.accountId })
  ).json();
  expect(erased).toMatchObject({ signaturesKept: 1 });
  expect(erased.keptUntil.slice(0, 4)).toBe("2036");
  const name = async () =>
    (await t.db.sql<{ signer_name: string }[]>`select signer_name from signatures`)[0]?.signer_name;
  const prune = (before: string) => t.desk.transact((work) => pseudonymiseSigners(work, new Date(before)));
  expect(await prune("2026-01-01")).toBe(0);
  expect(await name()).toBe("Marta");
  expect(await prune("2036-12-31")).toBe(1);
  expect(await name()).toMatch(/^signer [0-9a-f]{8}$/);
  expect(await prune("2036-12-31")).toBe(0);
});
