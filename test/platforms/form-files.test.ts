import { describe, expect, test } from "vitest";
import type { Form } from "../../src/bots/form.ts";
import type { FileRef, Interaction, Platform } from "../../src/bots/platform.ts";
import { webCapabilities } from "../../src/bots/web/platform.ts";
import { receive } from "../../src/bots/web/receive.ts";
import type { WebAct } from "../../src/bots/web/wire.ts";
import { until } from "../harness/until.ts";
import { discordSim } from "./discord/discord-sim.ts";
import { discordOn, given } from "./discord/discord-subject.ts";
import { cardOf } from "./discord/discord-world.ts";
import { slackWorld } from "./slack/slack-world.ts";
import { strictPlatform } from "./strict/strict-platform.ts";
import { strictUser } from "./strict/strict-user.ts";
import { withPerson } from "./telegram/telegram-world.ts";

/** A picture on somebody's device. */
type Picture = { readonly name: string; readonly bytes: Uint8Array };

/** A platform on which somebody is asked for photos. */
type Subject = {
  readonly platform: Pick<Platform, "capabilities" | "fetchFile">;
  /** Shows the form, lets the person answer with these, and gives what the desk hears of it. */
  answer(form: Form, words: string, pictures: readonly Picture[]): Promise<Interaction["did"]>;
  /** Every rule of the platform's server that was broken. */
  end(): Promise<readonly string[]>;
};

const form: Form = {
  form: "report.t4.2.abcdefgh",
  title: "Report",
  intro: null,
  submitLabel: "Send",
  cancelLabel: "Cancel",
  fields: [
    { kind: "line", name: "cause", label: "Cause", hint: null, required: true, value: "", maxLength: 100 },
    {
      kind: "files",
      name: "photos",
      label: "Photos",
      hint: "Up to 10.",
      required: false,
      most: 10,
      accepts: "photos",
      kept: 0,
    },
  ],
};

const slack = (by: "socket" | "http") => async (): Promise<Subject> => {
  const world = await slackWorld({ by, parts: { opensForm: ({ did }) => did.kind !== "submit" } });
  const { marta, heard, server } = world;
  return {
    platform: world.platform,
    async answer(shown, cause, pictures) {
      world.answer(({ did }) => (did.kind === "submit" ? { kind: "nothing" } : { kind: "form", form: shown }));
      await marta.slash(marta.direct, "/ticket report 1042");
      await until("the form is there", () => marta.seesView("modal").includes("Photos"));
      const files = pictures.map((picture) => ({ ...picture, mimetype: "image/png" }));
      await marta.submit({ Cause: cause }, pictures.length === 0 ? {} : { Photos: files });
      return heard.at(-1)?.did ?? expect.fail();
    },
    async end() {
      await world[Symbol.asyncDispose]();
      return server.state.broken;
    },
  };
};

const discord = async (): Promise<Subject> => {
  const sim = await discordSim();
  const to = given();
  const platform = discordOn(sim, to);
  await platform.start(to.inbound);
  const jo = sim.person("Jo");
  return {
    platform,
    async answer(shown, cause, pictures) {
      to.reply = ({ did }) =>
        did.kind === "submit"
          ? { kind: "card", card: cardOf("Sent"), seenBy: "sender" }
          : { kind: "form", form: shown };
      const modal = await jo.slash(jo.direct(), "ticket report");
      const files = pictures.map((picture) => ({ ...picture, type: "image/png" }));
      await jo.submit(modal, { Cause: cause }, pictures.length === 0 ? {} : { Photos: files });
      return to.heard.at(-1)?.did ?? expect.fail();
    },
    async end() {
      await platform.stop();
      await sim.close();
      return sim.state.broken;
    },
  };
};

/** The step of the dialogue: an album is the answer. Telegram names photos itself, and counts what is in them. */
const telegram = async (): Promise<Subject> => {
  const { world, marta, platform } = await withPerson();
  await platform.start(world.inbox.inbound);
  return {
    platform,
    async answer(_, words, pictures) {
      const before = world.inbox.stored.length;
      if (pictures.length === 0) marta.say(words);
      else
        marta.album(
          pictures.map(({ name }) => name),
          words,
        );
      return (await world.inbox.hear(before + 1))[before]?.did ?? expect.fail();
    },
    end: () => world.end(),
  };
};

const strict = async (): Promise<Subject> => {
  const platform = strictPlatform();
  let heard: Interaction["did"] | null = null;
  await platform.start({
    async take({ did }) {
      heard = did;
      return did.kind === "submit" ? { kind: "nothing" } : { kind: "form", form };
    },
    store: () => Promise.reject(new Error("nothing is stored here")),
  });
  const jo = strictUser(platform, { id: "jo" });
  return {
    platform,
    async answer(_, cause, pictures) {
      await jo.command("ticket report");
      const files = pictures.map(({ name, bytes }): FileRef => {
        platform.uploads.set(name, bytes);
        return { ref: name, name, mediaType: "image/png", sizeBytes: bytes.byteLength, kind: "photo" };
      });
      await jo.submit({ Cause: cause }, files);
      return heard ?? expect.fail();
    },
    end: async () => platform.server.broken,
  };
};

/** What was uploaded before is named by its id; the HTTP layer looks it up. */
const web = async (): Promise<Subject> => {
  const uploads = new Map<string, Uint8Array>();
  return {
    platform: {
      capabilities: webCapabilities,
      fetchFile: async ({ ref }) => uploads.get(ref) ?? expect.fail(),
    },
    async answer(shown, cause, pictures) {
      const files = pictures.map(({ name, bytes }): FileRef => {
        uploads.set(`id of ${name}`, bytes);
        return { ref: `id of ${name}`, name, mediaType: "image/png", sizeBytes: bytes.byteLength, kind: "photo" };
      });
      const act: WebAct = {
        clientId: "abcdefgh",
        spot: { on: "chat", thread: null },
        kind: "submit",
        form: shown.form,
        fields: { cause },
        files: files.map(({ ref }) => ref),
      };
      let heard: Interaction["did"] | null = null;
      const take = async ({ did }: Interaction) => {
        heard = did;
        return { kind: "nothing" } as const;
      };
      const posts = {} as Parameters<typeof receive>[0]["posts"];
      await receive({ take, posts, now: () => new Date() }, { accountId: "a", name: "Jo", language: null }, act, files);
      return heard ?? expect.fail();
    },
    end: async () => [],
  };
};

const pictures: readonly Picture[] = ["plate.png", "element.png"].map((name) => ({
  name,
  bytes: new TextEncoder().encode(`picture ${name}`),
}));

describe.each([
  ["Slack by Socket Mode", slack("socket")],
  ["Slack by HTTP", slack("http")],
  ["Discord", discord],
  ["Telegram", telegram],
  ["the web chat", web],
  ["the strict platform", strict],
])("a form's question for files on %s", (_, make) => {
  test("is answered with photos in order, beside the other answers, and their bytes are to be had", async () => {
    const { platform, answer, end } = await make();
    expect(platform.capabilities.maxFormFiles).toBeGreaterThanOrEqual(10);
    const did = await answer(form, "a fuse", pictures);
    if (platform.capabilities.modal) expect(did).toMatchObject({ kind: "submit", fields: { cause: "a fuse" } });
    expect(JSON.stringify("fields" in did ? did.fields : {})).not.toContain("photos");
    const files = did.kind === "submit" || did.kind === "say" ? (did.files ?? []) : [];
    expect(files.map(({ kind }) => kind)).toEqual(["photo", "photo"]);
    for (const [at, file] of files.entries()) {
      const bytes = Buffer.from(await platform.fetchFile(file, 1_000_000));
      expect(bytes.toString("latin1")).toContain(pictures[at]?.name);
    }
    expect(await end()).toEqual([]);
  });

  test("may be left open", async () => {
    const { answer, end } = await make();
    const did = await answer(form, "a fuse", []);
    expect(did.kind === "submit" || did.kind === "say" ? (did.files ?? []) : null).toEqual([]);
    expect(await end()).toEqual([]);
  });
});

test("Slack without the scope for it shows the form without the question", async () => {
  const world = await slackWorld({ parts: { opensForm: () => true } });
  await using _ = world;
  const { marta, server } = world;
  server.tokens.scopes.splice(server.tokens.scopes.indexOf("files:read"), 1);
  world.answer(() => ({ kind: "form", form }));
  await marta.slash(marta.direct, "/ticket report 1042");
  await until("the form is there", () => marta.seesView("modal").includes("Cause"));
  expect(marta.seesView("modal")).not.toContain("Photos");
  expect(server.state.broken).toEqual([]);
});

test("a Discord that refuses the question shows the form without it; one that takes it keeps the files of wrong numbers", async () => {
  const sim = await discordSim();
  const to = given();
  const platform = discordOn(sim, to);
  await platform.start(to.inbound);
  const jo = sim.person("Jo");
  const minutes = {
    kind: "number",
    name: "minutes",
    label: "Minutes",
    hint: null,
    required: true,
    value: "",
    min: 0,
    max: 99,
  } as const;
  to.reply = () => ({ kind: "form", form: { ...form, fields: [minutes, ...form.fields.slice(1)] } });
  const modal = await jo.slash(jo.direct(), "ticket report");
  const photo = { name: "plate.png", type: "image/png", bytes: new Uint8Array([1]) };
  await jo.submit(modal, { Minutes: "soon" }, { Photos: [photo] });
  expect(to.heard.at(-1)?.did).toMatchObject({
    kind: "submit",
    fields: { minutes: "soon" },
    files: [{ kind: "photo" }],
  });
  expect(sim.state.broken).toEqual([]);
  sim.state.knowsUploads = false;
  const plain = await jo.slash(jo.direct(), "ticket report");
  expect(JSON.stringify(plain.callback?.data)).toContain("Minutes");
  expect(JSON.stringify(plain.callback?.data)).not.toContain("Photos");
  await platform.stop();
  await sim.close();
});
