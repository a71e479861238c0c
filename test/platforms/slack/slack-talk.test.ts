import { describe, expect, test } from "vitest";
import type { Interaction, PlaceRef } from "../../../src/bots/platform.ts";
import { eventually } from "../../delivery/delivery-world.ts";
import { button, card, slackWorld, told } from "./slack-world.ts";

const plain = (interaction: Interaction | undefined): string =>
  interaction?.did.kind === "say" || interaction?.did.kind === "edit" || interaction?.did.kind === "raise"
    ? interaction.did.text
        .map((block) => (block.kind === "paragraph" ? block.runs.map(({ text }) => text).join("") : block.kind))
        .join("\n")
    : "";

describe.each(["socket", "http"] as const)("what people say, by %s", (by) => {
  test("a direct message is taken with its author, language and place", async () => {
    await using world = await slackWorld({ by });
    const { marta, heard } = world;
    const ts = await marta.say(marta.direct, "the oven is cold");
    expect(heard).toMatchObject([
      {
        eventId: `say:${marta.direct.channel}:${ts}`,
        from: { platform: "slack", workspace: "T0FIX", user: "U0MARTA", name: "Marta", language: "es-ES" },
        place: { platform: "slack", workspace: "T0FIX", channel: marta.direct.channel, thread: null },
        surface: "private",
        did: { kind: "say", message: ts, replyTo: null },
      },
    ]);
    expect(plain(heard[0])).toBe("the oven is cold");
    expect(world.server.state.broken).toEqual([]);
  });

  test("a message of the support channel begins a thread, and replies stay in it", async () => {
    await using world = await slackWorld({ by });
    const { marta, help, heard } = world;
    const ts = await marta.say(help, "cold again");
    await marta.say({ ...help, thread: ts }, "it is the blue one");
    expect(heard.map(({ place, surface }) => [place.channel, place.thread, surface])).toEqual([
      ["C0HELP", ts, "thread"],
      ["C0HELP", ts, "thread"],
    ]);
  });

  test("desk threads are the desk's; elsewhere only who speaks to us is heard, twice told once", async () => {
    await using world = await slackWorld({ by });
    const { jo, desk, heard } = world;
    const root = await jo.say(desk, "good morning");
    await jo.say({ ...desk, thread: root }, "a note");
    const random = { channel: "C0RANDOM", thread: null };
    await jo.say(random, "lunch?");
    const asked = await jo.say(random, "<@U0BOT> start 1042");
    expect(heard.map(({ place, surface }) => [place.channel, place.thread, surface])).toEqual([
      ["C0DESK", null, "desk"],
      ["C0DESK", root, "desk"],
      ["C0RANDOM", asked, "thread"],
    ]);
    expect(plain(heard[2])).toBe("@fixline start 1042");
    world.answer(() => told("#1042 is started"));
    await jo.say({ ...desk, thread: root }, "<@U0BOT> start 1042");
    await world.platform.stop();
    expect(jo.sees({ ...desk, thread: root }).filter((text) => text === "#1042 is started").length).toBe(1);
  });

  test("edits and deletions are followed; unfurling and our own doings are none", async () => {
    await using world = await slackWorld({ by });
    const { marta, heard, server, platform } = world;
    const ts = await marta.say(marta.direct, "frist https://example.org");
    const post = server.state.channels.get(marta.direct.channel)?.posts[0];
    const shown = { type: "message", user: "U0MARTA", ts, text: "frist https://example.org" };
    const unfurled = { ...shown, attachments: [{ title: "Example" }] };
    const changed = {
      type: "message",
      subtype: "message_changed",
      channel: marta.direct.channel,
      message: unfurled,
      previous_message: shown,
    };
    await server.delivery.event({ ...changed, ts: "1.2", event_ts: "1.2" });
    expect(post).toBeDefined();
    await marta.edit(marta.direct, ts, "first");
    const place: PlaceRef = { platform: "slack", workspace: "T0FIX", ...marta.direct };
    const own = await platform.post(place, { kind: "card", card: card("ours") }, "n1");
    await platform.edit(place, own.message, { kind: "card", card: card("ours anew") });
    await platform.remove(place, own.message);
    await server.delivery.settled();
    await marta.remove(marta.direct, ts);
    expect(heard.map(({ did }) => did.kind)).toEqual(["say", "edit", "delete"]);
    expect(plain(heard[1])).toBe("first");
    expect(server.state.broken).toEqual([]);
  });

  test("reactions cross by name, in threads too; a part of a split message counts for all of it", async () => {
    await using world = await slackWorld({ by });
    const { marta, jo, help, heard, platform } = world;
    const root = await marta.say(help, "cold");
    const reply = await marta.say({ ...help, thread: root }, "very");
    await jo.react({ ...help, thread: root }, reply, "+1::skin-tone-3");
    await jo.react({ ...help, thread: root }, reply, "+1::skin-tone-3", false);
    const place = { platform: "slack", workspace: "T0FIX", channel: help.channel, thread: root };
    const text = [{ kind: "paragraph" as const, runs: [{ text: "word ".repeat(1500) }] }];
    const words = { edited: "edited", note: "note" };
    const long = {
      kind: "message" as const,
      author: null,
      text,
      files: [],
      replyTo: null,
      edited: false,
      staffOnly: false,
      words,
    };
    const { message } = await platform.post(place, long, "n1");
    expect(message.split("+").length).toBe(3);
    await jo.react({ ...help, thread: root }, message.split("+")[1] ?? "", "party-parrot");
    expect(heard.slice(2).map(({ did, place: { thread } }) => ({ ...did, thread }))).toEqual([
      { kind: "react", message: reply, emoji: "👍", added: true, thread: root },
      { kind: "react", message: reply, emoji: "👍", added: false, thread: root },
      { kind: "react", message, emoji: ":party-parrot:", added: true, thread: root },
    ]);
  });

  test("🎫 on anybody's message, and the message shortcut, raise a ticket of its author in the thread below", async () => {
    await using world = await slackWorld({ by });
    const { marta, jo, heard, server } = world;
    world.answer(() => told("#1042 is open"));
    const random = { channel: "C0RANDOM", thread: null };
    const ts = await marta.say(random, "the mixer smokes");
    await jo.react(random, ts, "ticket");
    await jo.messageShortcut("raise-ticket", random, ts);
    expect(heard).toMatchObject([
      {
        from: { user: "U0JO" },
        place: { channel: "C0RANDOM", thread: ts },
        did: { kind: "raise", message: ts, author: { user: "U0MARTA", name: "Marta" } },
      },
      { from: { user: "U0JO" }, place: { channel: "C0RANDOM", thread: ts }, did: { kind: "raise", message: ts } },
    ]);
    expect(plain(heard[0])).toBe("the mixer smokes");
    await eventually(
      () => jo.sees(random),
      (seen) => seen.includes("#1042 is open"),
    );
    // An answer for one person's eyes in a thread that nobody has begun would never be shown.
    expect(marta.sees({ ...random, thread: ts })).not.toContain("#1042 is open");
    expect(server.state.broken).toEqual([]);
  });

  test("files come with a reference whose bytes can be had, within the limit and for our token alone", async () => {
    await using world = await slackWorld({ by });
    const { marta, heard, platform } = world;
    const bytes = new Uint8Array([1, 2, 3, 4]);
    await marta.say(marta.direct, "", { files: [{ name: "oven ü.jpg", bytes, mimetype: "image/jpeg" }] });
    const did = heard[0]?.did;
    const [file] = did?.kind === "say" ? did.files : [];
    expect(file).toMatchObject({ name: "oven ü.jpg", mediaType: "image/jpeg", sizeBytes: 4, kind: "photo" });
    if (file === undefined) throw new Error("no file");
    expect([...(await platform.fetchFile(file, 10))]).toEqual([1, 2, 3, 4]);
    await expect(platform.fetchFile(file, 3)).rejects.toMatchObject({ kind: "refused" });
    const elsewhere = { ...file, ref: "https://slack.com.evil.example/x" };
    await expect(platform.fetchFile(elsewhere, 10)).rejects.toMatchObject({ kind: "refused" });
  });

  test("a line is a thread of its own; a reply to any other message of the direct channel is an answer to it", async () => {
    await using world = await slackWorld({ by });
    const { jo, heard, platform } = world;
    const user = { platform: "slack", workspace: "T0FIX", user: jo.id, name: "Jo", language: null };
    const opened = await platform.open({
      kind: "line",
      user,
      key: "k1",
      title: "#1042",
      head: card("#1042", { buttons: [[button("Start")]] }),
    });
    expect(await platform.open({ kind: "line", user, key: "k1", title: "#1042", head: card("#1042") })).toEqual(opened);
    const { channel, thread } = opened.place;
    await jo.say({ channel, thread }, "on my way");
    await jo.press({ channel, thread }, "Start");
    const { message } = await platform.post(
      { ...opened.place, thread: null },
      { kind: "card", card: card("news") },
      "n2",
    );
    await jo.say({ channel, thread: message }, "thanks");
    expect(
      heard.map(({ place, surface, did }) => [place.thread, surface, did.kind === "say" ? did.replyTo : did.kind]),
    ).toEqual([
      [thread, "thread", null],
      [thread, "thread", "press"],
      [null, "private", message],
    ]);
  });
});
