import type { Card } from "../../../src/bots/card.ts";
import type { Form } from "../../../src/bots/form.ts";
import type { Interaction, Reply } from "../../../src/bots/platform.ts";
import type { PlatformParts } from "../../../src/bots/platform-parts.ts";
import { type SlackPlatform, slackPlatform } from "../../../src/bots/slack/platform.ts";
import type { SlackOptions } from "../../../src/bots/slack/slack-options.ts";
import { callByWebhook, memoryInbound, slackOptions, slackParts } from "./slack-parts.ts";
import { type SlackPerson, slackPerson, type Where } from "./slack-person.ts";
import { type SlackServer, type SlackServerOptions, startSlackServer } from "./slack-server.ts";

export type Answering = (interaction: Interaction) => Reply | Promise<Reply>;

/** A workspace with a desk channel, a support channel, two people and the platform, which is answered for by the test. */
export type SlackWorld = AsyncDisposable & {
  readonly server: SlackServer;
  readonly platform: SlackPlatform;
  readonly parts: ReturnType<typeof slackParts>;
  readonly heard: Interaction[];
  readonly marta: SlackPerson;
  readonly jo: SlackPerson;
  readonly desk: Where;
  readonly help: Where;
  /** How everything is answered from now on. */
  answer(how: Answering): void;
  /** Starts listening, unless the world was made with `start: false`. */
  start(): Promise<void>;
};

export type SlackWorldOptions = {
  readonly by?: "socket" | "http";
  readonly start?: boolean;
  readonly server?: SlackServerOptions;
  readonly parts?: Partial<PlatformParts>;
  readonly options?: Partial<SlackOptions>;
};

export async function slackWorld({
  by = "socket",
  start = true,
  ...more
}: SlackWorldOptions = {}): Promise<SlackWorld> {
  const server = await startSlackServer(more.server);
  server.addChannel({ id: "C0DESK", name: "desk" });
  server.addChannel({ id: "C0HELP", name: "help" });
  server.addChannel({ id: "C0RANDOM", name: "random" });
  const parts = slackParts(more.parts);
  const http = by === "http" ? { appToken: null, signingSecret: "signing-secret" } : {};
  const platform = slackPlatform(slackOptions(server, { ...http, ...more.options, parts }));
  let answering: Answering = () => ({ kind: "nothing" });
  const inbound = memoryInbound((interaction) => answering(interaction));
  const world: SlackWorld = {
    server,
    platform,
    parts,
    heard: inbound.heard,
    marta: slackPerson(server, { id: "U0MARTA", name: "Marta", locale: "es-ES" }),
    jo: slackPerson(server, { id: "U0JO", name: "Jo" }),
    desk: { channel: "C0DESK", thread: null },
    help: { channel: "C0HELP", thread: null },
    answer: (how) => {
      answering = how;
    },
    async start() {
      callByWebhook(server, platform);
      await platform.start(inbound);
    },
    async [Symbol.asyncDispose]() {
      await platform.stop();
      await server[Symbol.asyncDispose]();
    },
  };
  if (start) await world.start();
  return world;
}

export const card = (title: string, changes: Partial<Card> = {}): Card => ({
  tone: "plain",
  title,
  body: [],
  fields: [],
  files: [],
  buttons: [],
  footer: null,
  fallback: title,
  ...changes,
});

export const told = (title: string, changes: Partial<Card> = {}): Reply => ({
  kind: "card",
  card: card(title, changes),
  seenBy: "sender",
});

export const button = (label: string, action = `x.${label}`) => ({ action, label, style: "plain" as const });

export const reportForm: Form = {
  form: "report.u2.3",
  title: "Report about ticket #1042 of the bakery",
  intro: "Cause must be filled in.",
  submitLabel: "Send",
  cancelLabel: "Back",
  fields: [
    { kind: "line", name: "cause", label: "Cause", hint: "In a few words", required: true, value: "", maxLength: 100 },
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
    {
      kind: "choice",
      name: "urgency",
      label: "Urgency",
      hint: null,
      required: true,
      value: "low",
      choices: [
        { value: "low", label: "Low" },
        { value: "high", label: "High" },
      ],
    },
    { kind: "secret", name: "pin", label: "PIN", hint: null, required: true, digits: 6 },
  ],
};
