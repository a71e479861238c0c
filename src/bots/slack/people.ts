import type { UserRef } from "../platform.ts";
import { PlatformFault } from "../platform.ts";
import { objectIn, textIn } from "./json.ts";
import { recent } from "./recent.ts";
import type { SlackApi } from "./slack-api.ts";
import type { SlackDelays } from "./slack-options.ts";
import { within } from "./within.ts";

type Person = { readonly name: string; readonly language: string | null };

/** The people and channels of a workspace, by id, asked for once an hour. */
export type People = {
  /** Where Slack does not tell in time, `fallback` (the name in the payload) or the id is the name. */
  userRef(team: string, user: string, fallback: string | null): Promise<UserRef>;
  /** The id of the bot's own direct channel with somebody. */
  directChannel(user: string): Promise<string>;
  /** A channel's name; null where Slack does not tell. */
  channelName(channel: string): Promise<string | null>;
};

const keepMs = 3_600_000;
/** What Slack did not tell is asked for again soon. */
const keepFailedMs = 10_000;
/** Whoever is asked about waits for us: a second try, and no more. */
const tries = 2;

/**
 * Looks people up by `users.info` (https://docs.slack.dev/reference/methods/users.info; `include_locale` gives the language) and opens
 * direct channels by `conversations.open`. Answers are remembered, since both are limited to some 50 a minute.
 */
export function slackPeople(api: Pick<SlackApi, "call">, now: () => Date, delays: SlackDelays): People {
  const people = recent<{ readonly person: Person | null; readonly until: number }>(5000);
  const directs = recent<string>(5000);
  const channels = recent<{ readonly name: string | null; readonly until: number }>(1000);
  const asking = new Map<string, Promise<Person | null>>();

  async function ask(user: string, attempt = 1): Promise<Person | null> {
    try {
      const found = objectIn(await api.call("users.info", { user, include_locale: true }), "user");
      const profile = objectIn(found, "profile");
      const name =
        textIn(profile, "display_name") ??
        textIn(profile, "real_name") ??
        textIn(found, "real_name") ??
        textIn(found, "name");
      return { name: name ?? user, language: textIn(found, "locale") };
    } catch (error) {
      if (!(error instanceof PlatformFault)) throw error;
      return error.kind === "unreachable" && attempt < tries ? ask(user, attempt + 1) : null;
    }
  }

  async function person(user: string): Promise<Person | null> {
    const known = people.get(user);
    if (known !== undefined && known.until > now().getTime()) return known.person;
    const under = asking.get(user) ?? ask(user).finally(() => asking.delete(user));
    asking.set(user, under);
    const found = await under;
    people.set(user, { person: found, until: now().getTime() + (found === null ? keepFailedMs : keepMs) });
    return found;
  }

  const refOf = (team: string, user: string, fallback: string | null, found: Person | null): UserRef => ({
    platform: "slack",
    workspace: team,
    user,
    name: found?.name ?? fallback ?? user,
    language: found?.language ?? null,
  });

  return {
    userRef: async (team, user, fallback) =>
      refOf(team, user, fallback, await within(person(user), delays.askMs, null, delays)),
    async directChannel(user) {
      const known = directs.get(user);
      if (known !== undefined) return known;
      const opened = objectIn(await api.call("conversations.open", { users: user }), "channel");
      const channel = textIn(opened, "id");
      if (channel === null) throw new PlatformFault("unreachable", "conversations.open gave no channel");
      directs.set(user, channel);
      return channel;
    },
    async channelName(channel) {
      const known = channels.get(channel);
      if (known !== undefined && known.until > now().getTime()) return known.name;
      const asked = api.call("conversations.info", { channel }).then(
        (found) => textIn(objectIn(found, "channel"), "name"),
        (error: unknown) => {
          if (error instanceof PlatformFault) return null;
          throw error;
        },
      );
      const name = await within(asked, delays.askMs, null, delays);
      channels.set(channel, { name, until: now().getTime() + (name === null ? keepFailedMs : keepMs) });
      return name;
    },
  };
}
