import { requeue } from "./dead-letters.ts";
import { readPlace } from "./places.ts";
import { copyTalkSoFar } from "./talk.ts";
import type { Work } from "./work.ts";

/** A surface on which something was given up, and the admins know why. */
export type ToldFault = { readonly what: string; readonly why: string; readonly toldAt: Date; readonly triedAt: Date };

/** A desk channel, as the key of its fault. */
export type FaultSurface = { readonly platform: string; readonly workspace: string; readonly channel: string };

/** What marks a delivery that was sent again of our own accord: when it fails once more there is nothing new to tell. */
export const triedAgain = "tried again";

const keyOf = ({ platform, workspace, channel }: FaultSurface): string =>
  JSON.stringify([platform, workspace, channel]);
const surfaceOf = (what: string): FaultSurface => {
  const [platform = "", workspace = "", channel = ""] = JSON.parse(what) as readonly string[];
  return { platform, workspace, channel };
};

/** Notes a desk channel's fault. True where it is news: nobody has been told of it since it last worked. */
export async function noteFault(work: Work, surface: FaultSurface, why: string): Promise<boolean> {
  const rows = await work.sql`
    insert into told_faults (what, why, told_at, tried_at)
    values (${keyOf(surface)}, ${why}, ${work.now}::timestamptz, ${work.now}::timestamptz)
    on conflict (what) do nothing returning what`;
  return rows.length > 0;
}

/** Every fault that the admins know of. */
export async function listFaults(work: Work): Promise<readonly ToldFault[]> {
  return work.sql<ToldFault[]>`
    select what, why, told_at as "toldAt", tried_at as "triedAt" from told_faults order by told_at`;
}

/**
 * Looks after one fault: where something has been sent there since, it is over, and all that was given up is sent again; else, once it
 * is `due`, one thing is sent again to see. Gives what was done; null where another process is at it or there was nothing to do.
 */
export async function mendFault(
  work: Work,
  { what }: Pick<ToldFault, "what">,
  due: { readonly at: Date } | null,
): Promise<"mended" | "tried" | null> {
  const { sql } = work;
  const [fault] = await sql<{ told_at: Date }[]>`
    select told_at from told_faults where what = ${what} for update skip locked`;
  if (fault === undefined) return null;
  const { platform, workspace, channel } = surfaceOf(what);
  const onSurface = sql`p.kind = 'desk' and p.platform = ${platform} and p.workspace = ${workspace} and p.channel = ${channel}`;
  const [works] = await sql`
    select from deliveries d join places p on p.id = d.place_id
    where ${onSurface} and d.state = 'sent' and d.sent_at > ${fault.told_at}::timestamptz limit 1`;
  const dead = await sql<{ id: string; place_id: string }[]>`
    select distinct on (d.place_id) d.id, d.place_id from deliveries d join places p on p.id = d.place_id
    where ${onSurface} and d.state = 'failed' and (${works === undefined} or d.error is distinct from ${triedAgain})
    order by d.place_id, d.lane desc, d.seq, d.created_at limit 1000`;
  if (works === undefined && dead.length === 0) {
    // What was sent again may be on its way: whether it works is not known before it has ended.
    const [underWay] = await sql`
      select from deliveries d join places p on p.id = d.place_id
      where ${onSurface} and d.state in ('queued', 'sending') limit 1`;
    if (underWay !== undefined) return null;
  }
  if (works !== undefined || dead.length === 0) {
    await sql`delete from told_faults where what = ${what}`;
    for (const { id, place_id } of dead) await sendAgain(work, id, place_id);
    return "mended";
  }
  const [first] = dead;
  if (due === null || first === undefined) return null;
  await sql`update told_faults set tried_at = ${due.at}::timestamptz where what = ${what}`;
  await sendAgain(work, first.id, first.place_id);
  return "tried";
}

async function sendAgain(work: Work, deliveryId: string, placeId: string): Promise<void> {
  const { sql } = work;
  const failed = await sql<{ id: string }[]>`
    select id from deliveries where place_id = ${placeId}::uuid and state = 'failed'`;
  const place = await readPlace(work, placeId);
  await requeue(work, deliveryId);
  // Nothing was queued for it while it was gone.
  if (place?.state === "gone" && place.conversationId !== null) {
    await copyTalkSoFar(work, { id: placeId, kind: "desk", conversationId: place.conversationId });
  }
  await sql`
    update deliveries set error = ${triedAgain}
    where id = any(${failed.map(({ id }) => id)}::uuid[]) and state = 'queued'`;
}
