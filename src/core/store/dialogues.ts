import { and, eq, isNull, sql } from "./orm.ts";
import { dialogues } from "./schema/talk.ts";
import type { Work } from "./work.ts";

/** A dialogue that the bot leads with one person on one surface, as stored. `state` is what its kind keeps. */
export type Dialogue = {
  readonly id: string;
  readonly kind: string;
  readonly accountId: string;
  readonly surface: string;
  readonly ticketId: string | null;
  readonly state: unknown;
  readonly version: number;
  readonly updatedAt: Date;
};

/** Where a dialogue is held: at most one of a kind lives there for one person. */
export type DialogueKey = { readonly accountId: string; readonly surface: string; readonly kind: string };

const live = (key: DialogueKey) =>
  and(
    eq(dialogues.accountId, key.accountId),
    eq(dialogues.surface, key.surface),
    eq(dialogues.kind, key.kind),
    isNull(dialogues.endedAt),
  );

/** The live dialogue of this kind, locked until the unit of work ends; null when there is none. */
export async function findDialogue(work: Work, key: DialogueKey): Promise<Dialogue | null> {
  const [row] = await work.tx.select().from(dialogues).where(live(key)).for("update");
  return row ?? null;
}

/** A live dialogue by its id, locked; null when it has ended or never was. */
export async function findDialogueById(work: Work, id: string): Promise<Dialogue | null> {
  const [row] = await work.tx
    .select()
    .from(dialogues)
    .where(and(eq(dialogues.id, id), isNull(dialogues.endedAt)))
    .for("update");
  return row ?? null;
}

/** A live dialogue by its id, for reading; null when it has ended or never was. */
export async function readDialogue(work: Work, id: string): Promise<Dialogue | null> {
  const [row] = await work.tx
    .select()
    .from(dialogues)
    .where(and(eq(dialogues.id, id), isNull(dialogues.endedAt)));
  return row ?? null;
}

/** Every live dialogue of a person on a surface, the latest first. */
export async function liveDialogues(work: Work, accountId: string, surface: string): Promise<readonly Dialogue[]> {
  return await work.tx
    .select()
    .from(dialogues)
    .where(and(eq(dialogues.accountId, accountId), eq(dialogues.surface, surface), isNull(dialogues.endedAt)))
    .orderBy(sql`${dialogues.updatedAt} desc`, sql`${dialogues.id} desc`);
}

/** The live dialogue of this kind, begun with `state` where there is none, and locked: two that begin at once get the same one. */
export async function ensureDialogue(work: Work, key: DialogueKey, state: unknown): Promise<Dialogue> {
  const { now } = work;
  await work.tx
    .insert(dialogues)
    .values({ id: work.newId(), ...key, state, createdAt: now, updatedAt: now })
    .onConflictDoNothing();
  const row = await findDialogue(work, key);
  if (row === null) throw new Error("a dialogue was neither found nor begun");
  return row;
}

/** Begins the dialogue, or replaces the state of the live one and raises its version. */
export async function saveDialogue(
  work: Work,
  dialogue: DialogueKey & { readonly ticketId: string | null; readonly state: unknown },
): Promise<Dialogue> {
  const [row] = await work.tx
    .insert(dialogues)
    .values({
      id: work.newId(),
      kind: dialogue.kind,
      accountId: dialogue.accountId,
      surface: dialogue.surface,
      ticketId: dialogue.ticketId,
      state: dialogue.state,
      createdAt: work.now,
      updatedAt: work.now,
    })
    .onConflictDoUpdate({
      target: [dialogues.accountId, dialogues.surface, dialogues.kind],
      targetWhere: isNull(dialogues.endedAt),
      set: {
        ticketId: dialogue.ticketId,
        state: dialogue.state,
        version: sql`${dialogues.version} + 1`,
        updatedAt: work.now,
      },
    })
    .returning();
  if (row === undefined) throw new Error("a dialogue was not stored");
  return row;
}

/** Ends a dialogue; its state is emptied, since what it held is done or unwanted. */
export async function endDialogue(work: Work, id: string): Promise<void> {
  await work.tx
    .update(dialogues)
    .set({ endedAt: work.now, updatedAt: work.now, state: {} })
    .where(eq(dialogues.id, id));
}
