import type { PlaceKind } from "../domain/visibility.ts";
import { and, eq, inArray, isNull, type SQL, sql } from "./orm.ts";
import { places } from "./schema/talk.ts";
import type { Work } from "./work.ts";

export type Place = typeof places.$inferSelect;

/** A spot on a platform; `thread` null is the channel itself. */
export type Surface = {
  readonly platform: string;
  readonly workspace: string;
  readonly channel: string;
  readonly thread: string | null;
};

/** Every place on this surface: one in a thread; in a flat DM the direct place and one a ticket. Newest talk first. */
export async function findPlacesOn(work: Work, surface: Surface): Promise<readonly Place[]> {
  return work.tx
    .select()
    .from(places)
    .where(
      and(
        eq(places.platform, surface.platform),
        eq(places.workspace, surface.workspace),
        eq(places.channel, surface.channel),
        surface.thread === null ? isNull(places.thread) : eq(places.thread, surface.thread),
      ),
    )
    .orderBy(sql`${places.createdAt} desc`);
}

/** The places of a ticket, of the given kinds (all by default). Gone ones are left out. */
export async function placesOfTicket(
  work: Work,
  ticketId: string,
  kinds?: readonly PlaceKind[],
): Promise<readonly Place[]> {
  return work.tx
    .select()
    .from(places)
    .where(
      and(
        eq(places.conversationId, ticketId),
        sql`${places.state} <> 'gone'`,
        kinds === undefined ? undefined : inArray(places.kind, [...kinds]),
      ),
    )
    .orderBy(places.createdAt, places.id);
}

/** The desk place of a ticket in this channel, also one that is gone; null where it never had one. */
export async function placeOfTicketIn(
  work: Work,
  ticketId: string,
  channel: Omit<Surface, "thread">,
): Promise<Place | null> {
  const [place] = await work.tx
    .select()
    .from(places)
    .where(
      and(
        eq(places.conversationId, ticketId),
        eq(places.kind, "desk"),
        eq(places.platform, channel.platform),
        eq(places.workspace, channel.workspace),
        eq(places.channel, channel.channel),
      ),
    );
  return place ?? null;
}

/** One place by id; null where there is none. */
export async function readPlace(work: Work, placeId: string): Promise<Place | null> {
  const [place] = await work.tx.select().from(places).where(eq(places.id, placeId));
  return place ?? null;
}

/** The surface that somebody writes on, as a place of theirs that belongs to no ticket yet: made on first sight. */
export async function ensureDirectPlaceOn(work: Work, accountId: string, surface: Surface): Promise<Place> {
  const isDirect = (place: Place): boolean => place.kind === "direct" && place.accountId !== null;
  const found = (await findPlacesOn(work, surface)).find(isDirect);
  if (found !== undefined) return found;
  await work.tx
    .insert(places)
    .values({ id: work.newId(), kind: "direct", ...surface, accountId, state: "open", createdAt: work.now })
    .onConflictDoNothing();
  const made = (await findPlacesOn(work, surface)).find(isDirect);
  if (made !== undefined) return made;
  // Their direct place is known already: not opened yet, and this is where; or elsewhere, and the desk's words go there.
  const [own] = await work.tx
    .update(places)
    .set({
      channel: sql`coalesce(${places.channel}, ${surface.channel})`,
      state: sql`case when ${places.channel} is null then 'open' else ${places.state} end`,
    })
    .where(
      and(
        eq(places.kind, "direct"),
        eq(places.platform, surface.platform),
        eq(places.workspace, surface.workspace),
        eq(places.accountId, accountId),
        isNull(places.thread),
      ),
    )
    .returning();
  if (own === undefined) throw new Error("the direct place of this surface was neither found nor made");
  return own;
}

/** Whether the channel is somebody's private chat with the desk, as far as it is known. */
export async function hasDirectPlaceIn(work: Work, accountId: string, surface: Surface): Promise<boolean> {
  const [found] = await work.tx
    .select({ id: places.id })
    .from(places)
    .where(
      and(
        eq(places.kind, "direct"),
        eq(places.platform, surface.platform),
        eq(places.workspace, surface.workspace),
        eq(places.channel, surface.channel),
        eq(places.accountId, accountId),
        isNull(places.thread),
      ),
    )
    .limit(1);
  return found !== undefined;
}

/** Where the desk tells somebody something: the newest reachable login's own place, opened by the platform when first used. */
export async function ensureDirectPlaceOf(work: Work, accountId: string): Promise<Place | null> {
  return ensurePlaceOfLogin(work, accountId, sql`true`);
}

/** The same on a chat platform alone: for what the web, where they may not get in, is no way to tell. */
export async function ensureChatPlaceOf(work: Work, accountId: string): Promise<Place | null> {
  return ensurePlaceOfLogin(work, accountId, sql`platform <> 'web'`);
}

async function ensurePlaceOfLogin(work: Work, accountId: string, which: SQL): Promise<Place | null> {
  const rows = await work.tx.execute<{ platform: string; workspace: string; user_id: string }>(sql`
    select platform, workspace, user_id from identities
    where account_id = ${accountId}::uuid and reachable and ${which} order by last_seen_at desc, id limit 1`);
  const login = rows[0];
  if (login === undefined) return null;
  // The web's channel is known beforehand; a chat platform has to open the private chat first.
  const known =
    login.platform === "web" ? { channel: `account:${accountId}`, state: "open" } : { channel: null, state: "opening" };
  await work.tx
    .insert(places)
    .values({
      id: work.newId(),
      kind: "direct",
      platform: login.platform,
      workspace: login.workspace,
      accountId,
      createdAt: work.now,
      ...known,
    })
    .onConflictDoNothing();
  const [place] = await work.tx
    .select()
    .from(places)
    .where(
      and(
        eq(places.kind, "direct"),
        eq(places.platform, login.platform),
        eq(places.workspace, login.workspace),
        eq(places.accountId, accountId),
        isNull(places.thread),
      ),
    );
  if (place === undefined) throw new Error("the direct place of this account was neither found nor made");
  return place;
}

/** A place of a ticket that is to be opened by the platform; its first delivery is `open`. Null where it exists already. */
export async function addTicketPlace(
  work: Work,
  place: Pick<Place, "kind" | "platform" | "workspace" | "channel" | "thread" | "accountId" | "state"> & {
    readonly conversationId: string;
  },
): Promise<Place | null> {
  const [made] = await work.tx
    .insert(places)
    .values({ id: work.newId(), createdAt: work.now, ...place })
    .onConflictDoNothing()
    .returning();
  return made ?? null;
}

/** Changes what is known of a place. */
export async function updatePlace(
  work: Work,
  placeId: string,
  change: Partial<Omit<Place, "id" | "kind">>,
): Promise<void> {
  await work.tx.update(places).set(change).where(eq(places.id, placeId));
}

/** The threaded surface on which a ticket was asked for becomes the customer's place of that ticket, with what waits there. */
export async function turnIntoCustomerPlace(work: Work, placeId: string, ticketId: string): Promise<void> {
  await work.tx.update(places).set({ kind: "customer", conversationId: ticketId }).where(eq(places.id, placeId));
}
