import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Finding } from "../../src/bots/platform-parts.ts";
import { doctor } from "../../src/cli/doctor.ts";
import { manifest } from "../../src/cli/manifest.ts";
import { type ExamineDeps, examine, isWell } from "../../src/wiring/examine.ts";
import { postExamination } from "../../src/wiring/post-examination.ts";
import { type Chat, openChat, textOf } from "../dialog/dialog-harness.ts";
import { takeDeliveries } from "../dialog/take-deliveries.ts";
import { strictPlatform } from "../platforms/strict/strict-platform.ts";
import { chatPlatform } from "./chat-platform.ts";

let chat: Chat;
let home: string;
beforeEach(async () => {
  chat = await openChat("strict");
  home = await mkdtemp(path.join(tmpdir(), "fixline-doctor-"));
});
afterEach(async () => {
  await chat[Symbol.asyncDispose]();
  await rm(home, { recursive: true, force: true });
});

const answering = (headers: Record<string, string>) => (async () => new Response(null, { headers })) as typeof fetch;
const deps = (more: Partial<ExamineDeps> = {}): ExamineDeps => ({
  database: chat.t.db.database,
  home,
  clock: () => new Date(),
  chats: new Map(),
  health: [],
  clocks: new Map(),
  secrets: ["xoxb-secret-token"],
  ...more,
});
const finds = (findings: readonly Finding[]) =>
  new Map([["slack", chatPlatform(strictPlatform(), { name: "slack", check: async () => findings })]]);
const wrongIn = async (given: ExamineDeps) =>
  (await examine(given)).flatMap(({ part, findings }) =>
    findings.filter(({ well }) => !well).map(({ hint }) => `${part}: ${hint}`),
  );

test("a desk in good health", async () => {
  const parts = await examine(
    deps({
      chats: finds([{ what: "token", well: true, hint: null }]),
      health: [{ platform: "slack", health: { state: "connected", note: null } }],
      clocks: new Map([["slack", "https://slack.example/"]]),
      fetch: answering({ date: new Date().toUTCString() }),
    }),
  );
  expect(parts.map(({ part }) => part)).toEqual(["database", "disk", "clock", "slack"]);
  expect(parts.flatMap(({ findings }) => findings.filter(({ well }) => !well))).toEqual([]);
  expect(isWell(parts)).toBe(true);
});

test("what is wrong is told with how to mend it, and no secret in it", async () => {
  const wrong = await wrongIn(
    deps({
      chats: finds([
        { what: "scope", well: false, hint: "reinstall the app: xoxb-secret-token lacks chat:write" },
        { what: "mystery", well: false, hint: null },
      ]),
      health: [
        { platform: "slack", health: { state: "down", hint: "the token was revoked" } },
        { platform: "discord", health: { state: "down", hint: "its code is missing" } },
      ],
    }),
  );
  expect(wrong).toEqual([
    "slack: the token was revoked",
    "slack: reinstall the app: •••• lacks chat:write",
    "slack: See the log for what went wrong.",
    "discord: its code is missing",
  ]);
});

test("a clock that is off is noticed by what a platform's server says", async () => {
  const clocks = new Map([["slack", "https://slack.example/"]]);
  const fast = answering({ date: new Date(Date.now() + 300_000).toUTCString() });
  expect(await wrongIn(deps({ clocks, fetch: fast }))).toEqual([
    expect.stringMatching(/clock: Our clock is (299|300|301) s behind slack's/),
  ]);
  const unreachable = (async () => {
    throw new Error("no network");
  }) as typeof fetch;
  expect(await wrongIn(deps({ clocks, fetch: unreachable }))).toEqual([]);
  expect(await wrongIn(deps({ clocks, fetch: answering({}) }))).toEqual([]);
});

test("a platform whose check breaks, and a database that is away, are findings too", async () => {
  const check = () => Promise.reject(new Error("socket hang up"));
  const chats = new Map([["slack", chatPlatform(strictPlatform(), { name: "slack", check })]]);
  expect(await wrongIn(deps({ chats }))).toEqual(["slack: socket hang up"]);
  const away = { ...chat.t.db.database, sql: (async () => Promise.reject(new Error("refused"))) as never };
  expect(await wrongIn(deps({ database: away }))).toEqual(["database: refused"]);
});

test("/desk doctor is for admins: it answers at once, and what it finds follows", async () => {
  const { admin, technician } = chat.people;
  const asked: string[] = [];
  await chat[Symbol.asyncDispose]();
  chat = await openChat("strict", {}, { examine: ({ interaction }) => asked.push(interaction.eventId) });
  expect(textOf(await chat.command(technician, chat.private(technician), "desk doctor"))).toContain("Only an admin");
  expect(asked).toEqual([]);
  expect(textOf(await chat.command(admin, chat.private(admin), "desk doctor"))).toContain("I am looking");
  expect(asked).toHaveLength(1);
  await postExamination({
    desk: chat.t.desk,
    chat: {
      examine: async () => [{ part: "slack", findings: [{ what: "token", well: false, hint: "make a new one" }] }],
    },
    interaction: {
      eventId: "e",
      from: { platform: "strict", workspace: "", user: "user-Ada", name: "Ada", language: "en" },
      ...chat.desk("desk", null),
      at: "2026-03-02T09:00:00Z",
      did: { kind: "command", words: "desk doctor" },
    },
    language: "en",
  });
  const [posted] = await takeDeliveries(chat.t);
  expect(posted?.job.place.kind).toBe("direct");
  const card = posted?.content?.kind === "card" ? posted.content.card : null;
  expect(card?.title).toBe("One thing is not well");
  expect(JSON.stringify(card?.body)).toContain("make a new one");
});

const terminal = (env: Record<string, string>) => {
  const out: string[] = [];
  const err: string[] = [];
  return {
    out,
    err,
    it: {
      out: (line: string) => out.push(line),
      err: (line: string) => err.push(line),
      env,
      stop: new AbortController().signal,
    },
  };
};

test("fixline doctor prints what it found, as lines or as JSON, with its exit status", async () => {
  const env = { DATABASE_URL: chat.t.db.url, FIXLINE_HOME: home };
  const lines = terminal(env);
  expect(await doctor.run([], lines.it)).toBe(0);
  expect(lines.out.join("\n")).toMatch(
    /ok {4}database {2}PostgreSQL [\s\S]*ok {4}disk[\s\S]*No chat platform is configured/,
  );
  const json = terminal({
    ...env,
    TELEGRAM_BOT_TOKEN: "123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    TELEGRAM_DESK_CHAT: "-100123",
    // Nobody listens there.
    TELEGRAM_API_ROOT: "http://127.0.0.1:9",
  });
  expect(await doctor.run(["--json"], json.it)).toBe(1);
  const found = JSON.parse(json.out.join("")) as { well: boolean; parts: { part: string; findings: Finding[] }[] };
  expect(found.well).toBe(false);
  const telegram = found.parts.find(({ part }) => part === "telegram")?.findings ?? [];
  expect(telegram.some(({ well }) => !well)).toBe(true);
  for (const { well, hint } of telegram) expect(well || (hint ?? "") !== "").toBe(true);
  expect(json.out.join("")).not.toContain("AAAAAAAA");
});

test("fixline manifest prints the app's manifest, for a socket or for an address", async () => {
  const socket = terminal({});
  expect(await manifest.run(["slack"], socket.it)).toBe(0);
  const printed = JSON.parse(socket.out.join("\n")) as { settings: { socket_mode_enabled: boolean } };
  expect(printed.settings.socket_mode_enabled).toBe(true);
  const http = terminal({});
  expect(await manifest.run(["slack", "--url", "https://desk.example"], http.it)).toBe(0);
  expect(http.out.join("\n")).toContain("https://desk.example/slack/events");
  await expect(manifest.run([], terminal({}).it)).rejects.toThrow("fixline manifest slack");
  await expect(manifest.run(["slack", "--url", "http://x"], terminal({}).it)).rejects.toThrow("--url");
});
