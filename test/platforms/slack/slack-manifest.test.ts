import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { menuOf } from "../../../src/bots/dialog/menu-of.ts";
import type { MenuCommand } from "../../../src/bots/menu.ts";
import { asJson, objectIn, objectsIn } from "../../../src/bots/slack/json.ts";
import { slackManifest } from "../../../src/bots/slack/manifest.ts";
import { wordsFor } from "../../../src/core/copy/words.ts";

const english = wordsFor("en");
const words = { raise: english.say("platform-raise"), newTicket: english.say("platform-new-ticket") };
const file = path.resolve(import.meta.dirname, "../../../docs/slack-app-manifest.json");

test("the manifest in the repository is what the command table says (UPDATE_MANIFEST=1 writes it anew)", async () => {
  const printed = `${JSON.stringify(slackManifest(menuOf(), { publicUrl: null, rotation: false, words }), null, 2)}\n`;
  if (process.env.UPDATE_MANIFEST === "1") await writeFile(file, printed);
  expect(await readFile(file, "utf8")).toBe(printed);
});

test("every command is one that Slack takes: its name is free, its texts fit", () => {
  const manifest = slackManifest(menuOf(), { publicUrl: null, rotation: false, words });
  const commands = objectsIn(objectIn(manifest, "features"), "slash_commands");
  expect(commands.map(({ command }) => command)).toEqual(menuOf().commands.map(({ name }) => `/${name}`));
  for (const { command, description, usage_hint } of commands) {
    expect(String(command).length).toBeLessThanOrEqual(32);
    expect(String(description).length).toBeGreaterThan(0);
    expect(String(description).length).toBeLessThanOrEqual(2000);
    expect(String(usage_hint ?? "").length).toBeLessThanOrEqual(1000);
  }
  for (const shortcut of objectsIn(objectIn(manifest, "features"), "shortcuts")) {
    expect(String(shortcut.name).length).toBeLessThanOrEqual(24);
  }
});

const command = (name: string): MenuCommand => ({ name, description: { en: "x", es: "x", pt: "x" }, verbs: [] });

test("a name that Slack keeps for itself, or that is no name, is refused", () => {
  const print = (name: string) => () =>
    slackManifest({ commands: [command(name)], shortcuts: [] }, { publicUrl: null, rotation: false, words });
  expect(print("status")).toThrow("Slack keeps /status for itself");
  expect(print("Two Words")).toThrow(RangeError);
  expect(print("ticket")).not.toThrow();
});

test("with a public address every door leads to it, and Socket Mode is off", () => {
  const manifest = slackManifest(
    { commands: [command("ticket")], shortcuts: [] },
    { publicUrl: "https://desk.example.org/fix", rotation: true, words },
  );
  const address = "https://desk.example.org/fix/slack/events";
  const settings = objectIn(manifest, "settings");
  expect(asJson(settings.event_subscriptions).request_url).toBe(address);
  expect(asJson(settings.interactivity).request_url).toBe(address);
  expect(objectsIn(objectIn(manifest, "features"), "slash_commands")[0]?.url).toBe(address);
  expect(settings).toMatchObject({ socket_mode_enabled: false, token_rotation_enabled: true });
});
