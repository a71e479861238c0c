import { afterAll, beforeAll, expect, test } from "vitest";
import type { Interaction } from "../../src/bots/platform.ts";
import type { ChatPlatform } from "../../src/bots/platform-parts.ts";
import { until } from "../harness/until.ts";
import { type DiscordSim, discordSim } from "./discord/discord-sim.ts";
import { discordOn, type Given, given } from "./discord/discord-subject.ts";

/**
 * Payloads as Discord's documentation shows them
 * (https://discord.com/developers/docs/interactions/receiving-and-responding, /events/gateway-events, /components/reference), with this
 * server's ids put in, replayed through a real gateway connection.
 */
let sim: DiscordSim;
let platform: ChatPlatform;
let to: Given;
beforeAll(async () => {
  sim = await discordSim({ answerWithinMs: 60_000 });
  to = given();
  platform = discordOn(sim, to);
  await platform.start(to.inbound);
});
afterAll(async () => {
  await platform.stop();
  await sim.close();
});

const user = {
  username: "mason",
  public_flags: 131141,
  id: "53908232506183680",
  discriminator: "0",
  global_name: "Mason",
  avatar: "a_d5efa99b3eeaa7dd43acca82f5692432",
};
const member = {
  user,
  roles: ["290926798626357999"],
  permissions: "17179869183",
  nick: "Mason of night shift",
  joined_at: "2017-03-13T19:19:14.040000+00:00",
};
const message = {
  type: 0,
  tts: false,
  timestamp: "2021-05-19T02:12:51.710000+00:00",
  pinned: false,
  mentions: [],
  mention_roles: [],
  mention_everyone: false,
  id: "844397162624450620",
  edited_timestamp: null,
  embeds: [],
  components: [],
  attachments: [],
  flags: 0,
  content: "",
  author: user,
};

async function replay(t: string, payload: object): Promise<Interaction> {
  const before = to.heard.length;
  sim.gateway.dispatch(t, 0, () => payload);
  await until("it is heard", () => to.heard.length > before, { withinMs: 5000, everyMs: 2 });
  return to.heard[before] ?? expect.fail();
}

/** An interaction's frame; the answer to it is refused by the server, which knows nothing of it. */
const asked = (type: number, data: object, more: object = {}) => ({
  version: 1,
  type,
  token: "unique_interaction_token",
  member,
  locale: "pt-BR",
  guild_locale: "en-US",
  id: "846462639134605312",
  application_id: sim.state.applicationId,
  guild_id: sim.state.guildId,
  channel_id: sim.channels.support.id,
  data,
  ...more,
});

test("a pressed button", async () => {
  const pressed = asked(
    3,
    { custom_id: "accept.t4.2|0123456789abcdef", component_type: 2 },
    { message: { ...message, channel_id: sim.channels.support.id } },
  );
  expect(await replay("INTERACTION_CREATE", pressed)).toEqual({
    eventId: "846462639134605312",
    from: { platform: "discord", workspace: "", user: user.id, name: "Mason of night shift", language: "pt-BR" },
    place: { platform: "discord", workspace: sim.state.guildId, channel: sim.channels.support.id, thread: null },
    surface: "channel",
    at: "2021-05-24T19:00:19.685Z",
    did: { kind: "press", action: "accept.t4.2", message: "844397162624450620" },
  });
});

test("a slash command with a subcommand and options", async () => {
  const options = [
    {
      type: 1,
      name: "rate",
      options: [
        { type: 4, name: "stars", value: 5 },
        { type: 3, name: "ticket", value: "1042" },
      ],
    },
  ];
  const heard = await replay(
    "INTERACTION_CREATE",
    asked(2, { id: "771825006014889984", type: 1, name: "ticket", options }, { id: "846462639134605313" }),
  );
  expect(heard.did).toEqual({ kind: "command", words: "ticket rate 1042 5" });
});

test("a sent modal, with labels and as older clients send it", async () => {
  const labels = asked(
    5,
    {
      custom_id: "report.t4.2.abcdefgh",
      components: [
        { type: 18, id: 1, component: { type: 4, id: 2, custom_id: "cause", value: "a fuse" } },
        { type: 18, id: 3, component: { type: 3, id: 4, custom_id: "reason", values: ["parts"] } },
        { type: 18, id: 5, component: { type: 3, id: 6, custom_id: "none", values: [] } },
        { type: 10, id: 7 },
      ],
    },
    { id: "846462639134605314" },
  );
  expect((await replay("INTERACTION_CREATE", labels)).did).toEqual({
    kind: "submit",
    form: "report.t4.2.abcdefgh",
    fields: { cause: "a fuse", reason: "parts", none: "" },
  });
  const rows = {
    custom_id: "hold.t4.2.abcdefgh",
    components: [{ type: 1, components: [{ type: 4, custom_id: "words", value: "Monday" }] }],
  };
  expect((await replay("INTERACTION_CREATE", asked(5, rows, { id: "846462639134605315" }))).did).toMatchObject({
    fields: { words: "Monday" },
  });
});

test("a sent modal with files, which are known by the resolved data alone", async () => {
  const url = "https://cdn.discordapp.com/ephemeral-attachments/1091/1430/plate.png?ex=6703c3a5&is=67027225&hm=d2d1&";
  const plate = {
    id: "1430012345678901234",
    filename: "plate.png",
    title: "plate of the oven",
    size: 241394,
    url,
    proxy_url: url.replace("cdn.discordapp.com", "media.discordapp.net"),
    width: 720,
    height: 960,
    content_type: "image/png",
    ephemeral: true,
  };
  const manual = { ...plate, id: "1430012345678901235", filename: "manual.pdf", content_type: "application/pdf" };
  const { title: _, ...untitled } = manual;
  const sent = {
    custom_id: "report.t4.2.abcdefgh:1",
    resolved: { attachments: { [untitled.id]: untitled, [plate.id]: plate } },
    components: [
      { type: 18, id: 1, component: { type: 4, id: 2, custom_id: "labourMinutes", value: "55" } },
      {
        type: 18,
        id: 3,
        component: { type: 19, id: 4, custom_id: "photos", values: [plate.id, untitled.id, "1430012345678901236"] },
      },
    ],
  };
  expect((await replay("INTERACTION_CREATE", asked(5, sent, { id: "846462639134605316" }))).did).toEqual({
    kind: "submit",
    form: "report.t4.2.abcdefgh:1",
    fields: { labourMinutes: "55" },
    files: [
      {
        ref: `form/1430012345678901234 ${url}`,
        name: "plate of the oven",
        mediaType: "image/png",
        sizeBytes: 241394,
        kind: "photo",
      },
      {
        ref: `form/1430012345678901235 ${url}`,
        name: "manual.pdf",
        mediaType: "application/pdf",
        sizeBytes: 241394,
        kind: "file",
      },
    ],
  });
  // Its link lives for a while and there is no message that has a fresh one.
  const old = { name: "plate.png", mediaType: null, sizeBytes: null, kind: "photo" } as const;
  await expect(platform.fetchFile({ ...old, ref: `form/1 ${url}` }, 1000)).rejects.toMatchObject({ kind: "gone" });
  const empty = { ...sent, components: [{ type: 18, id: 1, component: { type: 19, id: 2, custom_id: "photos" } }] };
  expect((await replay("INTERACTION_CREATE", asked(5, empty, { id: "846462639134605317" }))).did).toEqual({
    kind: "submit",
    form: "report.t4.2.abcdefgh:1",
    fields: {},
  });
});

const direct = (changes: object) => {
  const channel = sim.person("Ida").direct();
  return { ...message, channel_id: channel, ...changes };
};

test("a forwarded message, a sticker, and a voice message", async () => {
  const forwarded = await replay(
    "MESSAGE_CREATE",
    direct({
      id: "1200000000000000001",
      message_reference: { type: 1, channel_id: "1", message_id: "2" },
      message_snapshots: [{ message: { ...message, content: "the **oven** is cold" } }],
    }),
  );
  expect(forwarded.did).toMatchObject({
    text: [{ kind: "quote", runs: [{ text: "the " }, { text: "oven", bold: true }, { text: " is cold" }] }],
    replyTo: null,
  });
  const sticker = await replay(
    "MESSAGE_CREATE",
    direct({ id: "1200000000000000002", sticker_items: [{ id: "749054660769218631", name: "Wave", format_type: 3 }] }),
  );
  expect(sticker.did).toMatchObject({ text: [{ kind: "paragraph", runs: [{ text: ":Wave:" }] }] });
  const attachment = {
    id: "1091128930217353246",
    filename: "voice-message.ogg",
    title: "voz ünï",
    size: 8192,
    url: "https://cdn.discordapp.com/attachments/1/2/voice-message.ogg?ex=65d903de&is=65c68ede&hm=24",
    proxy_url: "",
    content_type: "audio/ogg",
    duration_secs: 2.3,
    waveform: "AAA",
  };
  const voice = await replay(
    "MESSAGE_CREATE",
    direct({ id: "1200000000000000003", flags: 8192, attachments: [attachment] }),
  );
  expect(voice.did).toMatchObject({
    files: [{ kind: "voice", name: "voz ünï", mediaType: "audio/ogg", sizeBytes: 8192 }],
  });
});

test("what is no talk is passed over: a pin, a started thread, a webhook, a bot, a preview, another server", async () => {
  const before = to.heard.length;
  for (const payload of [
    direct({ id: "1200000000000000011", type: 6 }),
    direct({ id: "1200000000000000012", type: 18, content: "a thread" }),
    direct({ id: "1200000000000000013", webhook_id: "1", content: "hook" }),
    direct({ id: "1200000000000000014", author: { ...user, bot: true }, content: "beep" }),
    direct({
      id: "1200000000000000015",
      guild_id: "111111111111111111",
      content: `<@${sim.state.botId}> hi`,
      mentions: [{ id: sim.state.botId }],
    }),
  ]) {
    sim.gateway.dispatch("MESSAGE_CREATE", 0, () => payload);
  }
  sim.gateway.dispatch("MESSAGE_UPDATE", 0, () =>
    direct({ id: "1200000000000000016", content: "https://a.example", embeds: [{}] }),
  );
  const last = await replay("MESSAGE_CREATE", direct({ id: "1200000000000000017", content: "talk" }));
  expect(last.did).toMatchObject({ message: "1200000000000000017" });
  expect(to.heard.length).toBe(before + 1);
  expect(sim.state.broken.filter((rule) => !/interaction/.test(rule))).toEqual([]);
});

test("an edit of which only the change is told is read whole", async () => {
  const ida = sim.person("Ida");
  const before = to.heard.length;
  const said = ida.say(ida.direct(), "erlier");
  await until("it is heard", () => to.heard.length > before, { withinMs: 5000, everyMs: 2 });
  const kept = sim.state.messages.get(said) ?? expect.fail();
  Object.assign(kept, { content: "earlier", edited: Date.now() });
  const partial = { id: said, channel_id: ida.direct(), edited_timestamp: new Date().toISOString() };
  expect((await replay("MESSAGE_UPDATE", partial)).did).toMatchObject({
    kind: "edit",
    text: [{ kind: "paragraph", runs: [{ text: "earlier" }] }],
  });
});
