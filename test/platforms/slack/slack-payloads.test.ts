import { expect, test } from "vitest";
import { asJson, type Json } from "../../../src/bots/slack/json.ts";
import { parseMessage, parseReaction, type Reader } from "../../../src/bots/slack/parse-event.ts";
import { parseCommand, parsePress, parseShortcut, parseSubmit } from "../../../src/bots/slack/parse-interactive.ts";
import { formView } from "../../../src/bots/slack/render-view.ts";
import { slackDelays } from "../../../src/bots/slack/slack-options.ts";
import { reportForm } from "./slack-world.ts";

const now = new Date("2026-03-02T09:00:00Z");

/** A workspace of which everything is known: no server is asked. */
const reader: Reader = {
  self: { team: "T061EG9R6", botUser: "U0BOT", bot: "B0BOT" },
  people: {
    userRef: async (workspace, user, fallback) => ({
      platform: "slack",
      workspace,
      user,
      name: fallback ?? `Name of ${user}`,
      language: "en-GB",
    }),
    directChannel: async (user) => `D${user.slice(1)}`,
    channelName: async () => "ops",
  },
  threads: {
    note: () => undefined,
    authorOf: (_, ts) => (ts === "1355517523.000005" ? "U2147483697" : null),
    idOf: (_, ts) => ts,
    threadOf: async () => "1700000000.000100",
    read: async (_, ts) => asJson({ type: "message", user: "U2147483697", text: "smoke!", ts }),
    opensAt: async (_, ts) => (ts === "1700000000.000100" ? "line" : null),
  },
  surfaces: {
    deskChannel: "C0DESK",
    supportChannel: "C0HELP",
    threads: { opensAt: async (_, ts) => (ts === "1700000000.000100" ? "line" : null) },
  },
  delays: slackDelays,
};

// Payloads as Slack's documentation shows them: https://docs.slack.dev/reference/events, https://docs.slack.dev/reference/interaction-payloads
const events: Readonly<Record<string, Json>> = {
  "message in a direct channel": {
    type: "message",
    channel: "D024BE91L",
    user: "U2147483697",
    text: "Hello hello can you hear me?",
    ts: "1355517523.000005",
    event_ts: "1355517523.000005",
    channel_type: "im",
  },
  "message in a line": {
    type: "message",
    channel: "D024BE91L",
    user: "U2147483697",
    text: "on my way",
    ts: "1700000001.000200",
    thread_ts: "1700000000.000100",
    parent_user_id: "U0BOT",
    channel_type: "im",
  },
  "file_share in the support channel": {
    type: "message",
    subtype: "file_share",
    channel: "C0HELP",
    user: "U2147483697",
    text: "",
    ts: "1700000002.000300",
    files: [
      {
        id: "F1",
        name: "oven.heic",
        mimetype: "image/heic",
        size: 77,
        url_private_download: "https://files.slack.com/files-pri/T061EG9R6-F1/download/oven.heic",
      },
    ],
  },
  "app_mention in any channel": {
    type: "app_mention",
    user: "U061F7AUR",
    text: "<@U0BOT> start 1042",
    ts: "1515449522.000016",
    channel: "C123ABC456",
    event_ts: "1515449522000016",
  },
  message_changed: {
    type: "message",
    subtype: "message_changed",
    hidden: true,
    channel: "C0HELP",
    ts: "1358878755.000001",
    message: {
      type: "message",
      user: "U123ABC456",
      text: "Hello, world!",
      ts: "1355517523.000005",
      edited: { user: "U123ABC456", ts: "1358878755.000001" },
    },
    previous_message: { type: "message", user: "U123ABC456", text: "Hello", ts: "1355517523.000005" },
  },
  message_deleted: {
    type: "message",
    subtype: "message_deleted",
    hidden: true,
    channel: "C0HELP",
    ts: "1358878755.000001",
    deleted_ts: "1358878749.000002",
    event_ts: "1358878755.000002",
    previous_message: {
      type: "message",
      user: "U123ABC456",
      text: "oops",
      ts: "1358878749.000002",
      thread_ts: "1358878740.000001",
    },
  },
  "a tombstone in a thread": {
    type: "message",
    subtype: "message_changed",
    hidden: true,
    channel: "C0HELP",
    ts: "1358878755.000001",
    event_ts: "1358878755.000001",
    message: {
      type: "message",
      subtype: "tombstone",
      user: "USLACKBOT",
      text: "This message was deleted.",
      ts: "1358878749.000002",
    },
    previous_message: {
      type: "message",
      user: "U123ABC456",
      text: "oops",
      ts: "1358878749.000002",
      thread_ts: "1358878749.000002",
    },
  },
};

test.each(Object.entries(events))("%s", async (_, event) => {
  expect(await parseMessage(event, reader)).toMatchSnapshot();
});

test("reaction_added and reaction_removed; 🎫 raises", async () => {
  const item = { type: "message", channel: "C0HELP", ts: "1360782400.498405" };
  const reaction = {
    type: "reaction_added",
    user: "U123ABC456",
    item_user: "U222222222",
    item,
    event_ts: "1360782804.083113",
  };
  expect(await parseReaction({ ...reaction, reaction: "thumbsup" }, reader)).toMatchSnapshot();
  expect(await parseReaction({ ...reaction, type: "reaction_removed", reaction: "thumbsup" }, reader)).toMatchObject({
    did: { kind: "react", emoji: "👍", added: false },
  });
  expect(await parseReaction({ ...reaction, reaction: "ticket" }, reader)).toMatchSnapshot();
  expect(await parseReaction({ ...reaction, reaction: "x", item: { type: "file", file: "F1" } }, reader)).toBeNull();
});

const user = { id: "UA8RXUSPL", username: "jtorrance", name: "jtorrance", team_id: "T061EG9R6" };
const team = { id: "T061EG9R6", domain: "pbjumper" };

test("block_actions on a message, on the head of a line, and on what only one person sees", async () => {
  const press = (container: Json, message: Json) =>
    parsePress(
      {
        type: "block_actions",
        team,
        user,
        api_app_id: "AABA1ABCD",
        token: "9s8d9as89d8as9d8as989",
        container,
        trigger_id: "12321423423.333649436676.d8c1bb837935619ccad0f624c448ffb3",
        channel: { id: "D024BE91L", name: "directmessage" },
        message,
        response_url: "https://hooks.slack.com/actions/AABA1ABCD/1232321423432/D09sSasdasdAS9091209",
        actions: [
          {
            action_id: "assign-approve.su.7",
            block_id: "card-0",
            text: { type: "plain_text", text: "Approve", emoji: false },
            value: "assign-approve.su.7",
            type: "button",
            style: "primary",
            action_ts: "1548426417.840180",
          },
        ],
      },
      reader,
      now,
    );
  const on = { type: "message", message_ts: "1548261231.000200", channel_id: "D024BE91L", is_ephemeral: false };
  const below = {
    bot_id: "BAH5CA16Z",
    type: "message",
    user: "U0BOT",
    ts: "1548261231.000200",
    thread_ts: "1700000000.000100",
  };
  expect(await press({ ...on, thread_ts: "1700000000.000100" }, below)).toMatchSnapshot();
  expect(
    (await press({ ...on, message_ts: "1700000000.000100" }, { ts: "1700000000.000100" }))?.interaction,
  ).toMatchObject({ surface: "thread", place: { thread: "1700000000.000100" } });
  expect(await press({ ...on, is_ephemeral: true }, {})).toMatchObject({
    message: { ephemeral: true },
    interaction: { surface: "private", place: { thread: null } },
  });
});

test("slash commands, shortcuts and view_submission", async () => {
  const command = {
    token: "gIkuvaNzQIHg97ATvDxqgjtO",
    team_id: "T061EG9R6",
    team_domain: "example",
    channel_id: "C2147483705",
    channel_name: "test",
    user_id: "U2147483697",
    user_name: "Steve",
    command: "/ticket",
    text: "start 1042",
    response_url: "https://hooks.slack.com/commands/1234/5678",
    trigger_id: "13345224609.738474920.8088930838d88f008e0",
    api_app_id: "A123456",
  };
  expect(await parseCommand(command, reader, now)).toMatchSnapshot();
  const shortcut = {
    type: "shortcut",
    token: "XXX",
    action_ts: "1581106241.371594",
    team,
    user,
    callback_id: "new-ticket",
    trigger_id: "944799105734.773906753841.38b5894552bdd4a780554ee59d1f3638",
  };
  expect(await parseShortcut(shortcut, reader, now)).toMatchSnapshot();
  expect(await parseShortcut({ ...shortcut, callback_id: "other" }, reader, now)).toBeNull();
  const spot = {
    place: { platform: "slack", workspace: "T061EG9R6", channel: "C0DESK", thread: "1.2" },
    surface: "desk",
  } as const;
  const view = { id: "VNHU13V36", hash: "156772938.1827394", ...formView(spot, reportForm) };
  const state = {
    values: {
      cause: { value: { type: "plain_text_input", value: "a fuse" } },
      minutes: { value: { type: "number_input", value: null } },
      urgency: {
        value: {
          type: "static_select",
          selected_option: { text: { type: "plain_text", text: "High" }, value: "high" },
        },
      },
    },
  };
  expect(
    await parseSubmit({ type: "view_submission", team, user, view: { ...view, state } }, reader, now),
  ).toMatchSnapshot();
  expect(
    await parseSubmit(
      { type: "view_submission", team, user, view: { ...view, private_metadata: "{}", state } },
      reader,
      now,
    ),
  ).toBeNull();
});

test("view_submission with files, as a file_input gives them", async () => {
  const spot = {
    place: { platform: "slack", workspace: "T061EG9R6", channel: "D024BE91L", thread: null },
    surface: "private",
  } as const;
  const view = { id: "VNHU13V36", hash: "156772938.1827394", ...formView(spot, reportForm) };
  // https://docs.slack.dev/reference/objects/file-object
  const file = {
    id: "F0S43P1CZ",
    created: 1531763254,
    name: "plate.png",
    title: "plate.png",
    mimetype: "image/png",
    filetype: "png",
    user: "U0L4B9NSU",
    mode: "hosted",
    is_external: false,
    size: 43518,
    url_private: "https://files.slack.com/files-pri/T061EG9R6-F0S43P1CZ/plate.png",
    url_private_download: "https://files.slack.com/files-pri/T061EG9R6-F0S43P1CZ/download/plate.png",
  };
  const state = {
    values: {
      cause: { value: { type: "plain_text_input", value: "a fuse" } },
      photos: { value: { type: "file_input", files: [file] } },
    },
  };
  const sent = await parseSubmit({ type: "view_submission", team, user, view: { ...view, state } }, reader, now);
  expect(sent?.interaction.did).toEqual({
    kind: "submit",
    form: reportForm.form,
    fields: { cause: "a fuse" },
    files: [
      { ref: file.url_private_download, name: "plate.png", mediaType: "image/png", sizeBytes: 43518, kind: "photo" },
    ],
  });
  const none = { values: { photos: { value: { type: "file_input", files: [] } } } };
  const empty = await parseSubmit({ type: "view_submission", team, user, view: { ...view, state: none } }, reader, now);
  expect(empty?.interaction.did).toEqual({ kind: "submit", form: reportForm.form, fields: {} });
});

test("what was deleted is known by who wrote it, also where only its time is told; other words are an edit without their mark", async () => {
  const gone = { type: "message", subtype: "message_deleted", channel: "C0HELP", ts: "1.2", event_ts: "1.2" };
  expect(await parseMessage({ ...gone, deleted_ts: "1355517523.000005" }, reader)).toMatchObject({
    from: { user: "U2147483697" },
    did: { kind: "delete", message: "1355517523.000005" },
  });
  expect(await parseMessage({ ...gone, deleted_ts: "1355517523.000006" }, reader)).toBeNull();
  const message = { type: "message", user: "U2147483697", text: "Hello", ts: "1355517523.000005" };
  const changed = { type: "message", subtype: "message_changed", channel: "D024BE91L", ts: "1.2", event_ts: "1.2" };
  const before = { ...message, text: "Hullo" };
  expect(await parseMessage({ ...changed, message, previous_message: before }, reader)).toMatchObject({
    did: { kind: "edit", message: "1355517523.000005" },
  });
  expect(await parseMessage({ ...changed, message, previous_message: message }, reader)).toBeNull();
});
