import { asJson } from "../../../src/bots/slack/json.ts";
import {
  changedEvent,
  channelOf,
  checkedContent,
  directOf,
  fail,
  isChannel,
  json,
  type Method,
  metadataFault,
  newPost,
  pageArgs,
  pageOf,
  postAt,
  refuse,
  writable,
} from "./method-world.ts";
import { shownPost } from "./slack-state.ts";

/** What writes and reads messages: https://docs.slack.dev/reference/methods/chat.postMessage and its neighbours. */
export const messageMethods: Readonly<Record<string, Method>> = {
  "chat.postMessage": {
    args: ["channel", "thread_ts", "text", "blocks", "unfurl_links", "unfurl_media", "metadata"],
    needs: ["channel"],
    scope: "chat:write",
    run(args, world) {
      const channel = writable(args, world);
      if (!isChannel(channel)) return channel;
      const refused =
        checkedContent(args, world) ?? (metadataFault(args) ? refuse(world.state, "metadata_too_large") : null);
      if (refused !== null) return fail(refused);
      if (args.thread_ts !== undefined) {
        const root = postAt(channel, args.thread_ts);
        if (root === null) return fail("thread_not_found");
        if (root.thread !== null) world.state.broken.push("thread_ts of a reply");
      }
      const post = newPost(args, world, null);
      channel.posts.push(post);
      world.emit({
        ...shownPost(world.state, post, world.base, false),
        channel: channel.id,
        event_ts: post.ts,
        channel_type: channel.im === null ? "channel" : "im",
      });
      return { ok: true, channel: channel.id, ts: post.ts, message: shownPost(world.state, post, world.base, false) };
    },
  },
  "chat.postEphemeral": {
    args: ["channel", "user", "thread_ts", "text", "blocks"],
    needs: ["channel", "user"],
    scope: "chat:write",
    run(args, world) {
      const channel = writable(args, world);
      if (!isChannel(channel)) return channel;
      const refused = checkedContent(args, world);
      if (refused !== null) return fail(refused);
      if (!world.state.users.has(args.user ?? "")) return fail("user_not_in_channel");
      const post = newPost(args, world, args.user ?? null);
      const lives =
        post.thread === null || channel.posts.some(({ thread, onlyFor }) => thread === post.thread && onlyFor === null);
      // "Ephemeral messages in threads are only shown if there is already an active thread."
      if (lives) channel.posts.push(post);
      else world.state.broken.push("an ephemeral message in a thread that nobody has answered is never shown");
      return { ok: true, message_ts: post.ts };
    },
  },
  "chat.update": {
    args: ["channel", "ts", "text", "blocks", "metadata"],
    needs: ["channel", "ts"],
    scope: "chat:write",
    run(args, world) {
      const channel = channelOf(args, world);
      if (channel === null) return fail("channel_not_found");
      const post = postAt(channel, args.ts);
      if (post === null) return fail("message_not_found");
      if (post.user !== world.state.botUser) return fail(refuse(world.state, "cant_update_message"));
      const refused = checkedContent(args, world);
      if (refused !== null) return fail(refused);
      const before = shownPost(world.state, post, world.base, false);
      const blocks = json(args, "blocks");
      post.text = args.text ?? "";
      post.blocks = Array.isArray(blocks) ? blocks.map(asJson) : [];
      post.editedTs = world.state.nextTs();
      changedEvent(channel, post, before, world);
      return { ok: true, channel: channel.id, ts: post.ts, text: post.text };
    },
  },
  "chat.delete": {
    args: ["channel", "ts"],
    needs: ["channel", "ts"],
    scope: "chat:write",
    run(args, world) {
      const channel = channelOf(args, world);
      if (channel === null) return fail("channel_not_found");
      const post = postAt(channel, args.ts);
      if (post === null) return fail("message_not_found");
      if (post.user !== world.state.botUser) return fail(refuse(world.state, "cant_delete_message"));
      post.deleted = true;
      const ts = world.state.nextTs();
      const before = shownPost(world.state, post, world.base, false);
      world.emit({
        type: "message",
        subtype: "message_deleted",
        channel: channel.id,
        ts,
        event_ts: ts,
        deleted_ts: post.ts,
        previous_message: before,
        hidden: true,
      });
      return { ok: true, channel: channel.id, ts: post.ts };
    },
  },
  "conversations.open": {
    args: ["users"],
    needs: ["users"],
    scope: "im:write",
    run(args, { state }) {
      const user = state.users.get(args.users ?? "");
      if (user === undefined) return fail("user_not_found");
      if (user.deleted) return fail("user_disabled");
      return { ok: true, channel: { id: directOf(state, user.id).id } };
    },
  },
  "conversations.info": {
    args: ["channel"],
    needs: ["channel"],
    scope: "channels:read",
    run(args, world) {
      const channel = channelOf(args, world);
      if (channel === null) return fail("channel_not_found");
      const { id, name, archived, botIsMember, im } = channel;
      return { ok: true, channel: { id, name, is_archived: archived, is_member: botIsMember, is_im: im !== null } };
    },
  },
  "conversations.history": {
    args: pageArgs,
    needs: ["channel"],
    scope: "channels:history",
    run(args, world) {
      const channel = channelOf(args, world);
      if (channel === null) return fail("channel_not_found");
      if (!channel.botIsMember) return fail("not_in_channel");
      const shown = channel.posts.filter(
        ({ thread, deleted, onlyFor, ts }) => !deleted && onlyFor === null && (thread === null || thread === ts),
      );
      return pageOf(shown.toReversed(), args, world);
    },
  },
  "conversations.replies": {
    args: [...pageArgs, "ts"],
    needs: ["channel", "ts"],
    scope: "channels:history",
    run(args, world) {
      const channel = channelOf(args, world);
      if (channel === null) return fail("channel_not_found");
      if (!channel.botIsMember) return fail("not_in_channel");
      const named = postAt(channel, args.ts);
      if (named === null) return fail("thread_not_found");
      // The time of a reply gives that reply alone.
      const thread = channel.posts.filter(
        ({ ts, thread: of, deleted, onlyFor }) => !deleted && onlyFor === null && (ts === args.ts || of === args.ts),
      );
      return pageOf(thread, args, world);
    },
  },
};
