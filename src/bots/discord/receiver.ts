import { type APIChannel, type APIMessage, type GatewayDispatchPayload, InteractionType } from "discord.js";
import type { Inbound, Interaction, Reply } from "../platform.ts";
import type { PlatformParts } from "../platform-parts.ts";
import { type ChannelBook, type KnownChannel, readChannel, threadTypes } from "./channel-book.ts";
import type { EventReader } from "./event-reader.ts";
import { isRefusal } from "./fault-of.ts";
import type { DiscordDelays } from "./options.ts";
import type { Asked } from "./read-interaction.ts";

type InteractionEvent = Extract<GatewayDispatchPayload, { t: "INTERACTION_CREATE" }>["d"];
export type Autocompleted = Extract<InteractionEvent, { type: InteractionType.ApplicationCommandAutocomplete }>;

export type Receiver = {
  /** Takes an event of the gateway; `session` makes its number unique. Never throws. */
  receive(event: GatewayDispatchPayload, session: string): void;
  /** Waits until everything that was received is stored. */
  idle(): Promise<void>;
};

/** Stores what events mean in the order of each channel, and hands interactions that await an answer to `answer`. */
export function receiver(with_: {
  readonly reader: EventReader;
  readonly book: ChannelBook;
  readonly log: PlatformParts["log"];
  readonly delays: DiscordDelays;
  readonly guildId: string;
  readonly inbound: () => Inbound;
  readonly answer: (raw: Asked, channel: KnownChannel) => Promise<void>;
  readonly complete: (raw: Autocompleted) => Promise<void>;
  /** Told before something said is stored, so that a thread that it opens can be named for it. */
  readonly onSaid: (interaction: Interaction) => void;
  readonly onReply: (interaction: Interaction, reply: Reply) => Promise<void>;
  /** A message came in which there is nothing to read. */
  readonly onBlank: (interaction: Interaction, message: APIMessage) => Promise<void>;
}): Receiver {
  const { reader, log } = with_;
  const queues = new Map<string, Promise<void>>();

  /** One after the other in each channel: what is looked up on the way must not let a later event overtake. */
  function inTurn(channel: string, work: () => Promise<void>): Promise<void> {
    const before = queues.get(channel) ?? Promise.resolve();
    const next = before
      .then(work)
      .catch((thrown: unknown) => {
        log.error({ channel, why: String(thrown) }, "an event of Discord's could not be taken");
      })
      .finally(() => {
        if (queues.get(channel) === next) queues.delete(channel);
      });
    queues.set(channel, next);
    return next;
  }

  /**
   * The gateway sends nothing twice: what cannot be stored is tried again here for as long as it takes, and others of its channel wait. Once
   * nobody listens any more it is left to the history, which is read from before.
   */
  async function store(interaction: Interaction): Promise<void> {
    const { storeAgainMs } = with_.delays;
    for (let attempt = 0; ; attempt += 1) {
      const inbound = with_.inbound();
      try {
        const { done } = await inbound.store(interaction);
        replies.add(answerWhenDone(interaction, done));
        return;
      } catch (thrown) {
        log.warn({ event: interaction.eventId, why: String(thrown) }, "an event is not stored yet: tried again");
        const waitMs = storeAgainMs[Math.min(attempt, storeAgainMs.length - 1)] ?? 1000;
        await new Promise((resolve) => setTimeout(resolve, waitMs));
      }
    }
  }

  const replies = new Set<Promise<void>>();

  function answerWhenDone(interaction: Interaction, done: Promise<Reply>): Promise<void> {
    const answered: Promise<void> = done
      .then((reply) => with_.onReply(interaction, reply))
      .catch((thrown: unknown) => {
        log.error({ event: interaction.eventId, why: String(thrown) }, "an event of Discord's was not answered");
      })
      .finally(() => replies.delete(answered));
    return answered;
  }

  async function take(event: GatewayDispatchPayload, eventId: string): Promise<void> {
    for (const interaction of await readOrNone(event, eventId)) {
      const { did } = interaction;
      if (did.kind === "say" && did.text.length === 0 && did.files.length === 0 && event.t === "MESSAGE_CREATE") {
        await with_.onBlank(interaction, event.d);
        continue;
      }
      if (did.kind === "say" || did.kind === "raise") with_.onSaid(interaction);
      await store(interaction);
    }
  }

  /** What was deleted before it could be read changes nothing. */
  async function readOrNone(event: GatewayDispatchPayload, eventId: string): Promise<readonly Interaction[]> {
    try {
      return await reader.read(event, eventId);
    } catch (thrown) {
      if (isRefusal(thrown, 10003, 10008, 10013)) return [];
      throw thrown;
    }
  }

  async function ask(raw: InteractionEvent): Promise<void> {
    if (raw.guild_id !== undefined && raw.guild_id !== with_.guildId) return;
    if (raw.type === InteractionType.ApplicationCommandAutocomplete) return with_.complete(raw);
    if (raw.type === InteractionType.Ping) return;
    const id = raw.channel?.id ?? raw.channel_id;
    const channel = id === undefined ? null : (with_.book.peek(id) ?? toldWith(raw) ?? (await with_.book.get(id)));
    if (channel !== null) await with_.answer(raw, channel);
  }

  return {
    receive(event, session) {
      // These are answered within seconds: they wait for no talk.
      if (event.t === "INTERACTION_CREATE") void inTurn(`interaction ${event.d.id}`, () => ask(event.d));
      // Numbered within its session, and sent under the same number when it is sent again.
      else if (channelOf(event) !== null) {
        void inTurn(channelOf(event) ?? "", () => take(event, `${session}:${event.s}`));
      }
    },
    async idle() {
      while (queues.size + replies.size > 0) await Promise.all([...queues.values(), ...replies]);
    },
  };
}

/**
 * The channel that an interaction was used in, from the interaction itself: an answer must not wait for a look-up. Null where it is a
 * thread and its channel is not told. https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object
 */
function toldWith(raw: InteractionEvent): KnownChannel | null {
  if (raw.channel === undefined) return null;
  const guild = raw.guild_id === undefined ? {} : { guild_id: raw.guild_id };
  const channel = readChannel({ ...raw.channel, ...guild } as APIChannel);
  return threadTypes.has(channel.type) && channel.parentId === null ? null : channel;
}

function channelOf(event: GatewayDispatchPayload): string | null {
  switch (event.t) {
    case "MESSAGE_CREATE":
    case "MESSAGE_UPDATE":
    case "MESSAGE_DELETE":
    case "MESSAGE_DELETE_BULK":
    case "MESSAGE_REACTION_ADD":
    case "MESSAGE_REACTION_REMOVE":
      return event.d.channel_id;
    default:
      return null;
  }
}
