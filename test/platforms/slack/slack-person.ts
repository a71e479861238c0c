import { asJson, type Json, objectIn, objectsIn, textIn } from "../../../src/bots/slack/json.ts";
import { blocksWords, buttonsIn, type SeenButton } from "./block-words.ts";
import { directOf } from "./method-world.ts";
import { filled, typed } from "./person-input.ts";
import type { Acked } from "./slack-delivery.ts";
import type { SlackServer } from "./slack-server.ts";
import {
  type OpenView,
  type SlackChannel,
  type SlackFile,
  type SlackPost,
  shownFile,
  shownPost,
} from "./slack-state.ts";

/** Where a person looks: a channel, or a thread in it. */
export type Where = { readonly channel: string; readonly thread: string | null };

/** A file on somebody's device. */
export type Upload = { readonly name: string; readonly bytes: Uint8Array; readonly mimetype: string };

/** Somebody in the workspace: does what people do, and sees what they see. Every act resolves when Slack was answered. */
export type SlackPerson = {
  readonly id: string;
  /** Their own channel with the bot. */
  readonly direct: Where;
  say(
    where: Where,
    text: string,
    more?: {
      readonly files?: readonly Upload[];
      readonly blocks?: readonly Json[];
    },
  ): Promise<string>;
  edit(where: Where, ts: string, text: string): Promise<void>;
  remove(where: Where, ts: string): Promise<void>;
  react(where: Where, ts: string, name: string, added?: boolean): Promise<void>;
  /** Presses the newest button with this label that the person sees there, or in their open modal or home tab. */
  press(where: Where | "view" | "home", label: string): Promise<Acked>;
  slash(where: Where, words: string): Promise<Acked>;
  shortcut(callbackId: string): Promise<Acked>;
  messageShortcut(callbackId: string, where: Where, ts: string): Promise<Acked>;
  /** Fills the open modal by labels and sends it; `files` are what is chosen in its file inputs, at Slack before the modal is sent. */
  submit(
    answers: Readonly<Record<string, string>>,
    files?: Readonly<Record<string, readonly Upload[]>>,
  ): Promise<Acked>;
  openHome(): Promise<void>;
  /** The modal that is open; null where there is none. */
  modal(): OpenView | null;
  /** The words of each message that the person sees there, oldest first. */
  sees(where: Where): readonly string[];
  /** The words of their modal or home tab. */
  seesView(which: "modal" | "home"): string;
  buttons(where: Where): readonly string[];
};

/** Lets somebody use the workspace. */
export function slackPerson(
  server: SlackServer,
  who: { readonly id: string; readonly name: string; readonly locale?: string },
): SlackPerson {
  const { state, delivery } = server;
  server.addUser(who);
  const base = server.apiUrl.replace(/\/api\/$/, "");
  const channelOf = (where: Where): SlackChannel => {
    const channel = state.channels.get(where.channel);
    if (channel === undefined) throw new Error(`there is no channel ${where.channel}`);
    return channel;
  };
  const visible = (where: Where): readonly SlackPost[] =>
    channelOf(where).posts.filter(({ thread, deleted, onlyFor, ts }) => {
      const here = where.thread === null ? thread === null : thread === where.thread || ts === where.thread;
      return here && !deleted && (onlyFor === null || onlyFor === who.id);
    });
  const wordsOf = (post: SlackPost): string =>
    [post.blocks.length > 0 ? blocksWords(post.blocks) : post.text, ...post.files.map(({ name }) => `[${name}]`)]
      .filter((one) => one !== "")
      .join("\n");
  const postOf = (where: Where, ts: string): SlackPost => {
    const post = channelOf(where).posts.find((one) => one.ts === ts);
    if (post === undefined) throw new Error(`there is no message ${ts}`);
    return post;
  };
  const typeOf = (where: Where): string => (channelOf(where).im === null ? "channel" : "im");
  const user = { id: who.id, username: who.name.toLowerCase(), name: who.name.toLowerCase(), team_id: state.team };
  const team = { id: state.team, domain: "bakery" };

  function modal(): OpenView | null {
    return [...state.views.values()].findLast((view) => view.user === who.id && !view.closed) ?? null;
  }

  function buttonsAt(where: Where | "view" | "home"): readonly (SeenButton & { readonly post: SlackPost | null })[] {
    if (where === "view")
      return buttonsIn(objectsIn(modal()?.view ?? {}, "blocks")).map((one) => ({ ...one, post: null }));
    if (where === "home")
      return buttonsIn(objectsIn(state.homes.get(who.id) ?? {}, "blocks")).map((one) => ({ ...one, post: null }));
    return visible(where).flatMap((post) => buttonsIn(post.blocks).map((one) => ({ ...one, post })));
  }

  function containerOf(where: Where | "view" | "home", post: SlackPost | null): Json {
    if (where === "view") return { container: { type: "view", view_id: modal()?.id }, view: viewPayload(modal()) };
    if (where === "home")
      return { container: { type: "view", view_id: "V0HOME" }, view: { id: "V0HOME", ...state.homes.get(who.id) } };
    if (post === null) throw new Error("a button on no message");
    const channel = channelOf(where);
    const response_url = server.newResponseUrl({ channel: channel.id, user: who.id, ts: post.ts, thread: post.thread });
    return {
      container: {
        type: "message",
        message_ts: post.ts,
        channel_id: channel.id,
        is_ephemeral: post.onlyFor !== null,
        ...(post.thread === null ? {} : { thread_ts: post.thread }),
      },
      channel: { id: channel.id, name: channel.name },
      // https://docs.slack.dev/reference/interaction-payloads/block_actions-payload: not for ephemeral messages.
      ...(post.onlyFor === null ? { message: shownPost(state, post, base, false) } : {}),
      response_url,
    };
  }

  const viewPayload = (open: OpenView | null): Json =>
    open === null ? {} : { id: open.id, hash: `${open.hash}`, ...open.view };

  async function command(where: Where, words: string): Promise<Acked> {
    const channel = channelOf(where);
    if (where.thread !== null) throw new Error("Slack has no app commands in threads");
    const [name = "", ...rest] = words.split(" ");
    return delivery.interact("slash_commands", {
      token: "verification",
      team_id: state.team,
      team_domain: "bakery",
      channel_id: channel.id,
      channel_name: channel.name,
      user_id: who.id,
      user_name: who.name.toLowerCase(),
      command: name,
      text: rest.join(" "),
      api_app_id: "A0FIX",
      response_url: server.newResponseUrl({ channel: channel.id, user: who.id, ts: null, thread: null }),
      trigger_id: server.newTrigger(who.id),
    });
  }

  /** What the modal does with the answer: https://docs.slack.dev/surfaces/modals#modifying */
  function applyAck(open: OpenView, answer: Acked): void {
    if (answer === null) return;
    const action = textIn(answer, "response_action");
    if (action === "update") {
      open.view = objectIn(answer, "view");
      open.hash += 1;
    } else if (action !== "errors") open.closed = true;
  }

  const person: SlackPerson = {
    id: who.id,
    direct: { channel: directOf(state, who.id).id, thread: null },
    async say(where, text, more = {}) {
      const files = (more.files ?? []).map(
        (file): SlackFile => ({ ...file, id: state.nextId("F"), shared: true, completed: true }),
      );
      for (const file of files) state.files.set(file.id, file);
      const blocks: readonly Json[] =
        more.blocks ??
        (text === ""
          ? []
          : [{ type: "rich_text", block_id: "b", elements: [{ type: "rich_text_section", elements: typed(text) }] }]);
      const post: SlackPost = {
        ts: state.nextTs(),
        user: who.id,
        text,
        blocks,
        thread: where.thread,
        metadata: null,
        files,
        editedTs: null,
        deleted: false,
        onlyFor: null,
        reactions: new Map(),
      };
      channelOf(where).posts.push(post);
      const event = {
        ...shownPost(state, post, base, false),
        channel: where.channel,
        event_ts: post.ts,
        channel_type: typeOf(where),
        ...(files.length > 0 ? { subtype: "file_share" } : {}),
      };
      const sent = [delivery.event(event)];
      // A mention is told twice: https://docs.slack.dev/reference/events/app_mention
      if (text.includes(`<@${state.botUser}>`) && typeOf(where) === "channel")
        sent.push(delivery.event({ ...event, type: "app_mention" }));
      await Promise.all(sent);
      return post.ts;
    },
    async edit(where, ts, text) {
      const post = postOf(where, ts);
      const previous_message = shownPost(state, post, base, false);
      post.text = text;
      post.blocks = [
        { type: "rich_text", block_id: "b", elements: [{ type: "rich_text_section", elements: typed(text) }] },
      ];
      post.editedTs = state.nextTs();
      const event_ts = state.nextTs();
      const message = shownPost(state, post, base, false);
      await delivery.event({
        type: "message",
        subtype: "message_changed",
        hidden: true,
        channel: where.channel,
        ts: event_ts,
        event_ts,
        channel_type: typeOf(where),
        message,
        previous_message,
      });
    },
    async remove(where, ts) {
      const post = postOf(where, ts);
      post.deleted = true;
      const event_ts = state.nextTs();
      await delivery.event({
        type: "message",
        subtype: "message_deleted",
        hidden: true,
        channel: where.channel,
        ts: event_ts,
        event_ts,
        deleted_ts: ts,
        channel_type: typeOf(where),
        previous_message: shownPost(state, post, base, false),
      });
    },
    async react(where, ts, name, added = true) {
      const post = postOf(where, ts);
      const by = post.reactions.get(name) ?? new Set();
      if (added) by.add(who.id);
      else by.delete(who.id);
      post.reactions.set(name, by);
      await delivery.event({
        type: added ? "reaction_added" : "reaction_removed",
        user: who.id,
        reaction: name,
        item: { type: "message", channel: where.channel, ts },
        item_user: post.user,
        event_ts: state.nextTs(),
      });
    },
    async press(where, label) {
      const button = buttonsAt(where).findLast((one) => one.label === label);
      if (button === undefined) {
        const there = buttonsAt(where).map((one) => one.label);
        throw new Error(`${who.name} sees no button "${label}"; there are: ${there.join(", ") || "none"}`);
      }
      return delivery.interact("interactive", {
        type: "block_actions",
        user,
        team,
        api_app_id: "A0FIX",
        trigger_id: server.newTrigger(who.id),
        ...containerOf(where, button.post),
        actions: [
          {
            ...asJson(button.element),
            block_id: textIn(button.block, "block_id") ?? "auto",
            action_ts: state.nextTs(),
          },
        ],
      });
    },
    slash: command,
    shortcut: (callback_id) =>
      delivery.interact("interactive", {
        type: "shortcut",
        token: "verification",
        action_ts: state.nextTs(),
        team,
        user,
        callback_id,
        trigger_id: server.newTrigger(who.id),
      }),
    messageShortcut(callback_id, where, ts) {
      const post = postOf(where, ts);
      return delivery.interact("interactive", {
        type: "message_action",
        token: "verification",
        action_ts: state.nextTs(),
        team,
        user,
        callback_id,
        trigger_id: server.newTrigger(who.id),
        channel: { id: where.channel, name: channelOf(where).name },
        message_ts: ts,
        message: shownPost(state, post, base, false),
        response_url: server.newResponseUrl({ channel: where.channel, user: who.id, ts, thread: post.thread }),
      });
    },
    async submit(answers, files = {}) {
      const open = modal();
      if (open === null) throw new Error(`${who.name} has no modal open`);
      const blocks = objectsIn(open.view, "blocks");
      const labels = blocks.map((block) => textIn(objectIn(block, "label"), "text"));
      // https://docs.slack.dev/reference/block-kit/block-elements/file-input-element: 10 MB a file.
      const chosen = Object.fromEntries(
        Object.entries(files).map(([label, uploads]) => [
          label,
          uploads.map((upload): Json => {
            if (upload.bytes.byteLength > 10 * 1024 * 1024) throw new Error(`${upload.name} is above 10 MB`);
            const file: SlackFile = { ...upload, id: state.nextId("F"), shared: false, completed: true };
            state.files.set(file.id, file);
            return { ...shownFile(file, base), filetype: upload.name.split(".").at(-1) ?? "" };
          }),
        ]),
      );
      const unknown = [...Object.keys(answers), ...Object.keys(files)].find(
        (key) => !labels.includes(key) && !blocks.some((block) => block.block_id === key),
      );
      if (unknown !== undefined)
        throw new Error(`the modal has no field "${unknown}"; there are: ${labels.join(", ")}`);
      const values = Object.fromEntries(
        blocks.flatMap((block) =>
          [filled(block, answers, chosen) ?? []].filter((one) => one.length === 2),
        ) as (readonly [string, Json])[],
      );
      const answer = await delivery.interact("interactive", {
        type: "view_submission",
        team,
        user,
        api_app_id: "A0FIX",
        trigger_id: server.newTrigger(who.id),
        view: { ...viewPayload(open), state: { values } },
        response_urls: [],
      });
      applyAck(open, answer);
      return answer;
    },
    async openHome() {
      await delivery.event({
        type: "app_home_opened",
        user: who.id,
        channel: person.direct.channel,
        tab: "home",
        event_ts: state.nextTs(),
      });
    },
    modal,
    sees: (where) => visible(where).map(wordsOf),
    seesView: (which) =>
      blocksWords(objectsIn((which === "modal" ? modal()?.view : state.homes.get(who.id)) ?? {}, "blocks")),
    buttons: (where) => buttonsAt(where).map(({ label }) => label),
  };
  return person;
}
