import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Outgoing, PlaceRef, Platform } from "../../src/bots/platform.ts";
import { fromPlain } from "../../src/core/domain/rich-text.ts";
import { type DeliveryWorld, deliveryWorld, eventually, type SharedDatabase } from "../delivery/delivery-world.ts";
import { type TestDatabase, testDatabase } from "../harness/database.ts";

/** What a person reads of one message: its words, cards as a line each. */
export type Seen = { readonly text: string };

/** A platform that is to be shown to keep the port's promises, with the eyes of a person who uses it. */
export type Subject = {
  readonly platform: Platform;
  /** An open surface where a customer could talk, a new one at each call. */
  newSurface(): Promise<PlaceRef>;
  /** What is shown there now, oldest first; pieces of a message that was split are joined. */
  read(place: PlaceRef): Promise<readonly Seen[]>;
  /** Every rule of the platform's server that was broken, in words. */
  broken(): readonly string[];
  stop(): Promise<void>;
};

/** Words that a careless platform reads as markup, mentions or something else. */
const hostile = [
  "<b>bold</b> & <script>alert(1)</script>",
  "*not bold* _nor this_ ~nor this~ `code`",
  "@everyone @here <!channel> <@U123>",
  "[link](https://example.com) https://example.com/?a=1&b=2",
  "\u202etxt.exe\u202c مرحبا 👩‍🔧 e\u0301",
  "line one\nline two\n\n\nline five",
  "$(rm -rf /) '; drop table posts; --",
];

const saying = (text: string): Outgoing => ({
  kind: "message",
  author: null,
  text: fromPlain(text),
  files: [],
  replyTo: null,
  edited: false,
  staffOnly: false,
  words: { edited: "edited", note: "note" },
});

/**
 * What every platform must keep, whatever it cannot do; the sender's half of the port through the real outbox. `make` builds one over a
 * database of the test's own.
 */
export function conformance(name: string, make: (db: TestDatabase) => Promise<Subject>): void {
  let shared: SharedDatabase | undefined;

  /** A world whose customer and technician talk on surfaces of the platform. */
  async function begin(): Promise<{ world: DeliveryWorld; subject: Subject; surface: PlaceRef; place: string }> {
    let subject: Subject | undefined;
    const world = await deliveryWorld(async (db) => {
      subject = await make(db);
      return subject.platform;
    }, shared);
    if (subject === undefined) throw new Error("no subject was made");
    const surface = await subject.newSurface();
    return { world, subject, surface, place: await world.addPlace("customer", surface) };
  }

  const texts = async (subject: Subject, surface: PlaceRef): Promise<readonly string[]> =>
    (await subject.read(surface)).map(({ text }) => text);

  describe(`${name} keeps the port's promises`, () => {
    beforeAll(async () => {
      shared = { db: await testDatabase(), people: null };
    });
    afterAll(async () => {
      await shared?.db[Symbol.asyncDispose]();
    });

    test("what is said is shown once, in order", async () => {
      const { world, subject, surface } = await begin();
      await using _ = world;
      const { dispatcher } = await world.dispatch();
      const said = Array.from({ length: 12 }, (_, at) => `word ${at}`);
      for (const text of said) await world.say(text);
      await dispatcher.idle();
      expect(await texts(subject, surface)).toEqual(said);
      expect(subject.broken()).toEqual([]);
      await subject.stop();
    });

    test("words are shown as they were typed, however hostile", async () => {
      const { world, subject, surface } = await begin();
      await using _ = world;
      const { dispatcher } = await world.dispatch();
      for (const text of hostile) await world.say(text);
      await dispatcher.idle();
      const squeezed = (text: string) => text.replace(/\s+/g, " ").trim();
      expect((await texts(subject, surface)).map(squeezed)).toEqual(hostile.map(squeezed));
      expect(subject.broken()).toEqual([]);
      await subject.stop();
    });

    test("a text longer than the platform's is shown whole, and followed whole", async () => {
      const { world, subject, surface } = await begin();
      await using _ = world;
      const { dispatcher } = await world.dispatch();
      const { maxTextLength, edit, delete: remove } = subject.platform.capabilities;
      const long = Array.from({ length: Math.ceil(maxTextLength / 10) + 100 }, (_, at) =>
        String(at).padStart(9, "0"),
      ).join(" ");
      const messageId = await world.say(long);
      await dispatcher.idle();
      const squeezed = (all: readonly string[]) => all.join("").replace(/\s+/g, "");
      expect(squeezed(await texts(subject, surface))).toBe(squeezed([long]));
      await world.edit(messageId, "short now");
      await dispatcher.idle();
      if (edit && remove) expect((await texts(subject, surface)).join("")).toMatch(/^short now/);
      expect(subject.broken()).toEqual([]);
      await subject.stop();
    });

    test("an edit is shown in its place, or said again where nothing can be edited", async () => {
      const { world, subject, surface } = await begin();
      await using _ = world;
      const { dispatcher } = await world.dispatch();
      const first = await world.say("frist");
      await world.say("second");
      await dispatcher.idle();
      await world.edit(first, "first");
      await dispatcher.idle();
      const seen = await texts(subject, surface);
      if (subject.platform.capabilities.edit) {
        expect(seen.length).toBe(2);
        expect(seen[0]).toMatch(/^first/);
      } else {
        expect(seen.length).toBe(3);
        expect(seen[2]).toMatch(/^first/);
      }
      expect(subject.broken()).toEqual([]);
      await subject.stop();
    });

    test("a deleted message goes, or leaves a tombstone, as far as the platform can", async () => {
      const { world, subject, surface } = await begin();
      await using _ = world;
      const { dispatcher } = await world.dispatch();
      const secret = await world.say("secret");
      await dispatcher.idle();
      await world.erase(secret);
      await dispatcher.idle();
      const seen = await texts(subject, surface);
      const { delete: remove, edit } = subject.platform.capabilities;
      if (remove) expect(seen).toEqual([]);
      else if (edit) expect(seen.join()).not.toContain("secret");
      else expect(seen.length).toBe(1);
      expect(subject.broken()).toEqual([]);
      await subject.stop();
    });

    test("a card is drawn once and then redrawn", async () => {
      const { world, subject, surface } = await begin();
      await using _ = world;
      const { dispatcher } = await world.dispatch();
      for (let at = 0; at < 3; at += 1) {
        await world.refresh();
        await dispatcher.idle();
      }
      const seen = await texts(subject, surface);
      expect(seen.length).toBe(subject.platform.capabilities.edit ? 1 : 3);
      expect(seen.at(-1)).toMatch(/card 3/);
      expect(subject.broken()).toEqual([]);
      await subject.stop();
    });

    test("a reaction comes and goes without harm", async () => {
      const { world, subject, place } = await begin();
      await using _ = world;
      const { dispatcher } = await world.dispatch();
      const messageId = await world.say("thanks");
      await world.react(messageId, "👍", true);
      await dispatcher.idle();
      await world.react(messageId, "👍", false);
      await dispatcher.idle();
      const states = (await world.deliveries(place)).map(({ state }) => state);
      const followed = subject.platform.capabilities.react ? "sent" : "skipped";
      expect(states).toEqual(["sent", followed, followed]);
      expect(subject.broken()).toEqual([]);
      await subject.stop();
    });

    test("a line is opened with its card, and talk follows in it", async () => {
      const { world, subject } = await begin();
      await using _ = world;
      const line = await world.addPlace("line", null);
      await world.openPlace(line);
      await world.say("hello");
      const { dispatcher } = await world.dispatch();
      await dispatcher.idle();
      const { state, channel, thread, cardMessageId } = await world.place(line);
      expect(state).toBe("open");
      expect(cardMessageId).not.toBeNull();
      const surface = { platform: subject.platform.name, workspace: "", channel: channel ?? "", thread };
      const seen = await texts(subject, surface);
      expect(seen.length).toBe(2);
      expect(seen[1]).toBe("hello");
      expect(subject.broken()).toEqual([]);
      await subject.stop();
    });

    test("closing a surface and opening it again hinders nothing that is sent in its turn", async () => {
      const { world, subject, surface, place } = await begin();
      await using _ = world;
      const { dispatcher } = await world.dispatch();
      await world.say("before");
      await world.closePlace(place, true);
      await world.closePlace(place, false);
      await world.say("after");
      await dispatcher.idle();
      expect(await texts(subject, surface)).toEqual(["before", "after"]);
      expect(subject.broken()).toEqual([]);
      await subject.stop();
    });

    test("a repeated nonce posts once where the table says so, and a post is found by its nonce where it says so", async () => {
      const { world, subject, surface } = await begin();
      await using _ = world;
      const { platform } = subject;
      const { nonceSeconds, canFindPost } = platform.capabilities;
      const since = new Date(Date.now() - 60_000);
      const first = await platform.post(surface, saying("hello"), "nonce-1");
      if (nonceSeconds > 0) {
        expect(await platform.post(surface, saying("hello"), "nonce-1")).toEqual(first);
        expect(await texts(subject, surface)).toEqual(["hello"]);
      }
      if (canFindPost) {
        expect(await platform.find(surface, "nonce-1", since)).toBe(first.message);
        expect(await platform.find(surface, "nonce-2", since)).toBeNull();
      }
      expect(subject.broken()).toEqual([]);
      await subject.stop();
    });

    test("changing what is gone is a fault that says so", async () => {
      const { world, subject, surface } = await begin();
      await using _ = world;
      const { platform } = subject;
      const { edit, delete: remove } = platform.capabilities;
      const { message } = await platform.post(surface, saying("hello"), "nonce-1");
      if (remove) await platform.remove(surface, message);
      if (remove && edit) {
        await expect(platform.edit(surface, message, saying("again"))).rejects.toMatchObject({
          name: "PlatformFault",
          kind: "gone",
        });
      }
      await subject.stop();
    });

    test("a bucket has one name", async () => {
      const { world, subject, surface } = await begin();
      await using _ = world;
      expect(subject.platform.bucketOf(surface)).toBe(subject.platform.bucketOf({ ...surface }));
      await subject.stop();
    });

    test("a failing network costs nothing and doubles nothing that can be told apart", async () => {
      const { world, subject, surface, place } = await begin();
      await using _ = world;
      const { platform } = subject;
      const { nonceSeconds, canFindPost } = platform.capabilities;
      const { post } = platform;
      let calls = 0;
      // Every third post fails before it is sent, and every fifth loses its answer.
      Object.assign(platform, {
        async post(...given: Parameters<typeof post>) {
          calls += 1;
          if (calls % 3 === 0)
            throw Object.assign(new Error("refused connection"), {
              name: "PlatformFault",
              kind: "unreachable",
              inDoubt: false,
            });
          const posted = await post.apply(platform, given);
          if (calls % 5 === 0)
            throw Object.assign(new Error("lost answer"), {
              name: "PlatformFault",
              kind: "unreachable",
              inDoubt: true,
            });
          return posted;
        },
      });
      const { dispatcher } = await world.dispatch();
      const said = Array.from({ length: 20 }, (_, at) => `word ${at}`);
      for (const text of said) await world.say(text);
      const rows = await eventually(
        () => world.deliveries(place),
        (all) => all.every(({ state }) => state === "sent" || state === "uncertain"),
      );
      await dispatcher.idle();
      const seen = await texts(subject, surface);
      if (nonceSeconds > 0 || canFindPost) {
        expect(seen).toEqual(said);
        expect(rows.every(({ state }) => state === "sent")).toBe(true);
      } else {
        // Nothing is lost, the order holds, and each one that may be there twice is marked.
        expect(seen.filter((text, at) => text !== seen[at - 1])).toEqual(said);
        const doubled = seen.length - said.length;
        expect(rows.filter(({ state }) => state === "uncertain").length).toBeGreaterThanOrEqual(doubled);
      }
      expect(subject.broken()).toEqual([]);
      await subject.stop();
    });
  });
}
