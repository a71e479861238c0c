import { SimRefusal, type SimRequest } from "./sim-http.ts";
import type { SimMessages } from "./sim-messages.ts";
import { channelPayload } from "./sim-payloads.ts";
import { demand } from "./sim-rights.ts";
import { isEmpty, mentionFaults, messageFaults, type SentMessage } from "./sim-rules.ts";
import { addChannel, channelTypes, isThread, type SimChannel, type SimState } from "./sim-state.ts";

export type SimThreads = ReturnType<typeof simThreads>;

/** What a bot does with threads, posts and forums, with the rules for it. `tell` sends an event to who hears it. */
export function simThreads(
  state: SimState,
  messages: SimMessages,
  tell: (t: string, channel: SimChannel, payload: (hidesContent: boolean) => unknown) => void,
) {
  const { channelOf, messageOf, invalid, add, stored, announce, show } = messages;

  /** https://discord.com/developers/docs/resources/channel#start-thread-without-message and its neighbours */
  function startThread(parentId: string, message: string | null, request: SimRequest): unknown {
    const parent = channelOf(parentId);
    const { body } = request;
    const type = Number(body.type ?? channelTypes.privateThread);
    const name = String(body.name ?? "");
    if (name.length < 1 || name.length > 100)
      invalid([`a thread's name of ${name.length} characters, 1 to 100 are allowed`]);
    if (![undefined, 60, 1440, 4320, 10080].includes(body.auto_archive_duration as number))
      invalid(["an odd auto_archive_duration"]);
    if (parent.type === channelTypes.forum) return startPost(parent, name, request);
    if (parent.type !== channelTypes.text) {
      throw new SimRefusal(
        400,
        50024,
        "Cannot execute action on this channel type",
        `a thread in a channel of type ${parent.type}`,
      );
    }
    if (message !== null) return startUnder(parent, message, name);
    const isPrivate = type === channelTypes.privateThread;
    demand(state, parent, isPrivate ? "CreatePrivateThreads" : "CreatePublicThreads");
    return begun({ type: isPrivate ? channelTypes.privateThread : channelTypes.publicThread, parent: parent.id, name });
  }

  function startUnder(parent: SimChannel, message: string, name: string): unknown {
    demand(state, parent, "CreatePublicThreads");
    messageOf(parent, message);
    if (state.channels.has(message))
      throw new SimRefusal(400, 160004, "A thread has already been created for this message");
    return begun({ type: channelTypes.publicThread, id: message, parent: parent.id, name });
  }

  function startPost(forum: SimChannel, name: string, { body, files }: SimRequest): unknown {
    // Posts need the right to send, as messages do.
    demand(state, forum, "SendMessages");
    const sent = (body.message ?? {}) as SentMessage;
    const tags = (body.applied_tags ?? []) as readonly string[];
    invalid([...messageFaults(sent, files.length), ...mentionFaults(sent), ...tagFaults(forum, tags)]);
    if (isEmpty(sent, files.length)) throw new SimRefusal(400, 50006, "Cannot send an empty message", "an empty post");
    const id = state.newId();
    const channel = addChannel(
      state,
      threadOf({ type: channelTypes.publicThread, id, parent: forum.id, name, appliedTags: tags }),
    );
    const message = add(channel, state.botId, sent, { id, attachments: stored(files) });
    tell("THREAD_CREATE", channel, () => channelPayload(state, channel));
    announce("MESSAGE_CREATE", channel, message);
    return { ...channelPayload(state, channel), message: show(message) };
  }

  function tagFaults(forum: SimChannel, tags: readonly string[]): readonly string[] {
    return [
      ...(tags.length > 5 ? [`${tags.length} tags, at most 5`] : []),
      ...tags
        .filter((id) => !forum.availableTags.some((tag) => tag.id === id))
        .map((id) => `a tag ${id} that the forum does not have`),
      ...(forum.requiresTag && tags.length === 0 ? ["a post without a tag in a forum that demands one"] : []),
    ];
  }

  const threadOf = (given: Partial<SimChannel> & Pick<SimChannel, "type">) => ({
    ...given,
    owner: state.botId,
    members: new Set([state.botId]),
  });

  function begun(given: Partial<SimChannel> & Pick<SimChannel, "type">): unknown {
    const channel = addChannel(state, threadOf(given));
    tell("THREAD_CREATE", channel, () => channelPayload(state, channel));
    return channelPayload(state, channel);
  }

  /** https://discord.com/developers/docs/resources/channel#modify-channel */
  function modify(channelId: string, { body }: SimRequest): unknown {
    const channel = channelOf(channelId);
    if (!isThread(channel)) {
      demand(state, channel, "ManageChannels");
      const tags = (body.available_tags ?? []) as readonly { id?: string; name: string }[];
      invalid([
        ...(tags.length > 20 ? [`${tags.length} tags in a forum, at most 20`] : []),
        ...tags.filter(({ name }) => name.length < 1 || name.length > 20).map(({ name }) => `a tag named "${name}"`),
      ]);
      channel.availableTags = tags.map(({ id, name }) => ({ id: id ?? state.newId(), name }));
    } else {
      const opens = body.archived === false;
      if (channel.archived && !opens && Object.keys(body).some((key) => key !== "locked" && key !== "archived")) {
        throw new SimRefusal(400, 50083, "Thread is archived", "changed an archived thread");
      }
      if ("locked" in body && body.locked !== channel.locked) demand(state, channel, "ManageThreads");
      const forum = state.channels.get(channel.parent ?? "");
      if (body.applied_tags !== undefined && forum !== undefined) {
        invalid(tagFaults(forum, body.applied_tags as readonly string[]));
        channel.appliedTags = body.applied_tags as readonly string[];
      }
      if (typeof body.archived === "boolean") channel.archived = body.archived;
      if (typeof body.locked === "boolean") channel.locked = body.locked;
    }
    tell(isThread(channel) ? "THREAD_UPDATE" : "CHANNEL_UPDATE", channel, () => channelPayload(state, channel));
    return channelPayload(state, channel);
  }

  function addMember(channelId: string, user: string): void {
    const channel = channelOf(channelId);
    if (!isThread(channel))
      throw new SimRefusal(400, 50024, "Cannot execute action on this channel type", "a member for what is no thread");
    if (channel.archived) throw new SimRefusal(400, 50083, "Thread is archived", "a member for an archived thread");
    if (state.users.get(user) === undefined) throw new SimRefusal(404, 10013, "Unknown User");
    if (state.users.get(user)?.member !== true) throw new SimRefusal(403, 50001, "Missing Access");
    channel.members.add(user);
  }

  return { startThread, modify, addMember };
}
