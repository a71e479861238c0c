import { until } from "../../harness/until.ts";
import type { SimMessages } from "./sim-messages.ts";
import { chosenFiles, filled, modalLabels, partsOf } from "./sim-modal.ts";
import { attachmentPayload, channelPayload, memberPayload, type Reader, userPayload } from "./sim-payloads.ts";
import {
  addChannel,
  channelTypes,
  messagesIn,
  type SimChannel,
  type SimComponent,
  type SimInteraction,
  type SimMessage,
  type SimState,
  type SimUser,
} from "./sim-state.ts";
import { seenIn, seenOf } from "./visible-text.ts";

/** Intents that reactions need: https://discord.com/developers/docs/events/gateway#list-of-intents */
const reactionIntents = { guild: 1 << 10, direct: 1 << 13 } as const;

type Dispatch = (t: string, intent: number, payload: (hidesContent: boolean) => unknown) => void;

export type SimUpload = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

/** Somebody at Discord: does what people do, and sees what they see. */
export type SimPerson = {
  readonly user: SimUser;
  /** The direct channel with the bot, opened at the first word. */
  readonly direct: () => string;
  say(
    channel: string,
    text: string,
    more?: { files?: readonly SimUpload[]; replyTo?: string; voice?: boolean },
  ): string;
  edit(message: string, text: string): void;
  remove(message: string): void;
  react(message: string, emoji: string, added?: boolean): void;
  /** Presses the newest button of this label that is seen in the channel, or on the given answer. */
  press(channel: string, label: string, on?: SimInteraction): Promise<SimInteraction>;
  /** `options` by name; a name with two words is a subcommand. */
  slash(channel: string, name: string, options?: Readonly<Record<string, string | number>>): Promise<SimInteraction>;
  /** A command of a message's own menu. */
  menu(message: string, name: string): Promise<SimInteraction>;
  complete(
    channel: string,
    name: string,
    option: string,
    typed: string,
  ): Promise<readonly { name: string; value: string }[]>;
  /** Fills in and sends an open modal; answers and chosen files by label. */
  submit(
    modal: SimInteraction,
    answers: Readonly<Record<string, string>>,
    files?: Readonly<Record<string, readonly SimUpload[]>>,
  ): Promise<SimInteraction>;
  sees(channel: string): readonly string[];
};

/** What an answer shows to the person: "" while it is "thinking …", or for nothing. */
export function answerSeen({ original, followups, withdrawn }: SimInteraction): string {
  return withdrawn ? "" : [...(original === null ? [] : [original]), ...followups].map(seenOf).join("\n");
}

const buttonsOf = (message: SimMessage): readonly SimComponent[] =>
  message.components.flatMap(({ components = [] }) => components);

export function simPerson(
  parts: { state: SimState; messages: SimMessages; reader: () => Reader; dispatch: Dispatch },
  user: SimUser,
): SimPerson {
  const { state, messages, reader, dispatch } = parts;

  function direct(): string {
    const known = [...state.channels.values()].find(
      (one) => one.type === channelTypes.dm && one.recipients.includes(user.id),
    );
    return (known ?? addChannel(state, { type: channelTypes.dm, recipients: [user.id] })).id;
  }

  function channelOf(id: string): SimChannel {
    const channel = messages.channelOf(id);
    if (channel.type === channelTypes.privateThread && !channel.members.has(user.id))
      throw new Error(`${user.username} does not see #${channel.name}`);
    return channel;
  }

  function own(id: string): SimMessage {
    const message = state.messages.get(id);
    if (message === undefined || message.author !== user.id) throw new Error("not a message of this person's");
    return message;
  }

  const member = (channel: SimChannel) =>
    channel.guild === null ? {} : { member: memberPayload(user), guild_id: channel.guild };

  function interaction(kind: number, channel: SimChannel, extra: object): { record: SimInteraction; payload: object } {
    const id = state.newId();
    const token = `token-${id}`;
    const record: SimInteraction = {
      id,
      token,
      user: user.id,
      kind,
      channel: channel.id,
      createdAt: state.now(),
      callback: null,
      original: null,
      withdrawn: false,
      followups: [],
    };
    state.interactions.set(id, record);
    const who =
      channel.guild === null
        ? { user: userPayload(user) }
        : { member: { ...memberPayload(user), user: userPayload(user), permissions: "0" }, guild_id: channel.guild };
    const payload = {
      id,
      application_id: state.applicationId,
      type: kind,
      token,
      version: 1,
      channel_id: channel.id,
      channel: channelPayload(state, channel),
      locale: user.locale,
      ...(channel.guild === null ? { context: 1 } : { context: 0, guild_locale: "en-US" }),
      entitlements: [],
      authorizing_integration_owners: {},
      app_permissions: "0",
      attachment_size_limit: 10_485_760,
      ...who,
      ...extra,
    };
    return { record, payload };
  }

  async function act(kind: number, channel: SimChannel, extra: object): Promise<SimInteraction> {
    const { record, payload } = interaction(kind, channel, extra);
    dispatch("INTERACTION_CREATE", 0, () => payload);
    await until("the bot answers the interaction", () => record.callback !== null, { withinMs: 8000, everyMs: 2 });
    return record;
  }

  function optionsOf(name: string, options: object[]): { name: string; options: object[] } {
    const [command = "", verb] = name.split(" ");
    return { name: command, options: verb === undefined ? options : [{ type: 1, name: verb, options }] };
  }

  const valued = ([name, value]: readonly [string, string | number]) => ({
    name,
    type: typeof value === "number" ? 4 : 3,
    value,
  });

  const person: SimPerson = {
    user,
    direct,
    say(channelId, text, { files = [], replyTo, voice = false } = {}) {
      const channel = channelOf(channelId);
      if (channel.locked) throw new Error("the thread is locked");
      // Writing in an archived thread opens it.
      channel.archived = false;
      const message = messages.add(
        channel,
        user.id,
        { content: text },
        {
          attachments: messages.stored(files),
          replyTo: replyTo ?? null,
          type: replyTo === undefined ? 0 : 19,
          flags: voice ? 1 << 13 : 0,
        },
      );
      messages.announce("MESSAGE_CREATE", channel, message, member(channel));
      return message.id;
    },
    edit(id, text) {
      const message = own(id);
      message.content = text;
      message.edited = state.now();
      const channel = channelOf(message.channel);
      messages.announce("MESSAGE_UPDATE", channel, message, member(channel));
    },
    remove(id) {
      const message = own(id);
      messages.drop(channelOf(message.channel), message);
    },
    react(id, emoji, added = true) {
      const message = state.messages.get(id);
      if (message === undefined) throw new Error("no such message");
      const channel = channelOf(message.channel);
      const by = message.reactions.get(emoji) ?? new Set();
      if (added) by.add(user.id);
      else by.delete(user.id);
      message.reactions.set(emoji, by);
      const who =
        channel.guild === null || !added ? {} : { member: { ...memberPayload(user), user: userPayload(user) } };
      const guild = channel.guild === null ? {} : { guild_id: channel.guild };
      const custom = /^:(\w+):$/.exec(emoji)?.[1];
      const named = custom === undefined ? { id: null, name: emoji } : { id: "999999999999999999", name: custom };
      const intent = channel.guild === null ? reactionIntents.direct : reactionIntents.guild;
      dispatch(added ? "MESSAGE_REACTION_ADD" : "MESSAGE_REACTION_REMOVE", intent, () => ({
        user_id: user.id,
        channel_id: channel.id,
        message_id: id,
        emoji: named,
        burst: false,
        type: 0,
        ...guild,
        ...who,
      }));
    },
    async press(channelId, label, on) {
      const channel = channelOf(channelId);
      const starter = state.messages.get(channelId);
      const shown =
        on === undefined
          ? [...(starter === undefined || starter.deleted ? [] : [starter]), ...messagesIn(state, channelId)]
          : [...(on.original === null ? [] : [on.original]), ...on.followups];
      const message = shown.findLast((one) => buttonsOf(one).some((button) => button.label === label));
      const button = message === undefined ? undefined : buttonsOf(message).find((one) => one.label === label);
      if (message === undefined || button === undefined) {
        throw new Error(
          `${user.username} sees no button "${label}"; there are: ${shown
            .flatMap(buttonsOf)
            .map((one) => one.label)
            .join(", ")}`,
        );
      }
      return act(3, channel, {
        message: messages.show(message),
        data: { component_type: 2, id: 1, custom_id: button.custom_id },
      });
    },
    slash(channelId, name, options = {}) {
      const channel = channelOf(channelId);
      const given = optionsOf(name, Object.entries(options).map(valued));
      const reach = channel.guild === null ? state.commands.direct : state.commands.server;
      if (!reach.some((one) => "name" in one && one.name === given.name))
        throw new Error(`no command /${given.name} here`);
      return act(2, channel, { data: { id: "1", type: 1, ...given } });
    },
    menu(id, name) {
      const message = state.messages.get(id);
      if (message === undefined) throw new Error("no such message");
      const registered = state.commands.server.some(
        (one) => "name" in one && one.name === name && "type" in one && one.type === 3,
      );
      if (!registered) throw new Error(`no message command "${name}"`);
      // With the message itself, whatever the intents are: the person chose to show it.
      const resolved = { messages: { [id]: messages.show(message) } };
      return act(2, channelOf(message.channel), { data: { id: "1", type: 3, name, target_id: id, resolved } });
    },
    async complete(channelId, name, option, typed) {
      const focused = { name: option, type: 3, value: typed, focused: true };
      const { callback } = await act(4, channelOf(channelId), {
        data: { id: "1", type: 1, ...optionsOf(name, [focused]) },
      });
      return (callback?.data.choices ?? []) as readonly { name: string; value: string }[];
    },
    submit(modal, answers, files = {}) {
      const { callback } = modal;
      if (callback?.type !== 9) throw new Error("no modal is open");
      const left = new Map([...Object.entries(answers), ...Object.keys(files).map((label) => [label, ""] as const)]);
      const channel = channelOf(modal.channel);
      const attachments: Record<string, object> = {};
      /** Chosen files are at Discord before the modal is sent; what is known of them comes beside the answers. */
      const upload = (chosen: readonly SimUpload[]): readonly string[] =>
        messages.stored(chosen).map((one) => {
          state.uploads.set(one.id, one);
          const { cdn, linkLivesMs } = reader();
          attachments[one.id] = {
            ...attachmentPayload(cdn, state.now() + linkLivesMs, channel.id, one),
            ephemeral: true,
          };
          return one.id;
        });
      const components = partsOf(callback.data).flatMap((part) => {
        const input = part.component;
        if (input === undefined) return [];
        const typed = left.get(part.label ?? "");
        left.delete(part.label ?? "");
        const chosen = files[part.label ?? ""] ?? [];
        return [
          { type: 18, id: 1, component: input.type === 19 ? chosenFiles(input, upload(chosen)) : filled(input, typed) },
        ];
      });
      if (left.size > 0)
        throw new Error(`no input "${[...left.keys()].join()}"; there are: ${modalLabels(modal).join(", ")}`);
      const resolved = Object.keys(attachments).length === 0 ? {} : { resolved: { attachments } };
      return act(5, channel, { data: { custom_id: callback.data.custom_id, components, ...resolved } });
    },
    sees: (channelId) => seenIn(state, channelOf(channelId).id),
  };

  return person;
}
