import path from "node:path";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { ConfigError, isLoopback, readConfig } from "./config.ts";

const faultsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
};

const slack = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1", SLACK_DESK_CHANNEL: "C0123" };
const discord = { DISCORD_BOT_TOKEN: "abc.def", DISCORD_GUILD_ID: "11", DISCORD_DESK_CHANNEL: "22" };
const telegram = { TELEGRAM_BOT_TOKEN: "12:abc", TELEGRAM_DESK_CHAT: "-100123" };

describe("nothing set", () => {
  test("is a whole configuration: this machine, port 3000, the data folder in the checkout, no platform", () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      host: "127.0.0.1",
      port: 3000,
      publicUrl: null,
      home: path.resolve(import.meta.dirname, "../.fixline"),
      demo: "when-empty",
      admins: [],
      slack: null,
      discord: null,
      telegram: null,
    });
    expect(config.secrets.databaseUrl).toBeNull();
  });
  test("empty and blank values count as not set", () => {
    expect(readConfig({ PORT: "", HOST: "  ", DATABASE_URL: "", SLACK_BOT_TOKEN: " " })).toEqual(readConfig({}));
  });
  test("a base address alone asks for no platform, nor does another program's variable", () => {
    const config = readConfig({ SLACK_API_URL: "https://slack-gov.com/api/", SLACK_WEBHOOK_URL: "https://x.example" });
    expect(config.slack).toBeNull();
  });
});

describe("each variable", () => {
  test.each([
    ["PORT", "0", { port: 0 }],
    ["PORT", "65535", { port: 65535 }],
    ["HOST", "0.0.0.0", { host: "0.0.0.0" }],
    ["HOST", "[::1]", { host: "::1" }],
    ["HOST", "::", { host: "::" }],
    ["PUBLIC_URL", "https://desk.example.com/", { publicUrl: "https://desk.example.com" }],
    ["PUBLIC_URL", "https://example.com/desk/", { publicUrl: "https://example.com/desk" }],
    ["FIXLINE_DEMO", "1", { demo: "always" }],
    ["FIXLINE_DEMO", "0", { demo: "never" }],
    ["FIXLINE_HOME", "/srv/fixline", { home: "/srv/fixline" }],
    ["FIXLINE_HOME", "data", { home: path.resolve("data") }],
  ])("%s=%s", (name, value, expected) => {
    expect(readConfig({ [name]: value })).toMatchObject(expected);
  });

  test("FIXLINE_ADMINS names logins, with or without a Slack workspace", () => {
    expect(readConfig({ FIXLINE_ADMINS: "slack:U123, slack:T1/U456,discord:99,telegram:42," }).admins).toEqual([
      { platform: "slack", workspace: null, user: "U123" },
      { platform: "slack", workspace: "T1", user: "U456" },
      { platform: "discord", workspace: null, user: "99" },
      { platform: "telegram", workspace: null, user: "42" },
    ]);
  });

  test("Slack: an app token chooses Socket Mode, a signing secret alone HTTP", () => {
    expect(readConfig(slack).slack).toMatchObject({ mode: "socket", deskChannel: "C0123", rotation: null });
    const { SLACK_APP_TOKEN: _, ...rest } = slack;
    expect(readConfig({ ...rest, SLACK_SIGNING_SECRET: "ab12" }).slack?.mode).toBe("http");
  });
  test("Slack: rotating tokens stand for a bot token", () => {
    const { SLACK_BOT_TOKEN: _, ...rest } = slack;
    const rotating = { SLACK_CLIENT_ID: "1.2", SLACK_CLIENT_SECRET: "s", SLACK_REFRESH_TOKEN: "xoxe-1" };
    expect(readConfig({ ...rest, ...rotating }).slack?.rotation).toEqual({ clientId: "1.2" });
  });
  test("Discord's base address comes without its version, however it was copied", () => {
    for (const url of ["http://127.0.0.1:8/api", "http://127.0.0.1:8/api/", "http://127.0.0.1:8/api/v10/"]) {
      expect(readConfig({ ...discord, DISCORD_API_URL: url }).discord?.apiUrl).toBe("http://127.0.0.1:8/api");
    }
  });
  test("Slack's channels are named by ids, whatever a stand-in for Slack makes of them", () => {
    for (const id of ["C0123ABCD", "G01", "C_DESK", "C-desk-1"]) {
      expect(readConfig({ ...slack, SLACK_DESK_CHANNEL: id }).slack?.deskChannel).toBe(id);
    }
  });
  test("Discord and Telegram", () => {
    const config = readConfig({ ...discord, DISCORD_WORK_CHANNEL: "33", ...telegram });
    expect(config.discord).toMatchObject({ guildId: "11", deskChannel: "22", workChannel: "33", supportChannel: null });
    expect(config.telegram).toMatchObject({ deskChat: "-100123", mode: "polling" });
    const webhook = { ...telegram, TELEGRAM_WEBHOOK_SECRET: "s", PUBLIC_URL: "https://desk.example.com" };
    expect(readConfig(webhook).telegram?.mode).toBe("webhook");
  });
});

describe("what is wrong", () => {
  test.each([
    ["PORT", "80a"],
    ["PORT", "65536"],
    ["PORT", "-1"],
    ["PORT", "3000.5"],
    ["PORT", "0x50"],
    ["HOST", "http://localhost"],
    ["HOST", "localhost:3000"],
    ["HOST", "a b"],
    ["PUBLIC_URL", "desk.example.com"],
    ["PUBLIC_URL", "javascript:alert(1)"],
    ["PUBLIC_URL", "https://desk.example.com/?a=b"],
    ["PUBLIC_URL", "https://user:pw@desk.example.com"],
    ["FIXLINE_DEMO", "yes"],
    ["FIXLINE_SECRET", "short"],
    ["FIXLINE_SECRET", "a".repeat(64)],
    ["FIXLINE_HOME", "data\0evil"],
    ["FIXLINE_HOME", "x".repeat(9_000)],
    ["DATABASE_URL", "mysql://root@localhost/desk"],
    ["DATABASE_URL", "postgres://localhost"],
    ["DATABASE_URL", "localhost:5432/desk"],
    ["FIXLINE_ADMINS", "U123"],
    ["FIXLINE_ADMINS", "slack:<@U123>"],
    ["FIXLINE_ADMINS", "telegram:@someone"],
    ["FIXLINE_ADMINS", "web:anna"],
    ["CLOUDINARY_URL", "cloudinary://cloud"],
    ["GOOGLE_MAPS_API_KEY", "key with spaces"],
    ["GOOGLE_MAPS_API_URL", "ftp://maps.example"],
    ["SMTP_URL", "https://mail.example.com"],
    ["DISCORD_GUILD_ID", "my server"],
    ["SLACK_DESK_CHANNEL", "#desk"],
    ["TELEGRAM_BOT_TOKEN", "12:a b"],
    ["TELEGRAM_WEBHOOK_SECRET", "päss"],
    ["SLACK_BOT_TOKEN", "xoxb-1\u200b2"],
  ])("%s=%s is a fault that names the variable", (name, value) => {
    expect(faultsOf({ [name]: value })[0]).toMatch(new RegExp(`^${name} `));
  });

  test("all faults are told at once, as one readable message", () => {
    const env = { PORT: "x", PUBLIC_URL: "x", FIXLINE_DEMO: "x", DATABASE_URL: "x" };
    expect(faultsOf(env)).toHaveLength(4);
    expect(() => readConfig(env)).toThrow(/^The configuration has 4 faults:\n- PORT must be .*; it is "x"\.\n- /);
  });

  test("swapped Slack tokens are recognised", () => {
    const swapped = { ...slack, SLACK_BOT_TOKEN: "xapp-1", SLACK_APP_TOKEN: "xoxb-1" };
    expect(faultsOf(swapped)).toEqual([
      expect.stringMatching(/^SLACK_BOT_TOKEN must be the bot's token \(xoxb-/),
      expect.stringMatching(/^SLACK_APP_TOKEN must be the app-level token \(xapp-/),
    ]);
  });

  test.each([
    [
      { SLACK_BOT_TOKEN: "xoxb-1" },
      "Slack is set up by halves: set SLACK_APP_TOKEN or SLACK_SIGNING_SECRET and SLACK_DESK_CHANNEL",
    ],
    [{ SLACK_SUPPORT_CHANNEL: "C1" }, "Slack is set up by halves: set SLACK_BOT_TOKEN and"],
    [{ ...slack, SLACK_CLIENT_ID: "1.2" }, "For rotating Slack tokens set"],
    [{ DISCORD_BOT_TOKEN: "x" }, "Discord is set up by halves: set DISCORD_GUILD_ID and DISCORD_DESK_CHANNEL"],
    [{ TELEGRAM_DESK_CHAT: "@desk_group" }, "Telegram is set up by halves: set TELEGRAM_BOT_TOKEN"],
  ])("half a platform: %j", (env, start) => {
    expect(faultsOf(env)).toEqual([expect.stringContaining(start)]);
  });

  test("a hostile value is quoted, so that it cannot write into the terminal, and is cut", () => {
    const [control = ""] = faultsOf({ PORT: "\u001b[2Jgone" });
    expect(control).not.toContain("\u001b");
    expect(faultsOf({ PUBLIC_URL: `x${"y".repeat(5_000)}` })[0]?.length).toBeLessThan(300);
  });
});

describe("secrets", () => {
  const env = {
    ...slack,
    ...discord,
    ...telegram,
    SLACK_BOT_TOKEN: "xoxb-hidden",
    DATABASE_URL: "postgres://desk:hidden@db/desk",
    FIXLINE_SECRET: "hidden-0123456789abcdefghijklmnop",
  };
  test("can be read by name", () => {
    const { secrets } = readConfig(env);
    expect([secrets.slackBotToken, secrets.databaseUrl]).toEqual(["xoxb-hidden", "postgres://desk:hidden@db/desk"]);
    expect(secrets.smtpUrl).toBeNull();
  });
  test("show up in no printed, serialised, spread or failed form of the configuration", () => {
    const config = readConfig(env);
    const forms = [
      JSON.stringify(config),
      inspect(config, { depth: 9, showHidden: false }),
      String(config.secrets),
      JSON.stringify({ ...config.secrets }),
      inspect(structuredClone({ ...config, secrets: { ...config.secrets } })),
    ];
    for (const form of forms) expect(form).not.toContain("hidden");
    expect(faultsOf({ DATABASE_URL: "mysql://root:hidden@db/desk" }).join()).not.toContain("hidden");
  });
  test("and the rest cannot be changed afterwards", () => {
    const config = readConfig(env);
    expect(Object.isFrozen(config) && Object.isFrozen(config.secrets) && Object.isFrozen(config.admins)).toBe(true);
    expect(() => Object.assign(config, { port: 1 })).toThrow(TypeError);
  });
});

test("loopback hosts", () => {
  expect(["127.0.0.1", "127.1.2.3", "::1", "localhost"].every(isLoopback)).toBe(true);
  expect(["0.0.0.0", "::", "192.168.1.2", "127.example.com"].some(isLoopback)).toBe(false);
});
