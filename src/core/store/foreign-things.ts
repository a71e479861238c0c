import { randomBytes } from "node:crypto";
import { foreignLine } from "../domain/federation/clean-foreign.ts";
import type { SharedTicket } from "../domain/federation/federation-item.ts";
import { keepThing, lockThings, thingOf } from "./federation-inbox.ts";
import { equipment, manufacturers, models } from "./schema/equipment.ts";
import { accounts, organisations, sites } from "./schema/people.ts";
import type { Work } from "./work.ts";

/** What stands here for the people and things of a ticket of another server. */
export type ForeignThings = {
  readonly organisationId: string;
  readonly customerId: string;
  readonly siteId: string | null;
  readonly equipmentId: string | null;
};

/**
 * Finds, or makes on first sight, what a received ticket hangs on: the customer's organisation (marked with the server's name) and its
 * customer, who has no login here; the site; the unit with its model. A second ticket of the same unit joins the unit's history.
 */
export async function ensureForeignThings(
  work: Work,
  server: { readonly id: string; readonly name: string },
  ticket: SharedTicket,
): Promise<ForeignThings> {
  await lockThings(work, server.id);
  const once = async (
    kind: "organisation" | "customer" | "site" | "equipment",
    key: string,
    make: (id: string) => Promise<void>,
  ): Promise<string> => {
    const known = await thingOf(work, server.id, kind, key);
    if (known !== null && (await isUsable(work, kind, known))) return known;
    const thingId = work.newId();
    await make(thingId);
    await keepThing(work, { serverId: server.id, kind, key, thingId });
    return thingId;
  };
  const createdAt = work.now;
  const organisationId = await once("organisation", ticket.organisation.key, async (id) => {
    const name = `${foreignLine(ticket.organisation.name, 120, "?")} (${server.name})`;
    await work.tx.insert(organisations).values({ id, name, createdAt });
  });
  const customerId = await once("customer", ticket.customer.key, async (id) => {
    const name = foreignLine(ticket.customer.name, 80, server.name);
    await work.tx.insert(accounts).values({ id, name, role: "customer", organisationId, createdAt });
  });
  const { site, equipment: unit } = ticket;
  const siteId =
    site === null
      ? null
      : await once("site", site.key, async (id) => {
          const { latitude, longitude } = site;
          await work.tx.insert(sites).values({
            id,
            organisationId,
            name: foreignLine(site.name, 120, "?"),
            address: foreignLine(site.address, 300, ""),
            timeZone: zoneOf(site.timeZone),
            ...(latitude === null || longitude === null ? {} : { latitude, longitude }),
            createdAt,
          });
        });
  const equipmentId =
    unit === null
      ? null
      : await once("equipment", unit.key, (id) => insertUnit(work, { id, organisationId, siteId, unit }));
  return { organisationId, customerId, siteId, equipmentId };
}

/** Whether what stands for a thing may still be used: an admin here may have shut the customer out, or moved the unit elsewhere. */
async function isUsable(work: Work, kind: string, id: string): Promise<boolean> {
  if (kind !== "customer" && kind !== "equipment") return true;
  const rows =
    kind === "customer"
      ? await work.sql`select from accounts where id = ${id}::uuid and active and erased_at is null and role = 'customer'`
      : await work.sql`select from equipment where id = ${id}::uuid and retired_at is null and organisation_id in
          (select thing_id from federation_things where kind = 'organisation')`;
  return rows.length > 0;
}

/** A zone that this machine knows, else UTC. */
function zoneOf(name: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}

async function insertUnit(
  work: Work,
  given: {
    readonly id: string;
    readonly organisationId: string;
    readonly siteId: string | null;
    readonly unit: NonNullable<SharedTicket["equipment"]>;
  },
): Promise<void> {
  const { unit } = given;
  const modelId = await ensureModel(work, unit);
  const label = foreignLine(unit.name, 120, unit.model);
  const serial = unit.serialNumber === null ? null : foreignLine(unit.serialNumber, 80, "") || null;
  const values = {
    id: given.id,
    modelId,
    organisationId: given.organisationId,
    siteId: given.siteId,
    label,
    serialNumber: serial,
    installedOn: dayOf(unit.installedOn),
    warrantyUntil: dayOf(unit.warrantyUntil),
    qrToken: randomBytes(16).toString("base64url"),
    createdAt: work.now,
  };
  const made = await work.tx.insert(equipment).values(values).onConflictDoNothing().returning();
  if (made.length > 0) return;
  // The number is that of a unit of somebody else's here: it stays readable, and that unit stays theirs.
  await work.tx.insert(equipment).values({ ...values, serialNumber: null, label: `${label} (${serial ?? "?"})` });
}

/** A date that exists, else null. */
function dayOf(text: string | null): string | null {
  if (text === null) return null;
  const at = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text || at.getUTCFullYear() < 1900
    ? null
    : text;
}

/** The model of this maker and name, in any case of letters; made on first sight. */
async function ensureModel(work: Work, unit: NonNullable<SharedTicket["equipment"]>): Promise<string> {
  const maker = foreignLine(unit.manufacturer, 80, "?");
  const name = foreignLine(unit.model, 80, "?");
  const [known] = await work.sql<{ id: string }[]>`
    select m.id from models m join manufacturers f on f.id = m.manufacturer_id
    where lower(f.name) = lower(${maker}) and lower(m.name) = lower(${name}) order by m.created_at limit 1`;
  if (known !== undefined) return known.id;
  const createdAt = work.now;
  const [made] = await work.sql<
    { id: string }[]
  >`select id from manufacturers where lower(name) = lower(${maker}) limit 1`;
  const manufacturerId = made?.id ?? work.newId();
  if (made === undefined) {
    // The address of a maker's dashboards: never another maker's.
    const slug = `${
      maker
        .toLowerCase()
        .normalize("NFKD")
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^-|-$/g, "") || "maker"
    }-${manufacturerId.slice(-6)}`;
    await work.tx.insert(manufacturers).values({ id: manufacturerId, name: maker, slug, createdAt });
  }
  const id = work.newId();
  const family = foreignLine(unit.family, 80, name);
  const category = foreignLine(unit.category, 80, "other");
  await work.tx.insert(models).values({ id, manufacturerId, name, family, category, createdAt });
  return id;
}
