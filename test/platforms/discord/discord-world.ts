import { afterEach } from "vitest";
import type { Button, Card } from "../../../src/bots/card.ts";
import type { Interaction, Outgoing } from "../../../src/bots/platform.ts";
import type { ChatPlatform } from "../../../src/bots/platform-parts.ts";
import { fromPlain, toPlain } from "../../../src/core/domain/rich-text.ts";
import { until } from "../../harness/until.ts";
import { type DiscordSim, discordSim, type SimOptions } from "./discord-sim.ts";
import { discordOn, type Given, given } from "./discord-subject.ts";

/** A simulated server and a platform on it. */
export type DiscordWorld = { readonly sim: DiscordSim; readonly platform: ChatPlatform; readonly to: Given };

/** Makes worlds for the tests of a file, and ends them after each. `started`: whether the platform listens. */
export function discordWorlds(started: boolean) {
  const open: DiscordWorld[] = [];
  afterEach(async () => {
    for (const { sim, platform } of open.splice(0)) {
      await platform.stop();
      await sim.close();
    }
  });
  return async (options: SimOptions = {}, more: Parameters<typeof discordOn>[2] = {}): Promise<DiscordWorld> => {
    const sim = await discordSim(options);
    const to = given();
    const platform = discordOn(sim, to, more);
    open.push({ sim, platform, to });
    if (started) await platform.start(to.inbound);
    return { sim, platform, to };
  };
}

/** Waits until so many interactions were taken. */
export async function heard(to: Given, count: number): Promise<readonly Interaction[]> {
  await until(`${count} interactions are heard`, () => to.heard.length >= count, { withinMs: 5000, everyMs: 2 });
  return to.heard;
}

export function cardOf(title: string, changes: Partial<Card> = {}): Card {
  return {
    tone: "plain",
    title,
    body: [],
    fields: [],
    files: [],
    buttons: [],
    footer: null,
    fallback: title,
    ...changes,
  };
}

export function buttonOf(label: string, action: string): Button {
  return { action, label, style: "primary" };
}

/** An answer for the sender's eyes. */
export function shown(text: string): { kind: "card"; card: Card; seenBy: "sender" } {
  return { kind: "card", card: cardOf(text), seenBy: "sender" };
}

export function saying(text: string, changes: Partial<Extract<Outgoing, { kind: "message" }>> = {}): Outgoing {
  return {
    kind: "message",
    author: null,
    text: fromPlain(text),
    files: [],
    replyTo: null,
    edited: false,
    staffOnly: false,
    words: { edited: "edited", note: "note" },
    ...changes,
  };
}

/** The words of an interaction; null where it has none. */
export function wordsOf({ did }: Interaction): string | null {
  return "text" in did ? toPlain(did.text) : null;
}
