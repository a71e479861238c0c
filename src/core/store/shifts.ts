import type { PlannedShift } from "../domain/shifts/planned-shifts.ts";
import { and, eq, gt, isNull, sql } from "./orm.ts";
import { breaks, shiftPlans, shifts } from "./schema/field.ts";
import type { Work } from "./work.ts";

/** A shift with its breaks, oldest first; `endsAt` null while it (or the break) goes on. */
export type ListedShift = {
  readonly id: string;
  readonly account: { readonly id: string; readonly name: string };
  readonly kind: "planned" | "actual";
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly fromPlan: boolean;
  readonly breaks: readonly { readonly startsAt: Date; readonly endsAt: Date | null }[];
};

/** The shift that somebody has begun and not ended. */
export type OpenShift = {
  readonly id: string;
  readonly accountId: string;
  readonly startsAt: Date;
  /** When the break they are on began; null while they work. */
  readonly breakSince: Date | null;
};

/** All shifts that touch the time between two instants, of one person or of all, by start; at most a thousand. */
export async function listShifts(
  work: Work,
  filter: { readonly from: Date; readonly to: Date; readonly accountId: string | null },
): Promise<readonly ListedShift[]> {
  const rows = await work.sql<
    {
      id: string;
      account_id: string;
      name: string;
      kind: ListedShift["kind"];
      starts_at: Date;
      ends_at: Date | null;
      from_plan: boolean;
      breaks: { startsAt: string; endsAt: string | null }[] | null;
    }[]
  >`
    select s.id, s.account_id, a.name, s.kind, s.starts_at, s.ends_at, s.from_plan,
      (select jsonb_agg(jsonb_build_object('startsAt', b.starts_at, 'endsAt', b.ends_at) order by b.starts_at) from breaks b
        where b.shift_id = s.id) as breaks
    from shifts s join accounts a on a.id = s.account_id
    where s.starts_at < ${filter.to}::timestamptz and (s.ends_at is null or s.ends_at > ${filter.from}::timestamptz)
      and (${filter.accountId}::uuid is null or s.account_id = ${filter.accountId}::uuid)
    order by s.starts_at, s.kind, s.id limit 1000`;
  return rows.map((row) => ({
    id: row.id,
    account: { id: row.account_id, name: row.name },
    kind: row.kind,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    fromPlan: row.from_plan,
    breaks: (row.breaks ?? []).map(({ startsAt, endsAt }) => ({
      startsAt: new Date(startsAt),
      endsAt: endsAt === null ? null : new Date(endsAt),
    })),
  }));
}

/** The shift that somebody has under way, by the person or by its own id; null where there is none. */
export async function openShift(
  work: Work,
  of: { readonly accountId: string } | { readonly shiftId: string },
): Promise<OpenShift | null> {
  const [shift] = await work.tx
    .select()
    .from(shifts)
    .where(
      and(
        "accountId" in of ? eq(shifts.accountId, of.accountId) : eq(shifts.id, of.shiftId),
        eq(shifts.kind, "actual"),
        isNull(shifts.endsAt),
      ),
    );
  if (shift === undefined) return null;
  const [pause] = await work.tx
    .select()
    .from(breaks)
    .where(and(eq(breaks.shiftId, shift.id), isNull(breaks.endsAt)));
  return { id: shift.id, accountId: shift.accountId, startsAt: shift.startsAt, breakSince: pause?.startsAt ?? null };
}

/** Begins a shift; not before the last one ended, should this machine's clock have been set back. Gives its id and start. */
export async function beginShift(
  work: Work,
  accountId: string,
): Promise<{ readonly id: string; readonly startsAt: Date }> {
  const [row] = await work.sql<{ id: string; starts_at: Date }[]>`
    insert into shifts (id, account_id, kind, starts_at, created_at)
    select ${work.newId()}::uuid, ${accountId}::uuid, 'actual',
      greatest(${work.now}::timestamptz, (select max(ends_at) from shifts where account_id = ${accountId}::uuid and kind = 'actual')),
      ${work.now}::timestamptz
    returning id, starts_at`;
  if (row === undefined) throw new Error("a shift was not stored");
  return { id: row.id, startsAt: row.starts_at };
}

/** Ends a shift and the break within it. Nothing ends before it began. */
export async function finishShift(work: Work, shiftId: string): Promise<void> {
  await finishBreak(work, shiftId);
  await work.sql`
    update shifts set ends_at = greatest(${work.now}::timestamptz, starts_at + interval '1 ms')
    where id = ${shiftId}::uuid and ends_at is null`;
}

export async function beginBreak(work: Work, shiftId: string): Promise<void> {
  await work.sql`
    insert into breaks (id, shift_id, starts_at)
    select ${work.newId()}::uuid, s.id, greatest(${work.now}::timestamptz, s.starts_at) from shifts s where s.id = ${shiftId}::uuid`;
}

export async function finishBreak(work: Work, shiftId: string): Promise<void> {
  await work.sql`
    update breaks set ends_at = greatest(${work.now}::timestamptz, starts_at + interval '1 ms')
    where shift_id = ${shiftId}::uuid and ends_at is null`;
}

/** When the planned shift that somebody is in now ends; null outside of one. */
export async function plannedEndNow(work: Work, accountId: string): Promise<Date | null> {
  const [row] = await work.sql<{ ends_at: Date }[]>`
    select ends_at from shifts where account_id = ${accountId}::uuid and kind = 'planned'
      and starts_at <= ${work.now}::timestamptz + interval '1 hour' and ends_at > ${work.now}::timestamptz
    order by starts_at limit 1`;
  return row?.ends_at ?? null;
}

/** Stores planned shifts. Two of one person that overlap are refused by the database. */
export async function insertPlanned(
  work: Work,
  accountId: string,
  planned: readonly PlannedShift[],
  fromPlan: boolean,
): Promise<readonly string[]> {
  if (planned.length === 0) return [];
  const rows = planned.map((shift) => ({ id: work.newId(), ...shift }));
  await work.tx.insert(shifts).values(
    rows.map(({ id, startsAt, endsAt }) => ({
      id,
      accountId,
      kind: "planned",
      startsAt,
      endsAt,
      fromPlan,
      createdAt: work.now,
    })),
  );
  const pauses = rows.flatMap(({ id: shiftId, breaks: own }) =>
    own.map((pause) => ({ id: work.newId(), shiftId, ...pause })),
  );
  if (pauses.length > 0) await work.tx.insert(breaks).values(pauses);
  return rows.map(({ id }) => id);
}

/** Planned shifts of somebody that touch a range. */
export async function plannedWithin(
  work: Work,
  accountId: string,
  range: { readonly from: Date; readonly to: Date },
): Promise<
  readonly { readonly id: string; readonly startsAt: Date; readonly endsAt: Date; readonly fromPlan: boolean }[]
> {
  return work.sql`
    select id, starts_at as "startsAt", ends_at as "endsAt", from_plan as "fromPlan" from shifts
    where account_id = ${accountId}::uuid and kind = 'planned' and starts_at < ${range.to}::timestamptz and ends_at > ${range.from}::timestamptz
    order by starts_at`;
}

/** Takes planned shifts back, with their breaks. What was worked stays. Returns how many there were. */
export async function removePlanned(work: Work, shiftIds: readonly string[]): Promise<number> {
  const ids = shiftIds as string[];
  await work.sql`
    delete from breaks b using shifts s where s.id = b.shift_id and s.id = any(${ids}::uuid[]) and s.kind = 'planned'`;
  return (await work.sql`delete from shifts where id = any(${ids}::uuid[]) and kind = 'planned'`).count;
}

/** Whose planned shift it is; null where there is none. */
export async function ownerOfPlanned(work: Work, shiftId: string): Promise<string | null> {
  const [row] = await work.tx
    .select({ accountId: shifts.accountId })
    .from(shifts)
    .where(and(eq(shifts.id, shiftId), eq(shifts.kind, "planned")));
  return row?.accountId ?? null;
}

/** Takes back what a weekly plan made for the time after now. */
export async function clearSpread(work: Work, accountId: string): Promise<void> {
  const ahead = await work.tx
    .select({ id: shifts.id })
    .from(shifts)
    .where(and(eq(shifts.accountId, accountId), eq(shifts.fromPlan, true), gt(shifts.startsAt, work.now)));
  await removePlanned(
    work,
    ahead.map(({ id }) => id),
  );
}

export type StoredPlan = typeof shiftPlans.$inferSelect;

/** Somebody's weekly plan; null where they have none. */
export async function readShiftPlan(work: Work, accountId: string): Promise<StoredPlan | null> {
  const [row] = await work.tx.select().from(shiftPlans).where(eq(shiftPlans.accountId, accountId));
  return row ?? null;
}

/** Sets somebody's weekly plan, or takes it away (`null`). */
export async function storeShiftPlan(
  work: Work,
  accountId: string,
  plan: { readonly timeZone: string; readonly rules: unknown } | null,
): Promise<void> {
  if (plan === null) {
    await work.tx.delete(shiftPlans).where(eq(shiftPlans.accountId, accountId));
    return;
  }
  const row = { ...plan, updatedAt: work.now };
  await work.tx
    .insert(shiftPlans)
    .values({ accountId, ...row })
    .onConflictDoUpdate({ target: shiftPlans.accountId, set: { ...row, rules: sql`excluded.rules` } });
}
