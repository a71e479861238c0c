import type { Inbound, Interaction, Reply } from "../../../src/bots/platform.ts";
import type {
  ChatPlatform,
  Health,
  PlatformParts,
  PlatformWord,
  StoredTokens,
  TokenStore,
} from "../../../src/bots/platform-parts.ts";
import type { SlackOptions } from "../../../src/bots/slack/slack-options.ts";
import { silentLog } from "../../harness/silent-log.ts";
import type { SlackServer } from "./slack-server.ts";

const words: Readonly<Record<PlatformWord, string>> = {
  loading: "One moment…",
  failed: "That did not work: nothing changed.",
  "open-form": "Open the form",
  raise: "Open a ticket",
  "new-ticket": "New ticket",
  greeting: "Write what is broken.",
  "field-wrong": "That is not right.",
};

/** Parts as the composition root gives them, with what was told to admins. */
export function slackParts(changes: Partial<PlatformParts> = {}): PlatformParts & { readonly health: Health[] } {
  const health: Health[] = [];
  return {
    log: silentLog,
    menu: { commands: [], shortcuts: [] },
    opensForm: () => false,
    complete: async () => [],
    home: async (from) => ({
      tone: "plain",
      title: `Tickets of ${from.name}`,
      body: [],
      fields: [],
      files: [],
      buttons: [],
      footer: null,
      fallback: "Tickets",
    }),
    readFile: async (fileId) => ({
      bytes: new TextEncoder().encode(`bytes of ${fileId}`),
      name: `${fileId}.txt`,
      mediaType: "text/plain",
    }),
    say: (_, word) => words[word],
    onHealth: (told) => void health.push(told),
    clock: () => new Date(),
    random: () => 0.5,
    ...changes,
    health,
  };
}

/** A store of tokens in memory, renewed by one at a time. */
export function memoryTokens(
  stored: StoredTokens | null = null,
): TokenStore & { readonly now: () => StoredTokens | null; renewals: number } {
  let kept = stored;
  let turn: Promise<unknown> = Promise.resolve();
  const store = {
    renewals: 0,
    now: () => kept,
    read: async () => kept,
    renew(renew: (stored: StoredTokens | null) => Promise<StoredTokens>): Promise<StoredTokens> {
      const mine = turn.then(async () => {
        kept = await renew(kept);
        store.renewals += 1;
        return kept;
      });
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
  return store;
}

/** Options for the server, with waits that a test can bear. */
export function slackOptions(server: SlackServer, changes: Partial<SlackOptions> = {}): SlackOptions {
  const parts = changes.parts ?? slackParts();
  return {
    botToken: "xoxb-bot",
    appToken: "xapp-app",
    signingSecret: null,
    deskChannel: "C0DESK",
    supportChannel: "C0HELP",
    apiUrl: server.apiUrl,
    rotation: null,
    tokens: memoryTokens(),
    ...changes,
    parts,
    delays: { callMs: 2000, retryMs: 5, retryCapMs: 20, watchMs: 10, pongMs: 150, helloMs: 2000, ...changes.delays },
  };
}

/** An inbox in memory: repeats are dropped by their event id, and each event is answered by `reply`. */
export function memoryInbound(
  reply: (interaction: Interaction) => Reply | Promise<Reply> = () => ({ kind: "nothing" }),
): Inbound & { readonly heard: Interaction[] } {
  const heard: Interaction[] = [];
  const known = new Map<string, Promise<Reply>>();
  const store = async (interaction: Interaction): Promise<{ readonly done: Promise<Reply> }> => {
    const before = known.get(interaction.eventId);
    if (before !== undefined) return { done: before };
    heard.push(interaction);
    const done = Promise.resolve().then(() => reply(interaction));
    done.catch(() => undefined);
    known.set(interaction.eventId, done);
    return { done };
  };
  return { heard, store, take: async (interaction) => (await store(interaction)).done };
}

/** Lets Slack call the platform's webhook, where it has one. */
export function callByWebhook(server: SlackServer, platform: ChatPlatform, secret = "signing-secret"): void {
  const { webhook } = platform;
  if (webhook === null) return;
  server.delivery.callBy((headers, body) => webhook.receive({ headers, body }), secret);
}
