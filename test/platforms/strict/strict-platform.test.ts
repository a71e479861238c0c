import { expect, test } from "vitest";
import type { Card } from "../../../src/bots/card.ts";
import type { Interaction, Outgoing, Reply } from "../../../src/bots/platform.ts";
import { scripted, seeded } from "./fault-plan.ts";
import { strictPlatform } from "./strict-platform.ts";
import { strictUser } from "./strict-user.ts";

const card = (changes: Partial<Card> = {}): Outgoing & { kind: "card" } => ({
  kind: "card",
  card: {
    tone: "plain",
    title: "Oven",
    body: [],
    fields: [],
    files: [],
    buttons: [],
    footer: null,
    fallback: "Oven",
    ...changes,
  },
});
const button = (label: string, action = `x.${label}`) => ({ action, label, style: "plain" as const });
const here = (platform: ReturnType<typeof strictPlatform>) => platform.directOf({ workspace: "", user: "marta" });

test.for([
  ["an action of 65 bytes", card({ buttons: [[button("Go", "x".repeat(65))]] }), /action of 65 bytes/],
  ["an action of 40 letters and 80 bytes", card({ buttons: [[button("Go", "é".repeat(40))]] }), /action of 80 bytes/],
  ["eleven buttons", card({ buttons: [Array.from({ length: 11 }, (_, at) => button(`b${at}`))] }), /11 buttons/],
  ["a button without a label", card({ buttons: [[button(" ", "x")]] }), /labelled/],
  [
    "two buttons with one action",
    card({ buttons: [[button("a", "x"), button("b", "x")]] }),
    /two buttons with one action/,
  ],
  ["nothing at all", card({ title: " " }), /empty post/],
] as const)("the server refuses %s, and writes it down", async ([, content, rule]) => {
  const platform = strictPlatform();
  await expect(platform.post(here(platform), content, "n")).rejects.toMatchObject({
    name: "PlatformFault",
    kind: "refused",
  });
  expect(platform.server.broken.join()).toMatch(rule);
});

test("an unknown and a closed place, and what the table says it cannot, are broken rules", async () => {
  const platform = strictPlatform({ lacks: ["edit", "delete", "react", "find"] });
  const place = here(platform);
  const { message } = await platform.post(place, card(), "n");
  const thread = { ...place, thread: "t" };
  platform.server.addSurface(thread, "thread");
  await platform.setClosed(thread, true);
  await expect(platform.post({ ...place, channel: "nowhere" }, card(), "n")).rejects.toMatchObject({ kind: "refused" });
  await expect(platform.post(thread, card(), "n")).rejects.toMatchObject({ kind: "refused" });
  await expect(platform.edit(place, message, card())).rejects.toMatchObject({ kind: "refused" });
  await expect(platform.remove(place, message)).rejects.toMatchObject({ kind: "refused" });
  await expect(platform.react(place, message, "👍", true)).rejects.toMatchObject({ kind: "refused" });
  await expect(platform.find(place, "n", new Date(0))).rejects.toMatchObject({ kind: "refused" });
  expect(platform.server.broken.length).toBe(6);
});

test("a scripted plan fails the calls it names; a seeded one fails the same share each time", async () => {
  const platform = strictPlatform();
  platform.failBy(scripted([null, { kind: "limited", retryAfterMs: 7 }, { kind: "inDoubt", landed: true }]));
  const post = () => platform.post(here(platform), card(), String(platform.calls.length));
  await post();
  await expect(post()).rejects.toMatchObject({ kind: "limited", retryAfterMs: 7 });
  await expect(post()).rejects.toMatchObject({ kind: "unreachable", inDoubt: true });
  await post();
  expect(platform.server.surface(here(platform)).posts.length).toBe(3);
  const call = { op: "post", channel: "c", nonce: null } as const;
  const run = () => {
    const plan = seeded(7, 0.25, [{ kind: "unreachable" }]);
    return Array.from({ length: 400 }, () => plan(call) !== null);
  };
  expect(run()).toEqual(run());
  expect(run().filter(Boolean).length).toBeGreaterThan(60);
  expect(run().filter(Boolean).length).toBeLessThan(140);
});

test("a person says, presses, fills in and reads", async () => {
  const platform = strictPlatform();
  const heard: Interaction["did"][] = [];
  const form = {
    form: "report",
    title: "Report",
    intro: null,
    submitLabel: "Send",
    cancelLabel: "Cancel",
    fields: [
      { kind: "line", name: "cause", label: "Cause", hint: null, required: true, value: "", maxLength: 100 },
      {
        kind: "number",
        name: "minutes",
        label: "Labour minutes",
        hint: null,
        required: false,
        value: "30",
        min: 0,
        max: 999,
      },
    ],
  } as const;
  await platform.start({
    async take({ did }): Promise<Reply> {
      heard.push(did);
      if (did.kind === "press") return { kind: "form", form };
      if (did.kind === "command") return { kind: "card", card: card({ title: "for you" }).card, seenBy: "sender" };
      return { kind: "nothing" };
    },
    store: () => Promise.reject(new Error("not used")),
  });
  const marta = strictUser(platform, { id: "marta" });
  const said = await marta.say("the oven is cold");
  await platform.post(marta.at, card({ buttons: [[button("Report")]] }), "n");
  await marta.press("Report");
  await marta.submit({ Cause: "a fuse" });
  await marta.command("ticket list");
  await marta.edit(said, "the oven is hot");
  await expect(marta.press("Approve")).rejects.toThrow('no button "Approve"; there are: Report');
  expect(heard.map(({ kind }) => kind)).toEqual(["say", "press", "submit", "command", "edit"]);
  expect(heard[2]).toEqual({ kind: "submit", form: "report", fields: { cause: "a fuse", minutes: "30" } });
  expect(marta.sees()).toEqual(["the oven is hot", "Oven", "for you"]);
  expect(platform.server.broken).toEqual([]);
});

test("an answer for one person's eyes goes to their private chat where the platform has none", async () => {
  const platform = strictPlatform({ lacks: ["ephemeral", "modal"] });
  const channel = { platform: "strict", workspace: "", channel: "desk", thread: null };
  platform.server.addSurface(channel, "desk");
  let reply: Reply = { kind: "card", card: card({ title: "secret" }).card, seenBy: "sender" };
  await platform.start({ take: async () => reply, store: () => Promise.reject(new Error("not used")) });
  const ada = strictUser(platform, { id: "ada" });
  ada.at = channel;
  await ada.command("desk stats");
  expect(ada.sees()).toEqual([]);
  ada.at = platform.directOf({ workspace: "", user: "ada" });
  expect(ada.sees()).toEqual(["secret"]);
  reply = {
    kind: "form",
    form: { form: "f", title: "F", intro: null, fields: [], submitLabel: "a", cancelLabel: "b" },
  };
  await expect(ada.command("report")).rejects.toMatchObject({ kind: "refused" });
  expect(platform.server.broken).toEqual(["opened a form, though it has none"]);
});
