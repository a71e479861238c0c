import { LogLevel } from "@slack/bolt";
import {
  type Capabilities,
  type Inbound,
  type Opened,
  type OpenRequest,
  type PlaceRef,
  PlatformFault,
} from "../platform.ts";
import type { ChatPlatform, NamesWorkspace } from "../platform-parts.ts";
import { slackAnswers } from "./answers.ts";
import { boltApp, type Deliver } from "./bolt-app.ts";
import { channelHint, checkSlack, scopeHint } from "./check.ts";
import { nameOfEmoji } from "./emoji-names.ts";
import { slackListening } from "./listening.ts";
import { readMessageId } from "./message-id.ts";
import { slackMissed } from "./missed.ts";
import type { Reader } from "./parse-event.ts";
import { slackPeople } from "./people.ts";
import { filesOf, isCode, rendered, slackPosts } from "./posts.ts";
import { type Receiving, slackReceiving } from "./receive.ts";
import { renderCard } from "./render-card.ts";
import { slackApi } from "./slack-api.ts";
import { slackLimits } from "./slack-limits.ts";
import { slackLogger } from "./slack-logger.ts";
import { type SlackOptions, slackDelays } from "./slack-options.ts";
import { connectSocket } from "./socket.ts";
import { slackThreads } from "./threads.ts";
import { slackUploads } from "./uploads.ts";
import { slackViews } from "./views.ts";
import { slackWebhook } from "./webhook.ts";
import { slackWorkspace } from "./workspace.ts";

/**
 * What Slack can do. Declared fallbacks: the author stands in bold before the words (a name of their own would need a further scope);
 * `replyTo` is not drawn, since a thread has no answers to single messages; of reactions, those that Slack has a name for; a thread
 * cannot be closed; answers for one person's eyes are not promised to arrive, so nothing that must be seen is one.
 */
export const slackCapabilities: Capabilities = {
  threads: true,
  edit: true,
  delete: true,
  react: true,
  modal: true,
  // A modal has 100 blocks; a title and an introduction need their part.
  maxFormFields: 80,
  maxFormFiles: slackLimits.filesInInput,
  ephemeral: true,
  openDirect: true,
  maxTextLength: 3000,
  maxFileBytes: 25 * 1024 * 1024,
  maxButtons: 25,
  nonceSeconds: 0,
  canFindPost: true,
  findsOpened: true,
};

/** The port, and the workspace that the token belongs to. */
export type SlackPlatform = ChatPlatform & {
  /** The id of the team; rejects with a PlatformFault while Slack does not tell. */
  workspace(): Promise<string>;
};

/** A head card that was posted before its answer was lost is looked for this far back. */
const headWindowMs = 3_600_000;

/**
 * Slack as a platform. With an app token it listens on a socket (Socket Mode), else Slack calls `webhook`. Several processes may listen at
 * once: Slack gives each event to one of them. `start` never rejects: what is wrong is told by `onHealth`, and tried again.
 */
export function slackPlatform(options: SlackOptions): ChatPlatform & NamesWorkspace {
  const { parts, deskChannel, supportChannel, appToken, signingSecret } = options;
  const delays = { ...slackDelays, ...options.delays };
  const logger = slackLogger(parts.log, LogLevel.WARN);
  const warn = (words: string): void => parts.log.warn({ platform: "slack" }, words);
  const api = slackApi(options, delays, logger);
  const workspace = slackWorkspace(api);
  const people = slackPeople(api, parts.clock, delays);
  const threads = slackThreads(api);
  const uploads = slackUploads(api, parts);
  const posts = slackPosts(api, uploads, threads);
  const views = slackViews(api, warn);
  const { directChannel } = people;
  const answers = slackAnswers({ api, posts, views, parts, directChannel });
  const surfaces = { deskChannel, supportChannel, threads };
  let running: { readonly deliver: Deliver; readonly receiving: Receiving } | null = null;

  const reader = async (): Promise<Reader> => ({ self: await workspace.self(), people, threads, surfaces, delays });

  const listening = slackListening({
    workspace,
    connect: appToken === null ? null : () => connectSocket({ ...options, appToken, deliver, logger, delays }),
    lookAround: async (self) => {
      const channels = [deskChannel, ...(supportChannel === null ? [] : [supportChannel])];
      const hints = [
        scopeHint(self),
        ...(await Promise.all(channels.map((channel) => channelHint(api, channel).catch(() => null)))),
      ];
      const said = hints.filter((hint) => hint !== null);
      return said.length === 0 ? null : said.join("; ");
    },
    parts,
    delays,
  });

  const deliver: Deliver = async (body, retryNum) => {
    if (running === null) throw new PlatformFault("unreachable", "the Slack platform is stopped");
    return running.deliver(body, retryNum);
  };

  /** A token that Slack refuses is worth a look at once, and not only when somebody speaks. */
  async function watched<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      if (isCode(error, "invalid_auth", "not_authed", "token_revoked", "account_inactive", "token_expired")) {
        workspace.forget();
        listening.suspect();
      }
      throw error;
    }
  }

  async function open(request: OpenRequest): Promise<Opened> {
    const { team } = await workspace.self();
    const at = { platform: "slack", workspace: team } as const;
    if (request.kind === "direct") {
      const channel = await people.directChannel(request.user.user);
      return { place: { ...at, channel, thread: null }, cardMessage: null };
    }
    const channel = request.kind === "desk" ? request.channel : await people.directChannel(request.user.user);
    const under: PlaceRef = { ...at, channel, thread: null };
    // Nobody knows whether an earlier attempt went through: asked again, the same key opens the same surface.
    const nonce = `open:${request.key}`;
    const found = await posts
      .find(under, nonce, new Date(parts.clock().getTime() - headWindowMs))
      .catch((error: unknown) => {
        // Without the history (a scope that is missing) a surface opened twice is better than none.
        if (!isCode(error, "missing_scope", "unknown_method", "method_not_supported_for_channel_type")) throw error;
        warn("a surface is opened without looking whether it stands already: the channel's history may not be read");
        return null;
      });
    const id = found ?? (await posts.head(under, renderCard(request.head), request.head.files, nonce, request.kind));
    const [thread = id] = readMessageId(id).posts;
    threads.noteOpens(channel, thread, request.kind);
    return { place: { ...under, thread }, cardMessage: id };
  }

  return {
    name: "slack",
    capabilities: slackCapabilities,
    listensAlone: false,
    webhook:
      appToken !== null || signingSecret === null
        ? null
        : slackWebhook({
            signingSecret,
            deliver: () => (running === null ? null : deliver),
            clock: parts.clock,
            delays,
            warn,
          }),
    async start(inbound: Inbound) {
      const receiving = slackReceiving({ inbound, reader, answers, views, parts, delays });
      const { apiUrl } = options;
      const onRevoked = (): void => {
        workspace.forget();
        listening.suspect();
      };
      running = { receiving, deliver: boltApp({ self: () => workspace.self(), receiving, logger, apiUrl, onRevoked }) };
      if (appToken === null && signingSecret === null) {
        const hint =
          "set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP): without one of them nothing is heard";
        parts.onHealth({ state: "down", hint });
        return;
      }
      await listening.start();
    },
    async stop() {
      listening.stop();
      const receiving = running?.receiving;
      running = null;
      await Promise.race([receiving?.idle(), delays.sleep(delays.callMs)]);
    },
    open: (request) => watched(() => open(request)),
    post: (place, content, nonce) =>
      watched(async () => ({ message: await posts.post(place, rendered(content), filesOf(content), nonce) })),
    edit: (place, message, content) => watched(() => posts.change(place, message, rendered(content))),
    remove: (place, message) => watched(() => posts.remove(place, message)),
    react: (place, message, emoji, added) =>
      watched(async () => {
        const name = nameOfEmoji(emoji);
        const [timestamp] = readMessageId(message).posts;
        if (name === null || timestamp === undefined) return;
        const method = added ? "reactions.add" : "reactions.remove";
        await api.call(method, { channel: place.channel, timestamp, name }).catch((error: unknown) => {
          // As it is already, or an emoji that this workspace does not have.
          if (!isCode(error, "already_reacted", "no_reaction", "invalid_name", "too_many_emoji", "too_many_reactions"))
            throw error;
        });
      }),
    find: (place, nonce, notBefore) => watched(() => posts.find(place, nonce, notBefore)),
    setClosed: () => Promise.resolve(),
    fetchFile: (ref, limitBytes) => watched(() => uploads.fetch(ref, limitBytes)),
    bucketOf: (place) => place.channel,
    // https://docs.slack.dev/apis/web-api/rate-limits/: chat.postMessage allows about one a second and channel, with short bursts.
    rateOf: () => ({ burst: 3, perSecond: 1 }),
    async *missedSince(places, since) {
      yield* slackMissed(api, await reader(), { places, supportChannel, since }, (details, words) =>
        parts.log.warn(details, words),
      );
    },
    workspace: async () => (await workspace.self()).team,
    check: () => checkSlack(options, api, () => workspace.self(), parts.clock),
  };
}
