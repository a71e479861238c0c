import { describe, expect, test } from "vitest";
import { parseHtml } from "../../../test/platforms/telegram/sim-html.ts";
import type { Card } from "../card.ts";
import { gallery, hostileText } from "../dialog/cards/gallery.ts";
import { keyboardOf } from "./keyboard.ts";
import { emojiOf, reactionEmoji, reactionFor } from "./reactions.ts";
import { render } from "./render.ts";
import { fileName } from "./upload.ts";

const card = (more: Partial<Card>): Card => ({
  tone: "plain",
  title: "Title",
  body: [],
  fields: [],
  files: [],
  buttons: [],
  footer: null,
  fallback: "Title",
  ...more,
});

describe("the gallery of cards", () => {
  test.each(gallery.map(({ name, card: sample }) => [name, sample] as const))("%s", (name, sample) => {
    const { texts, caption, keyboard, files } = render({ kind: "card", card: sample });
    expect(caption).toBeNull();
    expect(files).toBe(sample.files);
    for (const html of texts) {
      const { text } = parseHtml(html);
      expect(text).toMatch(/\S/);
      expect(text.length).toBeLessThanOrEqual(4096);
    }
    const rows = keyboard?.inline_keyboard ?? [];
    expect(rows.flat().map((button) => button.callback_data)).toEqual(
      sample.buttons.flat().map((button) => button.action),
    );
    for (const row of rows) expect(row.length).toBeLessThanOrEqual(8);
    // The longest say the same forty times: their beginning shows how.
    const drawn = name.includes("longest") ? [texts[0]?.slice(0, 300), `… ${texts.length} texts`] : texts;
    const labels = rows.map((row) => row.map(({ text, style }) => (style ? `${text} (${style})` : text)).join(" | "));
    expect([...drawn, ...labels].join("\n----\n")).toMatchSnapshot();
  });
});

describe("messages", () => {
  const words = { edited: "edited", note: "note" };
  const message = (more: object) =>
    render({
      kind: "message",
      author: null,
      text: [{ kind: "paragraph", runs: [{ text: "It is cold" }] }],
      files: [],
      replyTo: null,
      edited: false,
      staffOnly: false,
      words,
      ...more,
    });

  test("show who says it, a note as a note, and that it was edited", () => {
    expect(message({}).texts).toEqual(["It is cold"]);
    expect(message({ author: { name: "<Jo>", role: "technician" } }).texts).toEqual(["<b>&lt;Jo&gt;</b>\nIt is cold"]);
    expect(message({ author: { name: "Jo", role: "admin" }, staffOnly: true, edited: true }).texts).toEqual([
      "<i>🔒 note</i> · <b>Jo</b>\nIt is cold <i>(edited)</i>",
    ]);
    expect(message({ text: [{ kind: "code", text: "x" }], edited: true }).texts).toEqual([
      "<pre>x</pre>\n<i>(edited)</i>",
    ]);
    expect(message({ text: [] }).texts).toEqual(["…"]);
  });

  test("stand under their files where they are short enough", () => {
    const files = [{ fileId: "1", name: "a.jpg", mediaType: "image/jpeg" }];
    const long = [{ kind: "paragraph", runs: [{ text: "word ".repeat(300) }] }];
    expect(message({ files })).toMatchObject({ texts: [], caption: "It is cold" });
    expect(message({ files, text: [] })).toMatchObject({ texts: [], caption: "" });
    expect(message({ files, text: long })).toMatchObject({ texts: [expect.stringMatching(/word $/)], caption: null });
  });
});

describe("buttons", () => {
  const one = (action: string, label = "Go") => keyboardOf(card({ buttons: [[{ action, label, style: "plain" }]] }));

  test("carry at most 64 bytes", () => {
    expect(one("a".repeat(64))?.inline_keyboard[0]?.[0]?.callback_data).toHaveLength(64);
    expect(() => one("é".repeat(33))).toThrow(/66 bytes/);
    expect(() => one("")).toThrow(/0 bytes/);
    expect(keyboardOf(card({}))).toBeNull();
  });

  test("are shortened with a sign, and in rows of eight", () => {
    expect(one("a", "x".repeat(100))?.inline_keyboard[0]?.[0]?.text).toBe(`${"x".repeat(63)}…`);
    expect(one("a", " \n ")?.inline_keyboard[0]?.[0]?.text).toBe("…");
    const row = Array.from({ length: 120 }, (_, at) => ({ action: `a${at}`, label: "x", style: "plain" as const }));
    const rows = keyboardOf(card({ buttons: [row] }))?.inline_keyboard ?? [];
    expect(Math.max(...rows.map((each) => each.length))).toBe(8);
    expect(rows.flat().length).toBe(100);
  });
});

test("reactions come as near as Telegram's list allows", () => {
  expect(reactionFor("👍🏽")).toBe("👍");
  expect(reactionFor("❤️")).toBe("❤");
  expect(reactionFor("✅")).toBe("👌");
  expect(reactionFor("🎫")).toBeNull();
  expect(emojiOf("❤")).toBe("❤️");
  expect(emojiOf("❤‍🔥")).toBe("❤️‍🔥");
  for (const emoji of reactionEmoji) expect(reactionFor(emojiOf(emoji)), emoji).toBe(emoji);
});

test("names of files fit into a form's header", () => {
  expect(fileName(`../${hostileText}.pdf`)).not.toMatch(/["\\/;\r\n]|^\./);
  expect(fileName("")).toBe("file");
  expect(fileName(`${"x".repeat(300)}.pdf`)).toMatch(/^x{96}\.pdf$/);
});
