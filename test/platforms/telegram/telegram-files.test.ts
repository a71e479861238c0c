import { describe, expect, test } from "vitest";
import type { CardFile } from "../../../src/bots/card.ts";
import { plainCard, saying, textsAt, withPerson } from "./telegram-world.ts";

const file = (fileId: string, mediaType: string): CardFile => ({ fileId, name: fileId, mediaType });
const photo = file("photo", "image/jpeg");
const manual = file("manual", "application/pdf");
const voice = file("voice", "audio/ogg");

describe("files", () => {
  test("go as what they are: pictures together, documents together, voices alone", async () => {
    const { world, marta, place, platform } = await withPerson();
    const files = [photo, manual, voice, photo, manual];
    const { message } = await platform.post(place, saying("see these", { files }), "n1");
    expect(message.split("+").length).toBe(5);
    expect(marta.chat.messages.map(({ media, text }) => [media?.kind, text])).toEqual([
      ["photo", "see these"],
      ["photo", ""],
      ["document", ""],
      ["document", ""],
      ["voice", ""],
    ]);
    await platform.edit(place, message, saying("see them", { files, edited: true }));
    expect(textsAt(world, place)[0]).toBe("see them (edited)");
    await platform.remove(place, message);
    expect(textsAt(world, place)).toEqual([]);
    await expect(platform.remove(place, message)).rejects.toMatchObject({ kind: "gone" });
    expect(await world.end()).toEqual([]);
  });

  test("a caption that grows too long goes on below, also in a process that remembers nothing", async () => {
    const { world, place, platform } = await withPerson();
    const { message } = await platform.post(place, saying("short", { files: [photo] }), "n1");
    const other = world.make();
    const long = `${"word ".repeat(400)}end`;
    await other.edit(place, message, saying(long, { files: [photo] }));
    expect(textsAt(world, place).join(" ").replace(/\s+/g, " ")).toBe(long);
    await other.edit(place, message, saying("short again", { files: [photo] }));
    expect(textsAt(world, place)).toEqual(["short again"]);
    expect(await world.end()).toEqual([]);
  });

  test("a picture that cannot be drawn goes as a document", async () => {
    const { world, marta, place, platform } = await withPerson();
    await platform.post(place, saying("", { files: [file("broken photo", "image/png")] }), "n1");
    expect(marta.chat.messages.map(({ media }) => media?.kind)).toEqual(["document"]);
    expect(await world.end()).toEqual([]);
  });

  test("a file that cannot be read now sends nothing", async () => {
    const { world, place, platform } = await withPerson();
    await expect(
      platform.post(place, saying("x", { files: [file("missing", "image/png")] }), "n1"),
    ).rejects.toMatchObject({ kind: "unreachable", inDoubt: false });
    expect(textsAt(world, place)).toEqual([]);
    expect(await world.end()).toEqual([]);
  });

  test("a card's files stand apart from its words, which are redrawn alone", async () => {
    const { world, place, platform } = await withPerson();
    const card = plainCard("Report", { files: [photo, photo] });
    const { message } = await platform.post(place, { kind: "card", card }, "n1");
    await world.make().edit(place, message, { kind: "card", card: { ...card, title: "Signed" } });
    await platform.edit(place, message, { kind: "card", card: { ...card, title: "Signed" } });
    expect(textsAt(world, place)).toEqual(["Signed", "", ""]);
    expect(await world.end()).toEqual([]);
  });

  test("come in, up to the limit, and never as an address", async () => {
    const { world, marta, platform } = await withPerson();
    marta.document("manual.pdf", new Uint8Array(2000).fill(7));
    marta.document("huge.pdf", new Uint8Array(21 * 1024 * 1024));
    await platform.start(world.inbox.inbound);
    const refs = (await world.inbox.hear(2)).flatMap(({ did }) => (did.kind === "say" ? did.files : []));
    const [small, huge] = refs;
    if (small === undefined || huge === undefined) throw new Error("no files");
    expect((await platform.fetchFile(small, 5000)).byteLength).toBe(2000);
    await expect(platform.fetchFile(small, 1000)).rejects.toMatchObject({ kind: "refused" });
    await expect(platform.fetchFile({ ...small, sizeBytes: null }, 1000)).rejects.toMatchObject({ kind: "refused" });
    await expect(platform.fetchFile({ ...huge, sizeBytes: null }, 1e9)).rejects.toMatchObject({
      kind: "refused",
      hint: expect.stringContaining("20 MB"),
    });
    await expect(platform.fetchFile({ ...small, ref: "no-such" }, 1000)).rejects.toMatchObject({ kind: "refused" });
    expect(await world.end()).toEqual([]);
  });
});

describe("changes", () => {
  test("what is not modified is well, and what is too old to delete is emptied", async () => {
    let now = new Date("2026-03-02T09:00:00Z");
    const { world, place, platform } = await withPerson({ now: () => now });
    const { message } = await platform.post(place, saying("secret"), "n1");
    await platform.edit(place, message, saying("secret"));
    now = new Date("2026-03-05T09:00:00Z");
    await platform.remove(place, message);
    expect(textsAt(world, place)).toEqual(["🗑"]);
    expect(await world.end()).toEqual([]);
  });

  test("a person's own message is removed from their private chat: a PIN does not stay", async () => {
    const { world, marta, place, platform } = await withPerson();
    const pin = marta.say("123456");
    await platform.remove(place, String(pin));
    expect(textsAt(world, place)).toEqual([]);
    expect(await world.end()).toEqual([]);
  });

  test("one reaction at a time, from Telegram's list", async () => {
    const { world, marta, place, platform } = await withPerson();
    const { message } = await platform.post(place, saying("done"), "n1");
    const shown = () => marta.chat.messages[0]?.reactions.get(world.server.state.bot.id);
    await platform.react(place, message, "👍🏽", true);
    await platform.react(place, message, "✅", true);
    expect(shown()).toEqual(["👌"]);
    await platform.react(place, message, "👍", false);
    expect(shown()).toEqual(["👌"]);
    await platform.react(place, message, "✅", false);
    expect(shown()).toEqual([]);
    await platform.react(place, message, "🎫", true);
    await expect(platform.react(place, "999", "👍", true)).rejects.toMatchObject({ kind: "gone" });
    expect(await world.end()).toEqual([]);
  });
});
