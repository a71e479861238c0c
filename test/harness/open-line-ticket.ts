import type { SimPerson } from "../platforms/discord/sim-person.ts";
import { type SlackPerson, slackPerson } from "../platforms/slack/slack-person.ts";
import { seen, type TelegramPerson, telegramPerson } from "../platforms/telegram/telegram-person.ts";
import { slackAdmin, type ThreeServers, telegramDesk } from "./three-servers.ts";
import { until } from "./until.ts";

/** Marta's ticket on Telegram, and where it is shown to others. */
export type LineTicket = {
  readonly marta: TelegramPerson;
  readonly jo: SimPerson;
  readonly ada: SlackPerson;
  /** Jo's line on Discord, the thread on Slack's desk, the topic on Telegram's desk. */
  readonly line: string;
  readonly thread: string;
  readonly topic: number;
};

/** Plays the story up to the open line. `promote` makes the person of this name a technician. */
export async function openLineTicket(
  servers: Pick<ThreeServers, "slack" | "discord" | "telegram">,
  promote: (name: string) => Promise<boolean>,
): Promise<LineTicket> {
  const { slack, discord, telegram } = servers;
  const marta = telegramPerson(telegram, 501, { first_name: "Marta" });
  const jo = discord.person("Jo");
  const ada = slackPerson(slack, { id: slackAdmin, name: "Ada" });
  jo.say(jo.direct(), "hello");
  await ada.say(ada.direct, "hello");
  await until("Jo is a technician", () => promote("Jo"));
  marta.say("The oven in line 2 trips the breaker");
  for (const label of ["Work is held up", "Open ticket"]) {
    await until(`Marta sees ${label}`, () => seen(marta.here).some(({ buttons }) => buttons.includes(label)));
    marta.press(label);
  }
  const desk = { channel: "C0DESK", thread: null };
  const card = await until("the card stands on Slack", () =>
    slack.state.channels.get("C0DESK")?.posts.find(({ thread, deleted }) => thread === null && !deleted),
  );
  await until("Ada sees Approve", () => ada.buttons(desk).includes("Approve"));
  await ada.press(desk, "Approve");
  await until("Jo is offered it", () => jo.sees(jo.direct()).join().includes("#1001"));
  await jo.press(jo.direct(), "Accept");
  const line = await until("the line is open", () =>
    [...discord.state.channels.values()].find(
      ({ parent, members }) => parent === discord.channels.work.id && members.has(jo.user.id),
    ),
  );
  const topic = await until(
    "the topic stands",
    () => [...(telegram.state.chats.get(telegramDesk)?.topics.keys() ?? [])][0],
  );
  return { marta, jo, ada, line: line.id, thread: card.ts, topic };
}

/** A ticket that nobody works on yet: its thread on Slack's desk, its topic on Telegram's. */
export type NewTicket = { readonly thread: string; readonly topic: number };

/** So many people open a ticket each on Telegram: as many conversations, each with a thread and a topic of its own. */
export async function openNewTickets({ slack, telegram }: ThreeServers, count: number): Promise<readonly NewTicket[]> {
  const cards = () =>
    slack.state.channels.get("C0DESK")?.posts.filter(({ thread, deleted }) => thread === null && !deleted) ?? [];
  const topics = () => [...(telegram.state.chats.get(telegramDesk)?.topics.keys() ?? [])];
  for (let nth = 0; nth < count; nth += 1) {
    const person = telegramPerson(telegram, 601 + nth, { first_name: `Customer ${nth}` });
    person.say(`The mixer of line ${nth} hums and does not turn`);
    for (const label of ["Work is held up", "Open ticket"]) {
      await until(`${label} is offered`, () => seen(person.here).some(({ buttons }) => buttons.includes(label)));
      person.press(label);
    }
    await until("the ticket stands on both desks", () => cards().length > nth && topics().length > nth);
  }
  return cards().flatMap(({ ts }, at) => {
    const topic = topics()[at];
    return topic === undefined ? [] : [{ thread: ts, topic }];
  });
}
