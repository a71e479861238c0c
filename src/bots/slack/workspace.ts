import { PlatformFault } from "../platform.ts";
import { objectIn, textIn } from "./json.ts";
import type { SlackApi } from "./slack-api.ts";

/** Who we are in Slack: https://docs.slack.dev/reference/methods/auth.test */
export type Self = {
  /** The workspace: the id of the team. */
  readonly team: string;
  readonly teamName: string;
  readonly botUser: string;
  readonly bot: string | null;
  /** The scopes of the token, from the header x-oauth-scopes; null where Slack did not say. */
  readonly scopes: readonly string[] | null;
};

/** Asks who we are, once; again after `forget`. */
export type Workspace = {
  self(): Promise<Self>;
  /** What is known without asking. */
  known(): Self | null;
  forget(): void;
};

/** Scopes that the manifest asks for, and what is lost without each. https://docs.slack.dev/reference/scopes */
export const neededScopes: Readonly<Record<string, string>> = {
  "app_mentions:read": "being addressed by @name",
  "channels:history": "what is said in public channels",
  "channels:read": "channels by their id",
  "chat:write": "writing at all",
  commands: "slash commands and shortcuts",
  "files:read": "files that people send",
  "files:write": "files for people",
  "groups:history": "what is said in private channels",
  "groups:read": "private channels by their id",
  "im:history": "direct messages",
  "im:read": "direct messages by their id",
  "im:write": "opening a direct message",
  "reactions:read": "reactions, and raising a ticket by one",
  "reactions:write": "reacting",
  "users:read": "names and languages",
};

export function slackWorkspace(api: Pick<SlackApi, "call">): Workspace {
  let known: Self | null = null;
  let asking: Promise<Self> | null = null;

  async function ask(): Promise<Self> {
    const answer = await api.call("auth.test");
    const team = textIn(answer, "team_id");
    const botUser = textIn(answer, "user_id");
    if (team === null || botUser === null) {
      throw new PlatformFault("unreachable", "auth.test named no team", {
        hint: "something that is not Slack answers at the API's address: check SLACK_API_URL",
      });
    }
    const { scopes } = objectIn(answer, "response_metadata");
    known = {
      team,
      teamName: textIn(answer, "team") ?? team,
      botUser,
      bot: textIn(answer, "bot_id"),
      scopes: Array.isArray(scopes) ? scopes.filter((scope) => typeof scope === "string") : null,
    };
    return known;
  }

  return {
    async self() {
      if (known !== null) return known;
      asking ??= ask().finally(() => {
        asking = null;
      });
      return asking;
    },
    known: () => known,
    forget: () => {
      known = null;
    },
  };
}

/** The scopes that the token lacks, of those that we need. */
export function missingScopes({ scopes }: Self): readonly string[] {
  return scopes === null ? [] : Object.keys(neededScopes).filter((scope) => !scopes.includes(scope));
}
