import { asJson, type Json, objectIn, objectsIn, parseJson, textIn } from "../../../src/bots/slack/json.ts";
import { brokenViewRules } from "./check-blocks.ts";
import { messageMethods } from "./message-methods.ts";
import {
  channelOf,
  fail,
  isChannel,
  json,
  type Method,
  type MethodArgs,
  type MethodWorld,
  newPost,
  postAt,
  refuse,
  writable,
} from "./method-world.ts";
import { type SlackPost, shownFile, shownPost } from "./slack-state.ts";

/** The Web API's methods that a bot like ours uses: https://docs.slack.dev/reference/methods */
export const slackMethods: Readonly<Record<string, Method>> = {
  ...messageMethods,
  "api.test": { args: [], needs: [], scope: null, run: () => ({ ok: true }) },
  "auth.test": {
    args: [],
    needs: [],
    scope: null,
    run: (_, { state }) => ({
      ok: true,
      team: "Bakery",
      team_id: state.team,
      user: "fixline",
      user_id: state.botUser,
      bot_id: state.bot,
      url: "https://bakery.slack.com/",
    }),
  },
  "users.info": {
    args: ["user", "include_locale"],
    needs: ["user"],
    scope: "users:read",
    run(args, { state }) {
      const user = state.users.get(args.user ?? "");
      if (user === undefined) return fail("user_not_found");
      const { id, name, locale } = user;
      const profile = { display_name: name, real_name: name };
      return {
        ok: true,
        user: { id, name: name.toLowerCase(), profile, ...(args.include_locale === "true" ? { locale } : {}) },
      };
    },
  },
  "reactions.add": {
    args: ["channel", "timestamp", "name"],
    needs: ["channel", "timestamp", "name"],
    scope: "reactions:write",
    run: (args, world) => react(args, world, true),
  },
  "reactions.remove": {
    args: ["channel", "timestamp", "name"],
    needs: ["channel", "timestamp", "name"],
    scope: "reactions:write",
    run: (args, world) => react(args, world, false),
  },
  "views.open": { args: ["trigger_id", "view"], needs: ["trigger_id", "view"], scope: null, run: openView },
  "views.push": { args: ["trigger_id", "view"], needs: ["trigger_id", "view"], scope: null, run: openView },
  "views.update": {
    args: ["view_id", "view", "hash"],
    needs: ["view_id", "view"],
    scope: null,
    run(args, { state, scopes }) {
      const open = state.views.get(args.view_id ?? "");
      if (asksFilesUnread(parseJson(args.view ?? ""), scopes())) return fail("missing_scope");
      const broken = brokenViewRules(parseJson(args.view ?? ""));
      state.broken.push(...broken);
      if (broken.length > 0) return fail("invalid_arguments");
      if (open === undefined || open.closed) return fail("not_found");
      open.view = parseJson(args.view ?? "");
      open.hash += 1;
      return { ok: true, view: { id: open.id, ...open.view } };
    },
  },
  "views.publish": {
    args: ["user_id", "view"],
    needs: ["user_id", "view"],
    scope: null,
    run(args, { state }) {
      const broken = brokenViewRules(parseJson(args.view ?? ""));
      state.broken.push(...broken);
      if (broken.length > 0) return fail("invalid_arguments");
      state.homes.set(args.user_id ?? "", parseJson(args.view ?? ""));
      return { ok: true, view: {} };
    },
  },
  "files.getUploadURLExternal": {
    args: ["filename", "length", "alt_text", "snippet_type"],
    needs: ["filename", "length"],
    scope: "files:write",
    run(args, { state, base }) {
      if (!(Number(args.length) > 0)) return fail(refuse(state, "invalid_arguments"));
      const id = state.nextId("F");
      state.files.set(id, {
        id,
        name: args.filename ?? "",
        bytes: new Uint8Array(),
        mimetype: "application/octet-stream",
        shared: false,
        completed: false,
      });
      return { ok: true, upload_url: `${base}/upload/${id}?length=${args.length}`, file_id: id };
    },
  },
  "files.completeUploadExternal": {
    args: ["files", "channel_id", "thread_ts", "initial_comment"],
    needs: ["files"],
    scope: "files:write",
    run(args, world) {
      const { state } = world;
      const given = json(args, "files");
      const ids = Array.isArray(given) ? given.map((one) => textIn(asJson(one), "id") ?? "") : [];
      const files = ids.map((id) => state.files.get(id));
      if (files.length === 0 || files.some((file) => file === undefined || file.bytes.byteLength === 0))
        return fail("file_not_found");
      // "This method can only be called once."
      if (files.some((file) => file?.completed)) return fail("file_update_failed");
      const channel = writable(args, world);
      if (!isChannel(channel)) return channel;
      const found = files.flatMap((file) => (file === undefined ? [] : [file]));
      for (const file of found) file.completed = true;
      const post: SlackPost = { ...newPost({ ...args, text: args.initial_comment ?? "" }, world, null), files: found };
      channel.posts.push(post);
      world.emit({
        ...shownPost(state, post, world.base, false),
        subtype: "file_share",
        channel: channel.id,
        event_ts: post.ts,
      });
      return { ok: true, files: found.map(({ id, name }) => ({ id, title: name })) };
    },
  },
  "files.info": {
    args: ["file"],
    needs: ["file"],
    scope: "files:read",
    run(args, { state, base }) {
      const file = state.files.get(args.file ?? "");
      return file === undefined ? fail("file_not_found") : { ok: true, file: shownFile(file, base) };
    },
  },
  "files.delete": {
    args: ["file"],
    needs: ["file"],
    scope: "files:write",
    run(args, { state }) {
      const id = args.file ?? "";
      if (!state.files.delete(id)) return fail("file_not_found");
      for (const channel of state.channels.values())
        for (const post of channel.posts) if (post.files.some((file) => file.id === id)) post.deleted = true;
      return { ok: true };
    },
  },
  "apps.connections.open": {
    args: [],
    needs: [],
    scope: null,
    run: (_, { connectUrl }) => ({ ok: true, url: connectUrl() }),
  },
  "oauth.v2.access": {
    args: ["client_id", "client_secret", "grant_type", "refresh_token"],
    needs: ["client_id", "client_secret", "grant_type", "refresh_token"],
    scope: null,
    run: (args, { refresh }) => refresh(args),
  },
};

/** "Your app must have the files:read scope": https://docs.slack.dev/reference/block-kit/block-elements/file-input-element */
function asksFilesUnread(view: Json, scopes: readonly string[]): boolean {
  const asks = objectsIn(view, "blocks").some((block) => objectIn(block, "element").type === "file_input");
  return asks && !scopes.includes("files:read");
}

function openView(args: MethodArgs, { state, scopes, spendTrigger }: MethodWorld): Json {
  // Refused as it stands, it spends no trigger.
  if (asksFilesUnread(parseJson(args.view ?? ""), scopes())) return fail("missing_scope");
  const spent = spendTrigger(args.trigger_id ?? "");
  if (spent?.startsWith("user:")) {
    const view = parseJson(args.view ?? "");
    const broken = brokenViewRules(view);
    state.broken.push(...broken);
    if (broken.length > 0 || view.type !== "modal") return fail("invalid_arguments");
    const id = state.nextId("V");
    state.views.set(id, { id, user: spent.slice(5), view, hash: 1, closed: false });
    return { ok: true, view: { id, ...view } };
  }
  return fail(spent ?? "invalid_trigger_id");
}

/** https://docs.slack.dev/reference/methods/reactions.add */
function react(args: MethodArgs, world: MethodWorld, added: boolean): Json {
  const { state } = world;
  const channel = channelOf(args, world);
  const post = channel === null ? null : postAt(channel, args.timestamp);
  const name = args.name ?? "";
  if (channel === null) return fail("channel_not_found");
  if (post === null) return fail("message_not_found");
  if (!/^[a-z0-9_+'-]+$/.test(name)) return fail(refuse(state, "invalid_name"));
  const by = post.reactions.get(name) ?? new Set();
  if (added === by.has(state.botUser)) return fail(added ? "already_reacted" : "no_reaction");
  if (added) by.add(state.botUser);
  else by.delete(state.botUser);
  post.reactions.set(name, by);
  return { ok: true };
}
