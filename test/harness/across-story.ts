import { messagesIn } from "../platforms/discord/sim-state.ts";
import { slackPerson } from "../platforms/slack/slack-person.ts";
import { seen, telegramPerson } from "../platforms/telegram/telegram-person.ts";
import { png } from "./files.ts";
import type { ThreePlatforms } from "./three-platforms.ts";
import { slackAdmin, telegramDesk } from "./three-servers.ts";
import { until } from "./until.ts";

/** What each person sees in the end, place by place, oldest first. */
export type AcrossTranscript = Readonly<
  Record<"Marta" | "Jo directly" | "Jo's line" | "Ada" | "Discord's desk" | "Telegram's desk", readonly string[]>
>;

type Attempt = { readonly act: () => unknown; readonly outcome: () => unknown };

/**
 * The customer Marta on Telegram, the technician Jo on Discord, the admin Ada on Slack: one ticket, from the first word to the rating. What
 * a person does and sees no outcome of within `patienceMs` they do again, as people do.
 */
export async function playAcross(world: ThreePlatforms, { patienceMs = 20_000 } = {}): Promise<AcrossTranscript> {
  const { db, slack, discord, telegram } = world;
  const marta = telegramPerson(telegram, 501, { first_name: "Marta" });
  const jo = discord.person("Jo");
  const ada = slackPerson(slack, { id: slackAdmin, name: "Ada" });

  /** Does it until its outcome is there. */
  async function insist(what: string, { act, outcome }: Attempt): Promise<void> {
    let failure: unknown = null;
    for (let tries = 0; tries < 8; tries += 1) {
      if (await outcome()) return;
      Promise.resolve()
        .then(act)
        .catch((error: unknown) => {
          failure = error;
        });
      const there = await until(what, outcome, { withinMs: patienceMs }).catch(() => null);
      if (there !== null) return;
    }
    throw new Error(`${what}: did not come true; ${String(failure)}`);
  }

  const count = async (rows: Promise<readonly unknown[]>, n = 1): Promise<boolean> => (await rows).length === n;
  const martaSees = () => seen(marta.here);
  const labels = () => martaSees().flatMap(({ buttons }) => buttons);
  const martaReads = (words: string) =>
    until(`Marta reads "${words}"`, () => martaSees().some(({ text }) => text.includes(words)));
  const martaIsOffered = (label: string) =>
    until(`Marta sees "${label}" among ${labels().join(", ")}`, () => labels().includes(label));

  // Jo and Ada are known; Jo is made a technician.
  await insist("Jo has an account", {
    act: () => jo.slash(jo.direct(), "help"),
    outcome: () => count(db.sql`select from accounts where name = 'Jo'`),
  });
  await db.sql`update accounts set role = 'technician' where name = 'Jo'`;
  await insist("Ada is an admin", {
    act: () => ada.say(ada.direct, "hello"),
    outcome: () => count(db.sql`select from accounts where name = 'Ada' and role = 'admin'`),
  });

  // 1. Marta says what is wrong, and answers the one question that is left.
  marta.say("The oven in line 2 trips the breaker");
  await martaIsOffered("Work is held up");
  await insist("Marta is offered to open it", {
    act: () => marta.press("Work is held up"),
    outcome: () => labels().includes("Open ticket"),
  });
  await insist("the ticket is open", {
    act: () => marta.press("Open ticket"),
    outcome: () => count(db.sql`select from tickets`),
  });
  const [ticket] = await db.sql<{ id: string; number: number }[]>`select id, number::int from tickets`;
  if (ticket === undefined) throw new Error("there is no ticket");
  const status = async () => (await db.sql`select status from tickets where id = ${ticket.id}`)[0]?.status;
  const becomes = (wanted: string) => async () => (await status()) === wanted;
  await martaReads(`#${ticket.number}`);

  // 2. It stands in every desk channel; Ada approves on Slack.
  const deskChannel = { channel: "C0DESK", thread: null };
  const deskCard = await until("the card stands on Slack", () =>
    slack.state.channels.get("C0DESK")?.posts.find(({ thread, deleted }) => thread === null && !deleted),
  );
  const slackDesk = { channel: "C0DESK", thread: deskCard.ts };
  await until("Ada sees Approve", () => ada.buttons(deskChannel).includes("Approve"));
  await insist("Ada approved", { act: () => ada.press(deskChannel, "Approve"), outcome: becomes("opened") });
  const telegramTopic = await until("the topic stands on Telegram", () => {
    const chat = telegram.state.chats.get(telegramDesk);
    const topic = [...(chat?.topics.keys() ?? [])].at(-1);
    return chat === undefined || topic === undefined ? null : { chat, topic };
  });
  const discordDesk = await until("the thread stands on Discord", () =>
    [...discord.state.channels.values()].find((one) => one.parent === discord.channels.desk.id),
  );

  // 3. Jo accepts on Discord and gets a line.
  const joSees = (channel: string) => jo.sees(channel).join("\n");
  const joReads = (channel: string, words: string) =>
    until(`Jo reads "${words}"`, () => joSees(channel).includes(words));
  await joReads(jo.direct(), `#${ticket.number}`);
  const lineOf = () =>
    [...discord.state.channels.values()].findLast(
      ({ parent, gone, members }) => parent === discord.channels.work.id && !gone && members.has(jo.user.id),
    );
  await insist("the line is open", { act: () => jo.press(jo.direct(), "Accept"), outcome: lineOf });
  const line = lineOf();
  if (line === undefined) throw new Error("there is no line");
  await world.app().idle();

  // 4. Talk crosses, with its formatting; notes stay with the staff; nothing can mention anybody.
  marta.say("It smells burnt @everyone <!channel>", { entities: [{ type: "bold", offset: 3, length: 6 }] });
  await joReads(line.id, "It smells burnt @everyone <!channel>");
  await until("Ada reads it", () => ada.sees(slackDesk).some((text) => text.includes("It smells burnt")));
  jo.say(line.id, "Switch it **off** please");
  await martaReads("Switch it off please");
  await until("Ada reads it too", () => ada.sees(slackDesk).some((text) => text.includes("Switch it off")));
  await ada.say(slackDesk, "They never pay on time");
  const isNote = (text: string) => text.includes("never pay on time");
  await until("the note is on Discord's desk", () => isNote(joSees(discordDesk.id)));
  const topicSees = () => seen(telegramTopic).map(({ text }) => text);
  await until("the note is on Telegram's desk", () => topicSees().some(isNote));

  // Files both ways, a photo with its words, an edit.
  marta.document("manual.pdf", Buffer.from("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"));
  const joHas = (name: string) =>
    messagesIn(discord.state, line.id).some(({ attachments }) => attachments.some((file) => file.filename === name));
  await until("Jo has the manual", () => joHas("manual.pdf"));
  jo.say(line.id, "this one", { files: [{ name: "plug.png", type: "image/png", bytes: png() }] });
  await until("Marta has the picture", () => martaSees().some(({ file, byBot }) => byBot && file !== null));
  await until("Ada has both", () =>
    ["manual.pdf", "plug.png"].every((name) => ada.sees(slackDesk).some((text) => text.includes(`[${name}]`))),
  );
  marta.photo("the plug");
  await joReads(line.id, "the plug");
  const wrong = marta.say("It is in hall 3");
  await joReads(line.id, "hall 3");
  marta.edit(wrong, "It is in hall 4");
  await until("Jo reads hall 4 instead", () => {
    const words = joSees(line.id);
    return words.includes("hall 4") && !words.includes("hall 3");
  });

  // 5. Work, and the report in two parts.
  await insist("work has started", { act: () => jo.slash(line.id, "ticket start"), outcome: becomes("in_progress") });
  await insist("the report is in", {
    act: async () => {
      const one = await jo.slash(line.id, "ticket report");
      const kept = await jo.submit(one, {
        Malfunction: "Trips the breaker",
        Cause: "Element to earth",
        Solution: "Element replaced",
        Fix: "replace heating element",
        Parts: "1 x element HE-7",
      });
      await until("the first part is kept", () => kept.original !== null || kept.followups.length > 0);
      const two = await jo.press(line.id, "Continue", kept);
      await jo.submit(two, { "Labour minutes": "55", "Travel minutes": "25" });
    },
    outcome: () => count(db.sql`select from reports where ticket_id = ${ticket.id}`),
  });

  // 6. Marta signs with a PIN that she chooses now; Jo completes, Ada closes, Marta rates.
  await martaIsOffered("Sign");
  await insist("Marta is asked for a PIN", {
    act: () => marta.press("Sign"),
    outcome: () => martaSees().some(({ text }) => text.includes("six digits")),
  });
  marta.say("274951 274951");
  await until("it is signed", () => count(db.sql`select from signatures`));
  await insist("it is resolved", { act: () => jo.slash(line.id, "ticket complete"), outcome: becomes("resolved") });
  await until("Ada sees Close", () => ada.buttons(slackDesk).includes("Close"));
  await insist("it is closed", { act: () => ada.press(slackDesk, "Close"), outcome: becomes("closed") });
  await martaIsOffered("5");
  await insist("it is rated", {
    act: () => marta.press("5"),
    outcome: () => count(db.sql`select from ratings where stars = 5`),
  });

  await world.app().idle();
  await until(
    "nothing waits to be sent",
    () => count(db.sql`select from deliveries where state in ('queued', 'sending')`, 0),
    { withinMs: 40_000 },
  );
  await until("the PIN is taken away", () => !martaSees().some(({ text }) => text.includes("274951")));
  return {
    Marta: martaSees().map(({ text, file }) => (file === null ? text : `${text} [file]`.trim())),
    "Jo directly": jo.sees(jo.direct()),
    "Jo's line": jo.sees(line.id),
    Ada: ada.sees(slackDesk),
    "Discord's desk": jo.sees(discordDesk.id),
    "Telegram's desk": topicSees(),
  };
}
