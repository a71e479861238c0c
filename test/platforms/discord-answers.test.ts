import { expect, test } from "vitest";
import { until } from "../harness/until.ts";
import { buttonOf, cardOf, discordWorlds, saying, shown } from "./discord/discord-world.ts";
import { modalLabels } from "./discord/sim-modal.ts";
import { answerSeen } from "./discord/sim-person.ts";

const world = discordWorlds(true);

test("a slash command is words in the menu's order, its answer is for this person's eyes", async () => {
  const { sim, to } = await world();
  const jo = sim.person("Jo", { locale: "es-ES" });
  to.reply = () => shown("On hold");
  const answer = await jo.slash(sim.channels.desk.id, "ticket hold", {
    words: "until Monday",
    reason: "parts",
    ticket: "1042",
  });
  expect(to.heard[0]).toMatchObject({
    from: { user: jo.user.id, language: "es-ES" },
    surface: "desk",
    did: { kind: "command", words: "ticket hold 1042 parts until Monday" },
  });
  expect(answerSeen(answer)).toBe("On hold");
  expect(answer.callback).toMatchObject({ type: 4, data: { flags: 64 } });
  expect(jo.sees(sim.channels.desk.id)).toEqual([]);
  await jo.slash(jo.direct(), "help");
  expect(to.heard[1]).toMatchObject({ surface: "private", did: { words: "help" } });
  expect(sim.state.broken).toEqual([]);
});

test("who asks is answered while a global limit holds everything else back", async () => {
  const { sim, to, platform } = await world();
  const jo = sim.person("Jo");
  const place = { platform: "discord", workspace: "", channel: jo.direct(), thread: null };
  const posting = (method: string, path: string) => method === "POST" && path.endsWith("/messages");
  sim.fault("limited globally", posting, { retryAfterMs: 60_000 });
  await expect(platform.post(place, saying("one"), "n1")).rejects.toMatchObject({ kind: "limited" });
  to.reply = () => shown("On hold");
  expect(answerSeen(await jo.slash(jo.direct(), "ticket hold"))).toBe("On hold");
  expect(sim.state.broken).toEqual([]);
});

test("what is typed is completed, from us or from the argument's own choices", async () => {
  const { sim } = await world();
  const jo = sim.person("Jo");
  expect(await jo.complete(sim.channels.desk.id, "ticket start", "ticket", "10")).toEqual([
    { name: "ticket 10 #1042", value: "1042" },
  ]);
  expect(await jo.complete(sim.channels.desk.id, "desk settings", "name", "reopen")).toEqual(
    expect.arrayContaining([expect.objectContaining({ value: expect.stringMatching(/reopen/i) })]),
  );
  expect(sim.state.broken).toEqual([]);
});

const reportForm = {
  form: "report.t4.2.abcdefgh",
  title: "Report #1042",
  intro: null,
  submitLabel: "Send",
  cancelLabel: "Cancel",
  fields: [
    { kind: "line", name: "cause", label: "Cause", hint: null, required: true, value: "", maxLength: 100 },
    {
      kind: "number",
      name: "labourMinutes",
      label: "Labour minutes",
      hint: null,
      required: true,
      value: "30",
      min: 0,
      max: 999,
    },
  ],
} as const;

test("a press opens a form at once, and what is sent comes back by field name", async () => {
  const { sim, to, platform } = await world();
  const jo = sim.person("Jo");
  const at = jo.direct();
  const place = { platform: "discord", workspace: "", channel: at, thread: null };
  const drawn = cardOf("#1042", { buttons: [[buttonOf("Report", "report.t4.2")]] });
  const { message } = await platform.post(place, { kind: "card", card: drawn }, "n");
  to.reply = ({ did }) => (did.kind === "press" ? { kind: "form", form: reportForm } : shown("Sent"));
  const modal = await jo.press(at, "Report");
  expect(to.heard[0]).toMatchObject({ did: { kind: "press", action: "report.t4.2", message } });
  expect(modalLabels(modal)).toEqual(["Cause", "Labour minutes"]);
  const wrong = await jo.submit(modal, { Cause: "a fuse", "Labour minutes": "half an hour" });
  expect(answerSeen(wrong)).toContain("Labour minutes: Please check this answer.");
  const again = await jo.press(at, "Open the form", wrong);
  expect(to.heard.length).toBe(1);
  const sent = await jo.submit(again, { "Labour minutes": "30" });
  expect(to.heard[1]).toMatchObject({
    did: { kind: "submit", form: reportForm.form, fields: { cause: "a fuse", labourMinutes: "30" } },
  });
  expect(answerSeen(sent)).toBe("Sent");
  expect(sim.state.broken).toEqual([]);
});

test("a form that comes late is behind a button, one after another too", async () => {
  const { sim, to } = await world({}, { delays: { formAnswerMs: 20 } });
  const jo = sim.person("Jo");
  to.reply = async ({ did }) => {
    if (did.kind === "command") await new Promise((resolve) => setTimeout(resolve, 60));
    return { kind: "form", form: reportForm };
  };
  const answer = await jo.slash(jo.direct(), "ticket report");
  expect(answer.callback?.type).toBe(5);
  await until("the button is there", () => answerSeen(answer) !== "");
  const modal = await jo.press(jo.direct(), "Open the form", answer);
  expect(modalLabels(modal)).toEqual(["Cause", "Labour minutes"]);
  // The next part of a long form: a sent modal cannot open another.
  const next = await jo.submit(modal, { Cause: "a fuse" });
  expect(modalLabels(await jo.press(jo.direct(), "Open the form", next))).toEqual(["Cause", "Labour minutes"]);
  expect(sim.state.broken).toEqual([]);
});

test("an answer that takes long is thought about, and nothing leaves nothing behind", async () => {
  const { sim, to } = await world({}, { delays: { answerMs: 15, ackMs: 30 } });
  const jo = sim.person("Jo");
  const slow = async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return shown("Found");
  };
  to.reply = slow;
  const answer = await jo.slash(jo.direct(), "ticket queue");
  expect(answer.callback?.type).toBe(5);
  await until("the answer is there", () => answerSeen(answer) === "Found");
  to.reply = () => ({ kind: "nothing" });
  const none = await jo.slash(jo.direct(), "presence busy");
  await until("it is withdrawn", () => none.withdrawn);
  to.reply = () => Promise.reject(new Error("a defect"));
  expect(answerSeen(await jo.slash(jo.direct(), "ticket queue"))).toBe("That did not work.");
  expect(sim.state.broken).toEqual([]);
});

test("a press that changes nothing for the person is acknowledged without a word; a later answer goes to their direct talk", async () => {
  const { sim, to, platform } = await world({ answerWithinMs: 40 }, { delays: { answerMs: 1000, ackMs: 1000 } });
  const jo = sim.person("Jo");
  const place = { platform: "discord", workspace: "", channel: jo.direct(), thread: null };
  await platform.post(
    place,
    { kind: "card", card: cardOf("#1042", { buttons: [[buttonOf("Accept", "accept.t4.2")]] }) },
    "n",
  );
  expect((await jo.press(jo.direct(), "Accept")).callback?.type).toBe(6);
  to.reply = async () => {
    await new Promise((resolve) => setTimeout(resolve, 80));
    return shown("Late");
  };
  void jo.press(jo.direct(), "Accept").catch(() => undefined);
  await until("it is shown after all", () => jo.sees(jo.direct()).includes("Late"));
  // The server's three seconds were made shorter than ours: that alone is the rule that was broken.
  expect(sim.state.broken.filter((rule) => !/answered after/.test(rule))).toEqual([]);
});
