import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Person } from "../../src/core/domain/actor.ts";
import type { Desk } from "../../src/core/store/work.ts";
import { openSession } from "../../src/core/usecases/open-session.ts";
import { createRandom } from "../../src/demo/random.ts";
import { testPeople } from "../harness/desk.ts";
import { type Browser, openBrowser } from "./browser.ts";
import type { DeskProcess } from "./desk-process.ts";
import { type PlayedStory, playStory, type StoryCast } from "./play-story.ts";

/** One death of the desk. Returns what was done, for the report. */
export type Deadly = (desk: DeskProcess, random: () => number) => Promise<string>;

export type CrashRun = {
  readonly casts: readonly StoryCast[];
  /** Acts that browsers have begun so far. */
  readonly acts: () => number;
};

/** Signs people in for three stories side by side: one customer has two of them, and all share two admins. */
export async function crashRun(desk: Desk, server: DeskProcess): Promise<CrashRun> {
  const people = await testPeople(desk);
  let acts = 0;
  const browserOf = async (person: Person): Promise<Browser> => {
    const { token } = await desk.transact((work) => openSession(work, { accountId: person.accountId }));
    return openBrowser({
      person,
      cookie: `fixline=${token}`,
      address: server.address,
      sent: () => {
        acts += 1;
      },
    });
  };
  const [marta, carlo] = [await browserOf(people.customer), await browserOf(people.colleague)];
  const [ada, bo] = [await browserOf(people.admin), await browserOf(people.otherAdmin)];
  return {
    acts: () => acts,
    casts: [
      { customer: marta, technician: await browserOf(people.technician), admin: ada },
      { customer: carlo, technician: await browserOf(people.otherTechnician), admin: bo },
      { customer: marta, technician: await browserOf(people.engineer), admin: ada },
    ],
  };
}

/**
 * Plays stories beside each other while the desk dies once a seed; ends when all seeds are through and every story that was begun is
 * over. Throws with the seeds so far when a story cannot be ended.
 */
export async function playWhileDying(
  server: DeskProcess,
  run: CrashRun,
  seeds: readonly number[],
  deadly: Deadly,
): Promise<{ readonly stories: readonly PlayedStory[]; readonly deaths: readonly string[] }> {
  const stories: PlayedStory[] = [];
  const deaths: string[] = [];
  let dying = true;
  const players = run.casts.map(async (cast) => {
    while (dying) stories.push(await playStory(cast, randomUUID().slice(0, 8)));
  });
  const failed = Promise.all(players).then(() => null);
  const killer = async () => {
    for (const seed of seeds) {
      const random = createRandom(seed, "death").next;
      const acts = 1 + Math.floor(random() * 20);
      const from = run.acts();
      while (dying && run.acts() < from + acts) await sleep(1);
      if (!dying) return;
      // The point of death lies anywhere within what the last of these acts sets going.
      await sleep(random() * 25);
      deaths.push(`seed ${seed}: after ${acts} acts, ${await deadly(server, random)}`);
    }
  };
  try {
    await Promise.race([failed, killer()]);
    dying = false;
    await failed;
  } catch (error) {
    dying = false;
    throw new Error(`${String(error)}\n${deaths.join("\n")}\nthe desk said:\n${server.troubles().join("\n")}`, {
      cause: error,
    });
  }
  return { stories, deaths };
}
