import type { APIChannel } from "discord.js";
import { type PlaceRef, PlatformFault } from "../platform.ts";
import type { ChannelBook, KnownChannel } from "./channel-book.ts";
import { isRefusal } from "./fault-of.ts";
import { cutTo, limits } from "./limits.ts";
import type { Rest } from "./rest.ts";

/** A week: what is silent for longer is archived by Discord itself, so that a server's thousand active threads suffice. */
export const archiveAfterMinutes = 10_080;

/** Opens what must be open to be written in, and closes what is done. */
export type ThreadDoors = {
  /**
   * Runs `write` with the place open: a thread that does not stand yet is started under its message, an archived one is opened, and one
   * that was closed for good is closed again afterwards. Throws PlatformFault; `gone` where there is nothing to open.
   */
  within<T>(place: PlaceRef, write: () => Promise<T>): Promise<T>;
  setClosed(place: PlaceRef, closed: boolean): Promise<void>;
  /** What a thread shall be called if it is started under this message. */
  suggestName(message: string, name: string): void;
};

export function threadDoors(parts: { readonly rest: Rest; readonly book: ChannelBook }): ThreadDoors {
  const { rest, book } = parts;
  const names = new Map<string, string>();
  const turns = new Map<string, Promise<unknown>>();
  /** Threads that were opened for a write and not closed again yet: a limit may stand between, and then the write is tried again. */
  const owed = new Set<string>();

  /** One at a time a thread: a card that is redrawn must not meet a door that is just being shut. */
  function inTurn<T>(thread: string, act: () => Promise<T>): Promise<T> {
    const mine = (turns.get(thread) ?? Promise.resolve()).then(act);
    const over = mine.then(forget, forget);
    function forget(): void {
      if (turns.get(thread) === over) turns.delete(thread);
    }
    turns.set(thread, over);
    return mine;
  }

  async function change(thread: string, body: object, doing: string): Promise<void> {
    book.learn(await rest.call<APIChannel>({ method: "PATCH", path: `/channels/${thread}`, body, doing }));
  }

  async function startUnder(place: PlaceRef, message: string): Promise<void> {
    const body = { name: names.get(message) ?? "💬", auto_archive_duration: archiveAfterMinutes };
    try {
      const path = `/channels/${place.channel}/messages/${message}/threads` as const;
      book.learn(await rest.call<APIChannel>({ method: "POST", path, body, doing: "starting a thread" }));
      names.delete(message);
    } catch (thrown) {
      // 160004: it has a thread already; that we do not see it means that it was deleted.
      if (isRefusal(thrown, 10008, 160004) && (await book.refresh(message)) === null) {
        throw new PlatformFault("gone", "the thread or its message was deleted");
      }
      if (!isRefusal(thrown, 160004)) throw thrown;
    }
  }

  async function open(place: PlaceRef, known: KnownChannel | null): Promise<void> {
    if (place.thread === null) return;
    if (known === null) {
      if (place.thread === place.channel) throw new PlatformFault("gone", "the thread was deleted");
      return startUnder(place, place.thread);
    }
    if (!known.archived) return;
    if (known.locked) owed.add(place.thread);
    await change(place.thread, { archived: false, locked: false }, "opening an archived thread");
  }

  return {
    suggestName(message, name) {
      if (names.size >= 1000) names.clear();
      names.set(message, cutTo(name.replace(/\s+/g, " ").trim() || "💬", limits.threadName));
    },
    async within(place, write) {
      if (place.thread === null) return write();
      const { thread } = place;
      return inTurn(thread, () => writeIn(place, thread, write));
    },
    async setClosed(place, closed) {
      const { thread } = place;
      if (thread !== null) await inTurn(thread, () => shut(thread, closed));
    },
  };

  async function writeIn<T>(place: PlaceRef, thread: string, write: () => Promise<T>): Promise<T> {
    await open(place, await book.get(thread));
    try {
      const written = await writeOpened(place, thread, write);
      await closeAgain(thread);
      return written;
    } catch (thrown) {
      // What is limited is tried again soon; what is refused is not, and leaves the thread as it was.
      if (!(thrown instanceof PlatformFault && thrown.kind === "limited"))
        await closeAgain(thread).catch(() => undefined);
      throw thrown;
    }
  }

  async function writeOpened<T>(place: PlaceRef, thread: string, write: () => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (thrown) {
      // It was archived or deleted without our hearing of it.
      if (!isRefusal(thrown, 50083, 10003)) throw thrown;
      await open(place, await book.refresh(thread));
      return write();
    }
  }

  async function closeAgain(thread: string): Promise<void> {
    if (!owed.has(thread)) return;
    await change(thread, { archived: true, locked: true }, "archiving a thread");
    owed.delete(thread);
  }

  async function shut(thread: string, closed: boolean): Promise<void> {
    owed.delete(thread);
    const known = await book.refresh(thread);
    if (known === null) throw new PlatformFault("gone", "the thread was deleted");
    if (known.archived === closed && known.locked === closed) return;
    if (known.archived && closed) await change(thread, { archived: false }, "opening an archived thread");
    const doing = closed ? "archiving a thread" : "opening an archived thread";
    try {
      await change(thread, { archived: closed, locked: closed }, doing);
    } catch (thrown) {
      // Locking takes the right to manage threads; archiving our own does not.
      if (!closed || !isRefusal(thrown, 50013)) throw thrown;
      await change(thread, { archived: true }, doing);
    }
  }
}
