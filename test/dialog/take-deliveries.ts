import { makeCompose } from "../../src/bots/dialog/compose.ts";
import type { OpenRequest, Outgoing } from "../../src/bots/platform.ts";
import type { DeliveryJob, DeliveryKind, JobPlace } from "../../src/core/domain/delivery-job.ts";
import { places } from "../../src/core/store/schema/talk.ts";
import type { TestDesk } from "../harness/desk.ts";

/** One delivery as it would be sent now. */
export type Taken = {
  readonly job: DeliveryJob;
  readonly content: Outgoing | null;
  readonly opening: OpenRequest | null;
};

type Row = {
  readonly id: string;
  readonly place_id: string;
  readonly kind: DeliveryKind;
  readonly lane: "talk" | "card";
  readonly notice: string | null;
  readonly data: Record<string, unknown>;
  readonly message_id: string | null;
  readonly deleted: boolean;
  readonly created_at: Date;
};

/** Composes all that waits, place by place in order, and marks it sent: what a platform would be handed. */
export async function takeDeliveries(t: TestDesk): Promise<readonly Taken[]> {
  const compose = makeCompose({ desk: t.desk });
  const rows = await t.db.sql<Row[]>`
    update deliveries d set state = 'sent' from deliveries o left join messages m on m.id = o.message_id
    where o.id = d.id and d.state = 'queued'
    returning d.id, d.place_id, d.kind, d.lane, d.notice, d.data, d.message_id, m.deleted_at is not null as deleted, d.created_at, d.seq`;
  const taken: Taken[] = [];
  const known = await t.desk.read((work) => work.tx.select().from(places));
  for (const row of rows) {
    const place = known.find((one) => one.id === row.place_id);
    if (place === undefined) throw new Error("a delivery without a place");
    const job: DeliveryJob = {
      id: row.id,
      kind: row.kind,
      lane: row.lane,
      place: { ...place, state: place.state as JobPlace["state"], cardMessageId: place.cardMessageId },
      attempts: 1,
      doubtSince: null,
      error: null,
      createdAt: row.created_at,
      message:
        row.message_id === null ? null : { id: row.message_id, newestVersion: 1, rowVersion: 1, deleted: row.deleted },
      copy: null,
      notice: row.notice,
      data: row.data,
      cardKey: null,
      shownCardId: null,
    };
    const opening = row.kind === "open" ? await compose.opening(job) : null;
    const content = row.kind === "open" || row.kind === "close" ? null : await compose.content(job);
    taken.push({ job, content, opening });
  }
  return taken;
}
