import type { Menu, MenuCommand, MenuVerb } from "../menu.ts";
import { clip } from "./mrkdwn-text.ts";
import { shortcutIds } from "./parse-interactive.ts";
import { neededScopes } from "./workspace.ts";

export type ManifestOptions = {
  /** The public address where Slack calls us; null for Socket Mode. */
  readonly publicUrl: string | null;
  readonly rotation: boolean;
  /** Names of the shortcuts, in the language of the workspace. */
  readonly words: { readonly raise: string; readonly newTicket: string };
};

/** Names that Slack keeps for itself: an app cannot have them. https://docs.slack.dev/interactivity/implementing-slash-commands */
export const reservedNames: ReadonlySet<string> = new Set([
  ...[
    "apps",
    "archive",
    "active",
    "away",
    "call",
    "collapse",
    "dm",
    "dnd",
    "expand",
    "feed",
    "invite",
    "join",
    "kick",
    "leave",
  ],
  ...[
    "me",
    "msg",
    "mute",
    "open",
    "prefs",
    "remind",
    "remove",
    "rename",
    "search",
    "shortcuts",
    "shrug",
    "star",
    "status",
  ],
  ...["topic", "unarchive", "who"],
]);

/** https://docs.slack.dev/reference/app-manifest, in characters. */
const limits = {
  description: 140,
  commandDescription: 2000,
  usageHint: 1000,
  shortcutName: 24,
  shortcutDescription: 150,
} as const;

/** Events that the parsers read: https://docs.slack.dev/reference/events */
const events = [
  "app_home_opened",
  "app_mention",
  "app_uninstalled",
  "message.channels",
  "message.groups",
  "message.im",
  "reaction_added",
  "reaction_removed",
  "tokens_revoked",
];

/** What can be typed behind a command: its verbs, or the arguments where it has no verbs. */
function usageOf({ verbs }: MenuCommand): string {
  const argumentsOf = ({ arguments: given }: MenuVerb): readonly string[] =>
    given.map(({ name, required }) => (required ? `<${name}>` : `[${name}]`));
  const words = verbs.flatMap((verb) => (verb.verb === null ? argumentsOf(verb) : [verb.verb]));
  return clip(words.join(" | "), limits.usageHint);
}

/**
 * The app's manifest: everything that Slack must be told to run this desk, printed from the command table. Throws RangeError for a command
 * that Slack would refuse.
 */
export function slackManifest(
  menu: Menu,
  { publicUrl, rotation, words }: ManifestOptions,
): Readonly<Record<string, unknown>> {
  const address =
    publicUrl === null ? null : new URL("slack/events", publicUrl.endsWith("/") ? publicUrl : `${publicUrl}/`).href;
  const at = (key: string): Readonly<Record<string, string>> => (address === null ? {} : { [key]: address });
  for (const { name } of menu.commands) {
    if (reservedNames.has(name)) throw new RangeError(`Slack keeps /${name} for itself`);
    if (!/^[a-z][a-z0-9_-]{0,30}$/.test(name)) throw new RangeError(`/${name} is no name for a command`);
  }
  return {
    _metadata: { major_version: 1, minor_version: 1 },
    display_information: {
      name: "Fixline",
      description: clip("A service desk in the chat: report a fault, follow the repair, sign it.", limits.description),
      background_color: "#1f3a5f",
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: "fixline", always_online: true },
      shortcuts: [
        {
          name: clip(words.newTicket, limits.shortcutName),
          type: "global",
          callback_id: shortcutIds.newTicket,
          description: clip("Report what is broken", limits.shortcutDescription),
        },
        {
          name: clip(words.raise, limits.shortcutName),
          type: "message",
          callback_id: shortcutIds.raise,
          description: clip("Open a ticket for whoever wrote this message", limits.shortcutDescription),
        },
      ],
      slash_commands: menu.commands.map((command) => {
        const usage = usageOf(command);
        return {
          command: `/${command.name}`,
          ...at("url"),
          description: clip(command.description.en, limits.commandDescription),
          ...(usage === "" ? {} : { usage_hint: usage }),
          should_escape: true,
        };
      }),
    },
    oauth_config: { scopes: { bot: Object.keys(neededScopes) } },
    settings: {
      event_subscriptions: { ...at("request_url"), bot_events: events },
      interactivity: { is_enabled: true, ...at("request_url") },
      org_deploy_enabled: false,
      socket_mode_enabled: address === null,
      token_rotation_enabled: rotation,
    },
  };
}
