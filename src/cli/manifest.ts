import { slackManifestOf } from "../wiring/slack-manifest-of.ts";
import { type Command, WrongUse } from "./command.ts";
import { readOptions } from "./read-options.ts";

/** Prints what a platform must be told to run this desk. */
export const manifest: Command = {
  name: "manifest",
  summary: "print the manifest of the Slack app",
  help: `Usage: fixline manifest slack [--url ADDRESS] [--rotation]

Prints the manifest with which the Slack app is made: api.slack.com/apps, Create New App, From a manifest. It lists every command, right and
event that the desk needs. Without --url the app uses Socket Mode; with it Slack sends its requests to ADDRESS/slack/events. --rotation
asks for tokens that are renewed (SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_REFRESH_TOKEN).`,
  async run(args, terminal) {
    const { options, rest } = readOptions(args, { url: "text", rotation: "flag" });
    if (rest.length !== 1 || rest[0] !== "slack") throw new WrongUse('say whose manifest: "fixline manifest slack"');
    const publicUrl = options.url ?? null;
    if (publicUrl !== null && !/^https:\/\/[^/]/.test(publicUrl)) {
      throw new WrongUse("--url takes the desk's public address, such as https://desk.example.com");
    }
    terminal.out(slackManifestOf({ publicUrl, rotation: options.rotation }).trimEnd());
    return 0;
  },
};
