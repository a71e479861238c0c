import { menuOf } from "../../../src/bots/dialog/menu-of.ts";
import { opensForm } from "../../../src/bots/dialog/opens-form.ts";
import type { DiscordOptions } from "../../../src/bots/discord/options.ts";
import { discordPlatform } from "../../../src/bots/discord/platform.ts";
import type { Menu } from "../../../src/bots/menu.ts";
import type { Inbound, Interaction, Reply } from "../../../src/bots/platform.ts";
import type { ChatPlatform, Health, PlatformParts } from "../../../src/bots/platform-parts.ts";
import type { DiscordSim } from "./discord-sim.ts";

/** What tests give the platform: short waits, words in English, files of one byte each, and a record of what it tells. */
export type Given = {
  readonly health: Health[];
  readonly logged: string[];
  /** Everything that was taken, in order. */
  readonly heard: Interaction[];
  /** What is answered; tests change it. */
  reply: (interaction: Interaction) => Promise<Reply> | Reply;
  /** Thrown at the store, once each. */
  readonly storeFails: Error[];
  readonly inbound: Inbound;
};

const words = {
  loading: "One moment …",
  failed: "That did not work.",
  "open-form": "Open the form",
  raise: "Open a ticket",
  "new-ticket": "New ticket",
  greeting: "Write here what is wrong.",
  "field-wrong": "Please check this answer.",
} as const;

export function given(): Given {
  const heard: Interaction[] = [];
  const storeFails: Error[] = [];
  const seen = new Set<string>();
  const made: Given = {
    health: [],
    logged: [],
    heard,
    storeFails,
    reply: () => ({ kind: "nothing" }),
    inbound: {
      async take(interaction) {
        const failure = storeFails.shift();
        if (failure !== undefined) throw failure;
        // A repeat has no second effect.
        if (seen.has(interaction.eventId)) return { kind: "nothing" };
        seen.add(interaction.eventId);
        heard.push(interaction);
        return made.reply(interaction);
      },
      async store(interaction) {
        const failure = storeFails.shift();
        if (failure !== undefined) throw failure;
        return { done: made.inbound.take(interaction) };
      },
    },
  };
  return made;
}

export function partsFor(to: Given, menu: Menu = menuOf()): PlatformParts {
  const log = (level: string) => (details: object, told: string) =>
    void to.logged.push(`${level} ${told} ${JSON.stringify(details)}`);
  return {
    log: { info: () => undefined, warn: log("warn"), error: log("error") },
    menu,
    opensForm,
    complete: async ({ kind, typed }) => [{ value: "1042", label: `${kind} ${typed} #1042` }],
    home: async () => Promise.reject(new Error("no home on Discord")),
    readFile: async (fileId) => ({ bytes: new Uint8Array([1, 2, 3]), name: `${fileId}.jpg`, mediaType: "image/jpeg" }),
    say: (_, word) => words[word],
    onHealth: (health) => void to.health.push(health),
    clock: () => new Date(),
    random: () => 0.5,
  };
}

/** The platform on the simulator, not started. */
export function discordOn(sim: DiscordSim, to: Given, more: Partial<DiscordOptions> = {}): ChatPlatform {
  return discordPlatform({
    token: sim.state.token,
    guildId: sim.state.guildId,
    deskChannel: sim.channels.desk.id,
    workChannel: sim.channels.work.id,
    supportChannel: sim.channels.support.id,
    apiUrl: sim.apiUrl,
    parts: partsFor(to),
    ...more,
    delays: {
      storeAgainMs: [1, 5],
      reconnectMs: 5,
      reconnectMaxMs: 50,
      identifyEveryMs: 0,
      requestMs: 3000,
      ...more.delays,
    },
  });
}
