import type { Json } from "../../../src/bots/slack/json.ts";

export type SlackFile = {
  readonly id: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mimetype: string;
  shared: boolean;
  completed: boolean;
};

export type SlackPost = {
  readonly ts: string;
  /** Whoever wrote it; the bot's own user for the bot. */
  readonly user: string;
  text: string;
  blocks: readonly Json[];
  readonly thread: string | null;
  metadata: Json | null;
  readonly files: readonly SlackFile[];
  editedTs: string | null;
  deleted: boolean;
  /** Only this person sees it. */
  readonly onlyFor: string | null;
  readonly reactions: Map<string, Set<string>>;
};

export type SlackChannel = {
  readonly id: string;
  readonly name: string;
  /** The person of a direct channel. */
  readonly im: string | null;
  botIsMember: boolean;
  archived: boolean;
  readonly posts: SlackPost[];
};

export type SlackUser = { readonly id: string; readonly name: string; readonly locale: string; deleted: boolean };
export type OpenView = { readonly id: string; readonly user: string; view: Json; hash: number; closed: boolean };

/** Everything that the workspace knows. */
export type SlackState = {
  readonly team: string;
  readonly botUser: string;
  readonly bot: string;
  readonly channels: Map<string, SlackChannel>;
  readonly users: Map<string, SlackUser>;
  readonly files: Map<string, SlackFile>;
  readonly views: Map<string, OpenView>;
  readonly homes: Map<string, Json>;
  /** Every rule that the bot broke, in words. A test ends with this empty. */
  readonly broken: string[];
  now(): number;
  nextTs(): string;
  nextId(prefix: string): string;
};

/** An empty workspace with its bot; times and ids are counted, so that a test is the same each time. */
export function slackState(now: () => number): SlackState {
  let lastMicros = 0;
  let counted = 0;
  return {
    team: "T0FIX",
    botUser: "U0BOT",
    bot: "B0BOT",
    channels: new Map(),
    users: new Map(),
    files: new Map(),
    views: new Map(),
    homes: new Map(),
    broken: [],
    now,
    nextTs() {
      lastMicros = Math.max(lastMicros + 1, Math.floor(now() * 1000));
      return `${Math.floor(lastMicros / 1e6)}.${String(lastMicros % 1e6).padStart(6, "0")}`;
    },
    nextId(prefix) {
      counted += 1;
      return `${prefix}${String(counted).padStart(6, "0")}`;
    },
  };
}

/** A message as the API and the events show it. */
export function shownPost(state: SlackState, post: SlackPost, base: string, withMetadata: boolean): Json {
  const own = post.user === state.botUser;
  return {
    type: "message",
    user: post.user,
    ts: post.ts,
    text: post.text,
    ...(post.blocks.length > 0 ? { blocks: post.blocks } : {}),
    ...(post.thread === null ? {} : { thread_ts: post.thread }),
    ...(own ? { bot_id: state.bot, app_id: "A0FIX" } : { client_msg_id: post.ts }),
    ...(post.editedTs === null ? {} : { edited: { user: post.user, ts: post.editedTs } }),
    ...(withMetadata && post.metadata !== null ? { metadata: post.metadata } : {}),
    ...(post.files.length > 0 ? { files: post.files.map((file) => shownFile(file, base)), upload: true } : {}),
  };
}

/** https://docs.slack.dev/reference/objects/file-object */
export function shownFile(file: SlackFile, base: string): Json {
  return {
    id: file.id,
    name: file.name,
    title: file.name,
    mimetype: file.mimetype,
    size: file.bytes.byteLength,
    mode: "hosted",
    url_private: `${base}/files/${file.id}/${encodeURIComponent(file.name)}`,
    url_private_download: `${base}/files/${file.id}/download/${encodeURIComponent(file.name)}`,
  };
}
