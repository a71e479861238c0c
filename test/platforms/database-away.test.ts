import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { type DatabaseDoor, databaseDoor } from "../harness/database-door.ts";
import { openThreePlatforms } from "../harness/three-platforms.ts";
import { slackAdmin } from "../harness/three-servers.ts";
import { until } from "../harness/until.ts";
import { slackPerson } from "./slack/slack-person.ts";
import { telegramPerson } from "./telegram/telegram-person.ts";

/** How long the database is away. Longer than a lease needs to be lost (2 s), so that listening stops and begins again. */
const awayMs = 4_000;

test("the database is away for some seconds while all three platforms deliver: nothing is lost, all is in its order, once", async () => {
  const doors: DatabaseDoor[] = [];
  await using world = await openThreePlatforms({
    throughDoor: async (url) => {
      const door = await databaseDoor(url);
      doors.push(door);
      return door.url;
    },
  });
  const [door] = doors;
  if (door === undefined) throw new Error("there is no door");
  await using _door = door;
  const { db } = world;
  const marta = telegramPerson(world.telegram, 501, { first_name: "Marta" });
  const jo = world.discord.person("Jo");
  const ada = slackPerson(world.slack, { id: slackAdmin, name: "Ada" });
  const known = async (name: string) => (await db.sql`select from accounts where name = ${name}`).length === 1;
  const wordsOf = async (name: string): Promise<readonly string[]> =>
    (
      await db.sql<{ words: string }[]>`
        select interaction -> 'did' -> 'text' -> 0 -> 'runs' -> 0 ->> 'text' as words from inbox
        where interaction -> 'did' ->> 'kind' = 'say' and interaction -> 'from' ->> 'name' like ${`${name}%`} order by id`
    ).map(({ words }) => words);

  // Everybody is known: from then on the history is asked about their chats.
  marta.say("hello");
  jo.say(jo.direct(), "hello");
  await ada.say(ada.direct, "hello");
  for (const name of ["Marta", "Jo", "Ada"]) await until(`${name} is known`, () => known(name));
  await world.app().idle();

  door.shut();
  const said = ["hello"];
  const telling: Promise<unknown>[] = [];
  for (let at = 0; at < 8; at += 1) {
    const words = `${at} while it is away`;
    said.push(words);
    marta.say(words);
    jo.say(jo.direct(), words);
    // Slack sends again what is not acknowledged, and gives up soon in this simulation.
    telling.push(ada.say(ada.direct, words));
    await wait(awayMs / 8);
  }
  door.open();
  await Promise.all(telling);
  for (const name of ["Marta", "Jo", "Ada"]) {
    await until(`all that ${name} said is stored`, async () => (await wordsOf(name)).length >= said.length, {
      withinMs: 40_000,
    });
    expect((await wordsOf(name)).toSorted(), name).toEqual(said.toSorted());
    expect(await wordsOf(name), `${name} in order`).toEqual(said);
  }
  await until(
    "all of it took effect",
    async () => (await db.sql`select from inbox where state = 'pending'`).length === 0,
  );
  expect([...(await db.sql`select event_id, error from inbox where state = 'failed'`)]).toEqual([]);
  await until("all listen again", () =>
    world
      .app()
      .platforms.health()
      .every(({ health }) => health.state === "connected"),
  );
  marta.say("back");
  jo.say(jo.direct(), "back");
  await ada.say(ada.direct, "back");
  for (const name of ["Marta", "Jo", "Ada"])
    await until(`${name} is heard again`, async () => (await wordsOf(name)).at(-1) === "back");
  expect(world.broken()).toEqual([]);
}, 120_000);
