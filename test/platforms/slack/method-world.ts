import { asJson, type Json, parseJson, textIn } from "../../../src/bots/slack/json.ts";
import { brokenBlockRules } from "./check-blocks.ts";
import { type SlackChannel, type SlackPost, type SlackState, shownPost } from "./slack-state.ts";

/** What a method answers with; `error` in place of `ok`. */
export type MethodAnswer = Json;
export type MethodArgs = Readonly<Record<string, string>>;

/** What the methods need of the server around them. */
export type MethodWorld = {
  readonly state: SlackState;
  readonly base: string;
  /** Tells the bot what happened, as an event. */
  emit(event: Json): void;
  /** Spends a trigger; an error's code where it is unknown, spent or too old. */
  spendTrigger(id: string): string | null;
  readonly scopes: () => readonly string[];
  readonly connectUrl: () => string;
  readonly refresh: (args: MethodArgs) => Json;
};

export type Method = {
  readonly args: readonly string[];
  readonly needs: readonly string[];
  readonly scope: string | null;
  run(args: MethodArgs, world: MethodWorld): MethodAnswer;
};

export const fail = (error: string, more: Json = {}): Json => ({ ok: false, error, ...more });
export const json = (args: MethodArgs, key: string): unknown => {
  try {
    return JSON.parse(args[key] ?? "null");
  } catch {
    return undefined;
  }
};

export function channelOf(args: MethodArgs, { state }: MethodWorld): SlackChannel | null {
  return state.channels.get(args.channel ?? args.channel_id ?? "") ?? null;
}

/** The post with the time, unless it is gone. */
export function postAt(channel: SlackChannel, ts: string | undefined): SlackPost | null {
  return channel.posts.find((post) => post.ts === ts && !post.deleted && post.onlyFor === null) ?? null;
}

/** Blocks and text as https://docs.slack.dev/reference/methods/chat.postMessage takes them; an error's code where they are refused. */
export function checkedContent(args: MethodArgs, { state }: MethodWorld): string | null {
  const broken = args.blocks === undefined ? [] : brokenBlockRules(json(args, "blocks"), "message");
  state.broken.push(...broken);
  if (broken.length > 0) return "invalid_blocks";
  // https://github.com/slackapi/bolt-js/issues/2509: near 13,200 characters of blocks, undocumented.
  if (JSON.stringify(json(args, "blocks") ?? "").length > 13_200) return refuse(state, "msg_blocks_too_long");
  if ((args.text ?? "") === "") return refuse(state, "no_text");
  if ((args.text ?? "").length > 4000) return refuse(state, "msg_too_long");
  // https://docs.slack.dev/messaging/formatting-message-text#escaping
  if (/<(?!https?:|mailto:)/.test(args.text ?? "") || /&(?!amp;|lt;|gt;)/.test(args.text ?? "")) {
    state.broken.push(`a text that is not escaped: ${args.text}`);
  }
  return null;
}

export function refuse(state: SlackState, code: string): string {
  state.broken.push(code);
  return code;
}

export function writable(args: MethodArgs, world: MethodWorld): SlackChannel | Json {
  const channel = channelOf(args, world);
  if (channel === null) return fail("channel_not_found");
  if (channel.archived) return fail("is_archived");
  if (!channel.botIsMember) return fail("not_in_channel");
  return channel;
}
export const isChannel = (found: SlackChannel | Json): found is SlackChannel => "posts" in found;

export function newPost(args: MethodArgs, world: MethodWorld, onlyFor: string | null): SlackPost {
  const blocks = json(args, "blocks");
  return {
    ts: world.state.nextTs(),
    user: world.state.botUser,
    text: args.text ?? "",
    blocks: Array.isArray(blocks) ? blocks.map(asJson) : [],
    thread: args.thread_ts ?? null,
    metadata: args.metadata === undefined ? null : parseJson(args.metadata),
    files: [],
    editedTs: null,
    deleted: false,
    onlyFor,
    reactions: new Map(),
  };
}

/** https://docs.slack.dev/messaging/message-metadata: an event type, and a flat payload of texts, numbers and booleans. */
export function metadataFault(args: MethodArgs): boolean {
  if (args.metadata === undefined) return false;
  const metadata = parseJson(args.metadata);
  return !/^[a-zA-Z0-9_]+$/.test(textIn(metadata, "event_type") ?? "") || typeof metadata.event_payload !== "object";
}

export function pageOf(found: readonly SlackPost[], args: MethodArgs, world: MethodWorld): Json {
  const { oldest, latest, cursor } = args;
  const inclusive = args.inclusive === "true" || args.inclusive === "1";
  const within = found.filter(({ ts }) => {
    const at = Number(ts);
    const after = oldest === undefined || at > Number(oldest) || (inclusive && at === Number(oldest));
    return after && (latest === undefined || at < Number(latest) || (inclusive && at === Number(latest)));
  });
  const limit = Math.min(Number(args.limit ?? 100), 1000);
  const from = cursor === undefined ? 0 : Number(cursor.slice(2));
  const page = within.slice(from, from + limit);
  const more = from + limit < within.length;
  const withMetadata = args.include_all_metadata === "true" || args.include_all_metadata === "1";
  return {
    ok: true,
    messages: page.map((post) => shownPost(world.state, post, world.base, withMetadata)),
    has_more: more,
    response_metadata: { next_cursor: more ? `c:${from + limit}` : "" },
  };
}

/** Pages start at the newest message in a channel, at the oldest in a thread. */
export const pageArgs = ["channel", "oldest", "latest", "limit", "cursor", "inclusive", "include_all_metadata"];

export function changedEvent(channel: SlackChannel, post: SlackPost, before: Json, world: MethodWorld): void {
  const { state, base } = world;
  const ts = state.nextTs();
  const message = shownPost(state, post, base, false);
  world.emit({
    type: "message",
    subtype: "message_changed",
    channel: channel.id,
    ts,
    event_ts: ts,
    message,
    previous_message: before,
    hidden: true,
  });
}

/** The bot's direct channel with somebody, made at first sight. */
export function directOf(state: SlackState, user: string): SlackChannel {
  const id = `D${user.slice(1)}`;
  const known = state.channels.get(id);
  if (known !== undefined) return known;
  const made: SlackChannel = { id, name: "directmessage", im: user, botIsMember: true, archived: false, posts: [] };
  state.channels.set(id, made);
  return made;
}
