import { describe, expect, test } from "vitest";
import { eventually } from "../../delivery/delivery-world.ts";
import { button, card, reportForm, slackWorld, told } from "./slack-world.ts";

const asksReport = { opensForm: (interaction: { did: { kind: string } }) => interaction.did.kind !== "submit" };

describe.each(["socket", "http"] as const)("how people are answered, by %s", (by) => {
  test("plain talk is answered where it was said: visibly in a direct channel and in a thread of the support channel", async () => {
    await using world = await slackWorld({ by });
    const { marta, jo, help, server } = world;
    world.answer(() => told("Which oven?", { buttons: [[button("Oven 1")]] }));
    await marta.say(marta.direct, "cold");
    await eventually(
      () => marta.sees(marta.direct),
      (seen) => seen.includes("Which oven?"),
    );
    const ts = await marta.say(help, "cold");
    await eventually(
      () => jo.sees({ ...help, thread: ts }),
      (seen) => seen.includes("Which oven?"),
    );
    expect(server.state.broken).toEqual([]);
  });

  test("a command in a thread is answered to the one who gave it alone", async () => {
    await using world = await slackWorld({ by });
    const { marta, jo, help, server } = world;
    const ts = await marta.say(help, "cold");
    world.answer(() => told("#1042, seen by staff"));
    await jo.say({ ...help, thread: ts }, "<@U0BOT> show 1042");
    await eventually(
      () => jo.sees({ ...help, thread: ts }),
      (seen) => seen.includes("#1042, seen by staff"),
    );
    expect(marta.sees({ ...help, thread: ts })).not.toContain("#1042, seen by staff");
    expect(server.state.broken).toEqual([]);
  });

  test("a slash command belongs to the person's own channel, or to the desk channel it was typed in", async () => {
    await using world = await slackWorld({ by });
    const { marta, jo, desk, help, heard, server } = world;
    world.answer(() => told("Your tickets"));
    await marta.slash(help, "/ticket list <@U0JO|jo> &lt;b&gt; <https://a.example|a>");
    await jo.slash(desk, "/desk stats");
    expect(
      heard.map(({ did, place, surface }) => [did.kind === "command" ? did.words : "", place.channel, surface]),
    ).toEqual([
      ["ticket list @Jo <b> https://a.example", marta.direct.channel, "private"],
      ["desk stats", "C0DESK", "desk"],
    ]);
    await eventually(
      () => marta.sees(help),
      (seen) => seen.includes("Your tickets"),
    );
    await eventually(
      () => jo.sees(desk),
      (seen) => seen.includes("Your tickets"),
    );
    expect(marta.sees(desk)).not.toContain("Your tickets");
    await marta.slash(marta.direct, "/ticket list");
    await eventually(
      () => marta.sees(marta.direct),
      (seen) => seen.includes("Your tickets"),
    );
    expect(server.state.broken).toEqual([]);
  });

  test("where a form is to be expected its modal opens before anything is stored, and is filled when it is there", async () => {
    const release = Promise.withResolvers<void>();
    await using world = await slackWorld({ by, parts: asksReport });
    const { marta, server, heard } = world;
    world.answer(async () => {
      await release.promise;
      return { kind: "form", form: reportForm };
    });
    await marta.slash(marta.direct, "/ticket report 1042");
    await eventually(
      () => marta.seesView("modal"),
      (seen) => seen === "One moment…",
    );
    release.resolve();
    await eventually(
      () => marta.seesView("modal"),
      (seen) => seen.includes("Labour minutes"),
    );
    expect(marta.seesView("modal")).toContain("Report about ticket #1042 of the bakery");
    world.answer(({ did }) =>
      did.kind === "submit" && did.fields.cause === "?"
        ? { kind: "form", form: { ...reportForm, intro: "Cause is too short." } }
        : told("Thank you"),
    );
    await marta.submit({ Cause: "?", Urgency: "High", PIN: "123456" });
    expect(marta.seesView("modal")).toContain("Cause is too short.");
    await marta.submit({ Cause: "a fuse", Urgency: "High", PIN: "123456" });
    expect(marta.modal()).toBeNull();
    await eventually(
      () => marta.sees(marta.direct),
      (seen) => seen.includes("Thank you"),
    );
    expect(heard.at(-1)).toMatchObject({
      place: { channel: marta.direct.channel, thread: null },
      surface: "private",
      did: {
        kind: "submit",
        form: "report.u2.3",
        fields: { cause: "a fuse", minutes: "30", urgency: "high", pin: "123456" },
      },
    });
    expect(new Set(heard.map(({ eventId }) => eventId)).size).toBe(3);
    expect(server.state.broken).toEqual([]);
  });

  test("a form whose outcome takes its time shows that it does, then the outcome; what went wrong stays in the modal", async () => {
    const release = Promise.withResolvers<void>();
    await using world = await slackWorld({ by, parts: asksReport, options: { delays: { outcomeMs: 5 } } });
    const { jo, desk, server } = world;
    world.answer(() => ({ kind: "form", form: reportForm }));
    await jo.slash(desk, "/ticket report 1042");
    await eventually(
      () => jo.seesView("modal"),
      (seen) => seen.includes("Cause"),
    );
    world.answer(async () => {
      await release.promise;
      return told("Somebody else was faster", { tone: "warn" });
    });
    await jo.submit({ Cause: "a fuse", PIN: "123456" });
    expect(jo.seesView("modal")).toBe("One moment…");
    release.resolve();
    await eventually(
      () => jo.seesView("modal"),
      (seen) => seen.includes("Somebody else was faster"),
    );
    expect(server.state.broken).toEqual([]);
  });

  test("a form that answers plain words is offered behind a button, and opens from it at once", async () => {
    await using world = await slackWorld({ by });
    const { jo, desk, server, heard } = world;
    const root = await jo.say(desk, "hello");
    world.answer(() => ({ kind: "form", form: reportForm }));
    await jo.say({ ...desk, thread: root }, "<@U0BOT> report 1042");
    await eventually(
      () => jo.buttons({ ...desk, thread: root }),
      (seen) => seen.includes("Open the form"),
    );
    await jo.press({ ...desk, thread: root }, "Open the form");
    await eventually(
      () => jo.seesView("modal"),
      (seen) => seen.includes("Labour minutes"),
    );
    expect(heard.length).toBe(2);
    expect(server.state.broken).toEqual([]);
  });

  test("the next question takes the place of the one that was answered; a card of the desk stays", async () => {
    await using world = await slackWorld({ by });
    const { marta, jo, desk, platform, server } = world;
    world.answer(({ did }) =>
      did.kind === "say"
        ? told("Which oven?", { buttons: [[button("Oven 1")]] })
        : told("How urgent?", { buttons: [[button("High")]] }),
    );
    await marta.say(marta.direct, "cold");
    await eventually(
      () => marta.buttons(marta.direct),
      (seen) => seen.includes("Oven 1"),
    );
    await marta.press(marta.direct, "Oven 1");
    await eventually(
      () => marta.sees(marta.direct),
      (seen) => seen.includes("How urgent?"),
    );
    expect(marta.buttons(marta.direct)).toEqual(["High"]);
    const place = { platform: "slack", workspace: "T0FIX", ...desk };
    await platform.post(place, { kind: "card", card: card("#1042", { buttons: [[button("Approve")]] }) }, "n1");
    world.answer(() => told("Choose somebody", { buttons: [[button("Kim")]] }));
    await jo.press(desk, "Approve");
    await eventually(
      () => jo.buttons(desk),
      (seen) => seen.includes("Kim"),
    );
    expect(jo.buttons(desk)).toEqual(["Approve", "Kim"]);
    expect(marta.buttons(desk)).toEqual(["Approve"]);
    world.answer(() => told("Kim goes"));
    await jo.press(desk, "Kim");
    await eventually(
      () => jo.buttons(desk),
      (seen) => !seen.includes("Kim"),
    );
    expect(jo.sees(desk)).toContain("Kim goes");
    expect(server.state.broken).toEqual([]);
  });

  test("the home tab shows one's own page, and its buttons work", async () => {
    await using world = await slackWorld({
      by,
      parts: { home: async (from) => card(`Tickets of ${from.name}`, { buttons: [[button("New ticket")]] }) },
    });
    const { marta, heard, server } = world;
    await marta.openHome();
    await eventually(
      () => marta.seesView("home"),
      (seen) => seen === "Tickets of Marta",
    );
    world.answer(() => told("What is broken?"));
    await marta.press("home", "New ticket");
    await eventually(
      () => marta.sees(marta.direct),
      (seen) => seen.includes("What is broken?"),
    );
    expect(heard[0]).toMatchObject({
      surface: "private",
      place: { channel: marta.direct.channel, thread: null },
      did: { kind: "press", message: null },
    });
    expect(server.state.broken).toEqual([]);
  });

  test("the global shortcut opens a new ticket from anywhere", async () => {
    await using world = await slackWorld({ by, parts: asksReport });
    const { marta, heard, server } = world;
    world.answer(() => ({ kind: "form", form: reportForm }));
    await marta.shortcut("new-ticket");
    await eventually(
      () => marta.seesView("modal"),
      (seen) => seen.includes("Cause"),
    );
    expect(heard[0]).toMatchObject({ surface: "private", did: { kind: "command", words: "ticket new" } });
    expect(server.state.broken).toEqual([]);
  });

  test("a trigger that came too late opens no modal; the form is offered behind a button", async () => {
    await using world = await slackWorld({ by, parts: asksReport, server: { triggerMs: -1 } });
    const { marta, server } = world;
    world.answer(() => ({ kind: "form", form: reportForm }));
    await marta.slash(marta.direct, "/ticket report 1042");
    await eventually(
      () => marta.buttons(marta.direct),
      (seen) => seen.includes("Open the form"),
    );
    expect(server.state.broken).toEqual([]);
  });
});
