import { setPin } from "../../../src/core/usecases/set-pin.ts";
import type { TestServer } from "../server-harness.ts";
import type { Hints } from "./schema-values.ts";

/** What is there to walk over: ids by the names of the fields and paths that hold them. All of it belongs to the customer's organisation. */
export type KnownThings = {
  readonly hints: Hints;
  readonly pathIds: readonly (readonly [prefix: string, id: string])[];
  readonly number: number;
};

/** Makes one of each thing that the API keeps, through the API itself. */
export const makeKnownThings = async (server: TestServer): Promise<KnownThings> => {
  const { people, t } = server;
  const keys = {
    admin: await server.keyOf(people.admin, ["read", "write"]),
    customer: await server.keyOf(people.customer, ["read", "write"]),
    technician: await server.keyOf(people.technician, ["read", "write"]),
  };
  const post = async (who: keyof typeof keys, url: string, payload: object, method: "POST" | "PUT" = "POST") => {
    const answer = await server.app.inject({
      method,
      url: `/api/v1${url}`,
      payload,
      headers: { authorization: `Bearer ${keys[who]}` },
    });
    if (answer.statusCode >= 300) throw new Error(`${url}: ${answer.body}`);
    return answer.statusCode === 204 ? {} : answer.json();
  };
  await t.desk.transact((work) => setPin(work, people.customer, { pin: "481516", again: "481516", current: null }));
  const team = await post("admin", "/teams", { name: "North", categories: ["oven"] });
  const maker = await post("admin", "/manufacturers", { name: "Ofenbau" });
  const model = await post("admin", "/models", {
    manufacturerId: maker.id,
    name: "B-4",
    family: "B",
    category: "oven",
  });
  const fix = await post("admin", "/fixes", { title: "replace element" });
  const otherFix = await post("admin", "/fixes", { title: "replace door seal" });
  const article = await post("admin", "/articles", {
    title: "Cold oven",
    text: "Look at the breaker first.",
    language: "en",
  });
  const webhook = await post("admin", "/webhooks", {
    name: "Hook",
    url: "https://hook.example/in",
    events: ["ticket.*"],
  });
  const key = await post("admin", "/keys", {
    accountId: people.technician.accountId,
    name: "Scanner",
    scopes: ["read"],
  });
  const calendar = await post("admin", "/calendars", { name: "Week", timeZone: "UTC", rules: { weekly: [] } });
  const policy = await post("admin", "/sla/policies", { name: "Fast", responseMinutes: 30 });
  const other = await post("customer", "/tickets", {
    description: "the door is loose",
    equipmentId: people.equipmentId,
  });
  const ticket = await post("customer", "/tickets", {
    description: "the oven is cold",
    equipmentId: people.equipmentId,
  });
  const path = `/tickets/${ticket.number}`;
  const message = await post("customer", `${path}/messages`, { text: "hello, canary-of-rossi" });
  await post("technician", `${path}/notes`, { text: "canary-of-staff" });
  await post(
    "admin",
    `${path}/assignment`,
    { assigneeId: people.technician.accountId, vehicleId: people.vehicleId },
    "PUT",
  );
  await post("technician", `${path}/start`, {});
  const shift = await post("admin", "/shifts", {
    accountId: people.technician.accountId,
    startsAt: "2026-03-04T08:00:00Z",
    endsAt: "2026-03-04T16:00:00Z",
  });
  const [dead] = await t.db
    .sql`update deliveries set state = 'failed' where id = (select id from deliveries where state = 'queued' limit 1) returning id`;
  const [unit] = await t.db.sql`select qr_token, model_id from equipment where id = ${people.equipmentId}`;
  const values: Readonly<Record<string, readonly unknown[]>> = {
    number: [ticket.number],
    into: [other.number],
    target: [other.number],
    ticket: [ticket.number],
    organisationId: [people.organisationId],
    organisation: [people.organisationId],
    siteId: [people.siteId],
    site: [people.siteId],
    modelId: [String(unit?.model_id), model.id],
    manufacturerId: [maker.id],
    equipmentId: [people.equipmentId],
    vehicleId: [people.vehicleId],
    teamId: [team.id],
    accountId: [people.technician.accountId],
    assigneeId: [people.otherTechnician.accountId],
    openerId: [people.customer.accountId],
    fixId: [fix.id],
    intoId: [otherFix.id],
    articleId: [article.id],
    token: [String(unit?.qr_token)],
    name: ["autoCloseDays"],
    value: [3],
    timeZone: ["UTC"],
    from: ["2026-03-01T00:00:00Z"],
    to: ["2026-03-08T00:00:00Z"],
    startsAt: ["2026-03-03T08:00:00Z"],
    endsAt: ["2026-03-03T16:00:00Z"],
    dueAt: ["2026-03-09T08:00:00Z"],
    expiresAt: ["2026-04-01T00:00:00Z"],
    confirm: [people.customer.accountId, String(ticket.number)],
    responseMinutes: [30],
    since: ["2026-03-01T00:00:00Z"],
    pin: ["481516"],
    again: ["481516"],
    reason: ["parts", "because"],
    events: ["ticket.*"],
    url: ["https://hook.example/in"],
    q: ["oven"],
    email: ["marta@rossi.example"],
    password: ["a long and odd password"],
  };
  const pathIds = [
    ["/api/v1/accounts/", people.customer.accountId],
    ["/api/v1/agents/", people.technician.accountId],
    ["/api/v1/articles/", article.id],
    ["/api/v1/calendars/", calendar.id],
    ["/api/v1/delivery/", String(dead?.id)],
    ["/api/v1/equipment/", people.equipmentId],
    ["/api/v1/fixes/", fix.id],
    ["/api/v1/keys/", key.id],
    ["/api/v1/manufacturers/", maker.id],
    ["/api/v1/models/", model.id],
    ["/api/v1/organisations/", people.organisationId],
    ["/api/v1/shifts/", shift.id],
    ["/api/v1/sites/", people.siteId],
    ["/api/v1/sla/policies/", policy.id],
    ["/api/v1/teams/", team.id],
    ["/api/v1/tickets/", message.id],
    ["/api/v1/vehicles/", people.vehicleId],
    ["/api/v1/webhooks/", webhook.id],
  ] as const;
  return { hints: (name) => values[name] ?? [], pathIds, number: ticket.number };
};
