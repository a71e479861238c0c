import { SimRefusal, type SimRequest } from "./sim-http.ts";
import { messagePayload, type Reader } from "./sim-payloads.ts";
import { demand } from "./sim-rights.ts";
import { isEmpty, mentionFaults, messageFaults, nonceFaults, type SentMessage } from "./sim-rules.ts";
import { channelTypes, isThread, type SimChannel, type SimMessage, type SimState } from "./sim-state.ts";

/** How long a nonce stops a second message: "the past few minutes". */
const nonceMs = 5 * 60_000;
const fileBytes = 10 * 1024 * 1024;

export type SimMessages = ReturnType<typeof simMessages>;

/** What a bot does with messages, with the rules for it. `tell` sends an event to who hears it. */
export function simMessages(
  state: SimState,
  reader: () => Reader,
  tell: (t: string, channel: SimChannel, payload: (hidesContent: boolean) => unknown) => void,
) {
  function channelOf(id: string): SimChannel {
    const channel = state.channels.get(id);
    if (channel === undefined || channel.gone) throw new SimRefusal(404, 10003, "Unknown Channel");
    return channel;
  }

  function messageOf(channel: SimChannel, id: string): SimMessage {
    const message = state.messages.get(id);
    if (message === undefined || message.channel !== channel.id || message.deleted)
      throw new SimRefusal(404, 10008, "Unknown Message");
    return message;
  }

  function invalid(faults: readonly string[]): void {
    if (faults.length > 0)
      throw new SimRefusal(400, 50035, `Invalid Form Body: ${faults.join("; ")}`, faults.join("; "));
  }

  const show = (message: SimMessage, withNonce = false) => messagePayload(state, message, reader(), withNonce);

  /** Writing in an archived thread: the bot must open it first, so that it does not come back by accident. */
  function writable(channel: SimChannel): void {
    if (channel.archived) throw new SimRefusal(400, 50083, "Thread is archived", "wrote in an archived thread");
    if (channel.type === channelTypes.forum)
      throw new SimRefusal(400, 50008, "Cannot send messages in a non-text channel", "wrote in a forum itself");
    const other = state.users.get(channel.recipients[0] ?? "");
    if (channel.type === channelTypes.dm && other?.dmClosed)
      throw new SimRefusal(403, 50007, "Cannot send messages to this user");
  }

  /** Files as they are kept: names lose what Discord does not like. */
  function stored(files: SimRequest["files"]): SimMessage["attachments"] {
    return files.map(({ name, type, bytes }) => {
      if (bytes.length > fileBytes)
        throw new SimRefusal(413, 40005, "Request entity too large", `a file of ${bytes.length} bytes`);
      const filename = name.replace(/ /g, "_");
      return { id: state.newId(), filename, content_type: type, size: bytes.length, bytes };
    });
  }

  function add(channel: SimChannel, author: string, sent: SentMessage, more: Partial<SimMessage> = {}): SimMessage {
    const message: SimMessage = {
      id: state.newId(),
      channel: channel.id,
      author,
      nonce: sent.nonce === undefined ? null : String(sent.nonce),
      type: 0,
      replyTo: null,
      timestamp: state.now(),
      flags: sent.flags ?? 0,
      // Discord takes white space off the ends.
      content: (sent.content ?? "").trim(),
      embeds: sent.embeds ?? [],
      components: sent.components ?? [],
      attachments: [],
      edited: null,
      deleted: false,
      reactions: new Map(),
      ...more,
    };
    state.messages.set(message.id, message);
    return message;
  }

  /** What somebody wrote is told to who listens. */
  function announce(
    t: "MESSAGE_CREATE" | "MESSAGE_UPDATE",
    channel: SimChannel,
    message: SimMessage,
    extra: object = {},
  ): void {
    tell(t, channel, (hidesContent) => ({
      ...messagePayload(state, message, { ...reader(), hidesContent }, t === "MESSAGE_CREATE"),
      ...(channel.guild === null ? {} : { guild_id: channel.guild }),
      ...extra,
    }));
  }

  function create(channelId: string, { body, files }: SimRequest): unknown {
    const channel = channelOf(channelId);
    demand(state, channel, isThread(channel) ? "SendMessagesInThreads" : "SendMessages");
    if (files.length > 0) demand(state, channel, "AttachFiles");
    const sent = body as SentMessage & { message_reference?: { message_id?: string; fail_if_not_exists?: boolean } };
    invalid([...messageFaults(sent, files.length), ...mentionFaults(sent), ...nonceFaults(sent)]);
    if (isEmpty(sent, files.length))
      throw new SimRefusal(400, 50006, "Cannot send an empty message", "an empty message");
    const before = [...state.messages.values()].find(
      (one) => one.nonce === String(sent.nonce) && one.author === state.botId && state.now() - one.timestamp < nonceMs,
    );
    if (before !== undefined && sent.enforce_nonce === true) {
      if (before.deleted) throw new SimRefusal(404, 10008, "Unknown Message");
      return show(before, true);
    }
    writable(channel);
    const answered = sent.message_reference?.message_id ?? null;
    const known = answered !== null && state.messages.get(answered)?.channel === channel.id;
    if (answered !== null && !known && sent.message_reference?.fail_if_not_exists !== false) {
      throw new SimRefusal(400, 50035, "Unknown message", "a reply to a message that is not in this channel");
    }
    const message = add(channel, state.botId, sent, {
      attachments: stored(files),
      replyTo: known ? answered : null,
      type: known ? 19 : 0,
    });
    announce("MESSAGE_CREATE", channel, message);
    return show(message, true);
  }

  function edit(channelId: string, id: string, { body, files }: SimRequest): unknown {
    const channel = channelOf(channelId);
    const message = messageOf(channel, id);
    if (message.author !== state.botId)
      throw new SimRefusal(
        403,
        50005,
        "Cannot edit a message authored by another user",
        "edited somebody else's message",
      );
    writable(channel);
    const sent = body as SentMessage;
    const isText = "content" in sent || "embeds" in sent;
    invalid([...messageFaults(sent, files.length), ...(isText ? mentionFaults(sent) : [])]);
    change(message, sent, files);
    announce("MESSAGE_UPDATE", channel, message);
    return show(message);
  }

  /** What is named is replaced; attachments that are not listed go: https://discord.com/developers/docs/resources/message#edit-message */
  function change(message: SimMessage, sent: SentMessage, files: SimRequest["files"]): void {
    if (sent.content !== undefined) message.content = sent.content.trim();
    if (sent.embeds !== undefined) message.embeds = sent.embeds;
    if (sent.components !== undefined) message.components = sent.components;
    const keep = sent.attachments?.map((one) => String(one.id));
    const kept = keep === undefined ? message.attachments : message.attachments.filter((one) => keep.includes(one.id));
    message.attachments = [...kept, ...stored(files)];
    message.edited = state.now();
    if (isEmpty({ content: message.content, embeds: message.embeds }, message.attachments.length))
      throw new SimRefusal(400, 50006, "Cannot send an empty message", "an empty message");
  }

  function remove(channelId: string, id: string): void {
    const channel = channelOf(channelId);
    const message = messageOf(channel, id);
    if (channel.archived) throw new SimRefusal(400, 50083, "Thread is archived", "deleted in an archived thread");
    drop(channel, message);
  }

  function drop(channel: SimChannel, message: SimMessage): void {
    message.deleted = true;
    tell("MESSAGE_DELETE", channel, () => ({
      id: message.id,
      channel_id: channel.id,
      ...(channel.guild === null ? {} : { guild_id: channel.guild }),
    }));
  }

  /** https://discord.com/developers/docs/resources/message#create-reaction */
  function react(channelId: string, id: string, emoji: string, added: boolean): void {
    const channel = channelOf(channelId);
    const message = messageOf(channel, id);
    demand(state, channel, "ReadMessageHistory", "AddReactions");
    if (channel.archived) throw new SimRefusal(400, 50083, "Thread is archived", "reacted in an archived thread");
    if (!/^\p{Extended_Pictographic}/u.test(emoji)) throw new SimRefusal(400, 10014, "Unknown Emoji");
    const by = message.reactions.get(emoji) ?? new Set();
    if (added) by.add(state.botId);
    else by.delete(state.botId);
    message.reactions.set(emoji, by);
  }

  function history(channelId: string, query: URLSearchParams): unknown {
    const channel = channelOf(channelId);
    demand(state, channel, "ReadMessageHistory");
    const limit = Number(query.get("limit") ?? "50");
    if (limit < 1 || limit > 100) invalid([`a limit of ${limit}, 1 to 100 are allowed`]);
    const all = [...state.messages.values()].filter((one) => one.channel === channel.id && !one.deleted);
    const [before, after] = [query.get("before"), query.get("after")];
    const some = all.filter(
      ({ id }) => (before === null || BigInt(id) < BigInt(before)) && (after === null || BigInt(id) > BigInt(after)),
    );
    const page = after === null ? some.slice(-limit) : some.slice(0, limit);
    return page.reverse().map((one) => show(one));
  }

  return {
    channelOf,
    messageOf,
    invalid,
    show,
    stored,
    add,
    announce,
    change,
    create,
    edit,
    remove,
    drop,
    react,
    history,
  };
}
