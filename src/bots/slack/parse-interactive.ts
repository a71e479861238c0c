import { type Interaction, PlatformFault } from "../platform.ts";
import { type Json, objectIn, objectsIn, textIn } from "./json.ts";
import { unescapeMrkdwn } from "./mrkdwn-text.ts";
import { parseRaised, type Reader } from "./parse-event.ts";
import { namesFor } from "./read-message.ts";
import { mentionedIn } from "./read-rich-text.ts";
import { readChosenFiles, readFields, readViewSpot } from "./render-view.ts";
import { deskSpot, directSpot, headSpot, type Spot, type Surface, spotOf } from "./surfaces.ts";
import { within } from "./within.ts";

/** Ids of our shortcuts, as the manifest names them. */
export const shortcutIds = { raise: "raise-ticket", newTicket: "new-ticket" } as const;

/** A button that opens the form that an answer could not open at once; its value is the form's id. */
export const openFormAction = "open-form";

/** How to answer somebody who pressed or typed: a modal within 3 s, an address for 30 minutes. */
export type Means = {
  readonly trigger: string | null;
  /** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses: five uses in 30 minutes. */
  readonly responseUrl: string | null;
};

export type Pressed = Means & {
  readonly interaction: Interaction;
  /** The message that the button is on, and whether it is one that only this person sees. */
  readonly message: { readonly ts: string; readonly ephemeral: boolean } | null;
  /** The view that the button is in. */
  readonly view: { readonly id: string; readonly type: string } | null;
  /** The block that the button is in tells answers from cards that stay. */
  readonly block: string | null;
  readonly opensKeptForm: boolean;
};

const userOf = (body: Json) => {
  const user = objectIn(body, "user");
  return { id: textIn(user, "id") ?? "", name: textIn(user, "name") ?? textIn(user, "username") };
};

/** A press: https://docs.slack.dev/reference/interaction-payloads/block_actions-payload. Null for what is no button of ours. */
export async function parsePress(body: Json, reader: Reader, now: Date): Promise<Pressed | null> {
  const [action] = objectsIn(body, "actions");
  const user = userOf(body);
  const pressed = action === undefined ? null : (textIn(action, "value") ?? textIn(action, "action_id"));
  if (action === undefined || (textIn(action, "type") ?? "button") !== "button" || pressed === null || user.id === "")
    return null;
  const container = objectIn(body, "container");
  const view = objectIn(body, "view");
  const ts = textIn(container, "message_ts") ?? textIn(objectIn(body, "message"), "ts");
  const spot = await pressedAt(body, user.id, ts, reader);
  if (spot === null) return null;
  const actionTs = `${textIn(action, "action_ts") ?? now.getTime()}:${textIn(body, "trigger_id") ?? ""}`;
  const viewId = textIn(view, "id");
  return {
    trigger: textIn(body, "trigger_id"),
    responseUrl: textIn(body, "response_url"),
    message: ts === null ? null : { ts, ephemeral: container.is_ephemeral === true },
    view: viewId === null ? null : { id: viewId, type: textIn(view, "type") ?? "modal" },
    block: textIn(action, "block_id"),
    opensKeptForm: textIn(action, "action_id") === openFormAction,
    interaction: {
      eventId: `press:${textIn(container, "channel_id") ?? viewId ?? ""}:${ts ?? ""}:${user.id}:${actionTs}`,
      from: await reader.people.userRef(reader.self.team, user.id, user.name),
      ...spot,
      at: now.toISOString(),
      did: {
        kind: "press",
        action: pressed,
        message: ts === null ? null : reader.threads.idOf(spot.place.channel, ts),
      },
    },
  };
}

async function pressedAt(body: Json, user: string, ts: string | null, reader: Reader): Promise<Surface | null> {
  const { self, people, surfaces, threads } = reader;
  const view = objectIn(body, "view");
  if (textIn(view, "id") !== null) {
    const kept = readViewSpot(view, self.team);
    if (kept !== null) return { place: kept.place, surface: kept.surface };
    const { place, surface } = directSpot(self.team, await people.directChannel(user));
    return { place, surface };
  }
  const container = objectIn(body, "container");
  const channel = textIn(objectIn(body, "channel"), "id") ?? textIn(container, "channel_id");
  if (channel === null || ts === null) return null;
  const told = textIn(container, "thread_ts") ?? textIn(objectIn(body, "message"), "thread_ts");
  // Messages for one person's eyes are in no history: their thread is only told. Nobody waits long for what Slack does not tell.
  const seen = container.is_ephemeral === true;
  const ask = <Value>(asked: Promise<Value>): Promise<Value | null> =>
    within(asked, reader.delays.askMs, null, reader.delays).catch(() => null);
  const thread = told ?? (seen ? null : await ask(threads.threadOf(channel, ts)));
  const opens = seen || (thread !== null && thread !== ts) ? null : await ask(threads.opensAt(channel, ts));
  if (opens !== null) return headSpot(self.team, channel, ts, opens);
  const spot = await spotOf(surfaces, { team: self.team, channel, thread, ts, addressed: false });
  if (spot !== null) return { place: spot.place, surface: spot.surface };
  const other = deskSpot(self.team, channel, null);
  return { place: other.place, surface: other.surface };
}

/** Words of a slash command: mentions as names, links as addresses. The manifest has Slack escape them (`should_escape`). */
async function typedWords(text: string, { self, people }: Reader): Promise<string> {
  const names = await namesFor(mentionedIn([], text), { ...self, people });
  return unescapeMrkdwn(
    text.replace(/<([@#]?)([^<>|]+)(?:\|([^<>]*))?>/g, (_, sign: string, target: string, label: string | undefined) => {
      if (sign === "@") return `@${names.user(target)}`;
      return sign === "#" ? `#${label || (names.channel(target) ?? target)}` : target;
    }),
  );
}

/**
 * A slash command: https://docs.slack.dev/interactivity/implementing-slash-commands. Typed outside of the desk channel it belongs to the
 * person's own direct channel, since no thread can be meant: Slack has no app commands in threads.
 */
export async function parseCommand(
  body: Json,
  reader: Reader,
  now: Date,
): Promise<(Means & { readonly interaction: Interaction; readonly typedIn: string }) | null> {
  const user = textIn(body, "user_id");
  const channel = textIn(body, "channel_id");
  const name = textIn(body, "command")?.replace(/^\//, "");
  if (user === null || channel === null || name === undefined) return null;
  const trigger = textIn(body, "trigger_id");
  const words = `${name} ${await typedWords(textIn(body, "text") ?? "", reader)}`.trim();
  return {
    trigger,
    responseUrl: textIn(body, "response_url"),
    typedIn: channel,
    interaction: {
      eventId: `command:${trigger ?? `${user}:${now.getTime()}`}`,
      from: await reader.people.userRef(reader.self.team, user, textIn(body, "user_name")),
      ...(await ownSurface(channel, user, reader)),
      at: now.toISOString(),
      did: { kind: "command", words },
    },
  };
}

/** The desk channel, or the person's own direct channel; where that is not to be had in time, the place where it was typed. */
async function ownSurface(channel: string | null, user: string, reader: Reader): Promise<Surface> {
  const { self, people, surfaces, delays } = reader;
  const spot = (found: Spot): Surface => ({ place: found.place, surface: found.surface });
  if (channel === surfaces.deskChannel) return spot(deskSpot(self.team, channel, null));
  if (channel === null) return spot(directSpot(self.team, await people.directChannel(user)));
  const own = await within(people.directChannel(user), delays.askMs, null, delays).catch((error: unknown) => {
    if (error instanceof PlatformFault) return null;
    throw error;
  });
  return own === null
    ? { ...spot(deskSpot(self.team, channel, null)), surface: "channel" }
    : spot(directSpot(self.team, own));
}

/** A shortcut: the global one opens a ticket, that of a message raises one. https://docs.slack.dev/interactivity/implementing-shortcuts */
export async function parseShortcut(
  body: Json,
  reader: Reader,
  now: Date,
): Promise<(Means & { readonly interaction: Interaction }) | null> {
  const user = userOf(body);
  const trigger = textIn(body, "trigger_id");
  const eventId = `shortcut:${trigger ?? textIn(body, "action_ts") ?? now.getTime()}`;
  const means = { trigger, responseUrl: textIn(body, "response_url") };
  if (body.callback_id === shortcutIds.newTicket) {
    const interaction: Interaction = {
      eventId,
      from: await reader.people.userRef(reader.self.team, user.id, user.name),
      ...(await ownSurface(null, user.id, reader)),
      at: now.toISOString(),
      did: { kind: "command", words: "ticket new" },
    };
    return { ...means, interaction };
  }
  const channel = textIn(objectIn(body, "channel"), "id");
  if (body.callback_id !== shortcutIds.raise || channel === null) return null;
  const by = { user: user.id, name: user.name, eventId, at: now.toISOString() };
  const interaction = await parseRaised(objectIn(body, "message"), channel, by, reader);
  return interaction === null ? null : { ...means, interaction };
}

export type Submitted = { readonly interaction: Interaction; readonly viewId: string; readonly title: string };

/** A form that was sent: https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload. Null where it is none of ours. */
export async function parseSubmit(body: Json, reader: Reader, now: Date): Promise<Submitted | null> {
  const view = objectIn(body, "view");
  const user = userOf(body);
  const spot = readViewSpot(view, reader.self.team);
  const viewId = textIn(view, "id");
  if (spot === null || spot.form === null || viewId === null || user.id === "") return null;
  const files = readChosenFiles(view);
  return {
    viewId,
    title: textIn(objectIn(view, "title"), "text") ?? "",
    interaction: {
      // The hash changes with every version of the view, the trigger with every press of its button.
      eventId: `submit:${viewId}:${textIn(view, "hash") ?? now.getTime()}:${textIn(body, "trigger_id") ?? ""}`,
      from: await reader.people.userRef(reader.self.team, user.id, user.name),
      place: spot.place,
      surface: spot.surface,
      at: now.toISOString(),
      did: {
        kind: "submit",
        form: spot.form,
        fields: readFields(view),
        ...(files.length === 0 ? {} : { files }),
      },
    },
  };
}
