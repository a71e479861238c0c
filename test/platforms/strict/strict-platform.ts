import {
  type Inbound,
  type OpenRequest,
  type Outgoing,
  type PlaceRef,
  type Platform,
  PlatformFault,
  type UserRef,
} from "../../../src/bots/platform.ts";
import { type Call, type FaultPlan, faultOf } from "./fault-plan.ts";
import { capabilitiesOf, type StrictOptions } from "./strict-options.ts";
import { render } from "./strict-render.ts";
import { type StrictServer, strictServer } from "./strict-server.ts";

/** The strict platform with its server laid open, and the switch for faults. */
export type StrictPlatform = Platform & {
  readonly server: StrictServer;
  /** What fails from now on. */
  failBy(plan: FaultPlan): void;
  /** Every call that was made, faults included. */
  readonly calls: readonly Call[];
  /** Users who blocked the bot. */
  readonly blockedBy: Set<string>;
  inbound(): Inbound;
  /** The private surface of a user, made on first sight. */
  directOf(user: Pick<UserRef, "workspace" | "user">): PlaceRef;
  /** What a person uploaded, for `fetchFile`. */
  readonly uploads: Map<string, Uint8Array>;
};

/** The ids of the posts that one message was split into, as one id. */
const joined = (ids: readonly string[]): string => ids.join("+");

/** A platform in this process that keeps every rule of the port and of its server, can lack capabilities, and fails as planned. */
export function strictPlatform(options: StrictOptions = {}): StrictPlatform {
  const now = options.now ?? (() => new Date());
  const capabilities = capabilitiesOf(options);
  const server = strictServer(capabilities, now);
  const calls: Call[] = [];
  const blockedBy = new Set<string>();
  const uploads = new Map<string, Uint8Array>();
  let plan: FaultPlan = () => null;
  let listener: Inbound | null = null;
  let nextThread = 1;
  /** Opened before under this key: with nonces, asking again opens nothing new. */
  const openedBy = new Map<string, { readonly place: PlaceRef; readonly cardMessage: string | null }>();

  /** Runs the call unless a fault is planned for it; a lost answer may come after it was done. */
  async function attempt<T>(call: Call, act: () => T): Promise<T> {
    calls.push(call);
    const planned = plan(call);
    // Nothing is answered in the same turn: callers must not count on it.
    await new Promise((resolve) => setImmediate(resolve));
    if (planned === null) return act();
    if (planned.kind === "inDoubt" && planned.landed) act();
    throw faultOf(planned);
  }

  const callAt = (op: Call["op"], place: PlaceRef, nonce: string | null = null): Call => ({
    op,
    channel: place.channel,
    nonce,
  });

  function refuseBlocked(place: PlaceRef): void {
    for (const user of blockedBy) {
      if (place.channel === `dm-${user}`) throw new PlatformFault("blocked", `${user} blocked the bot`);
    }
  }

  function directOf(user: Pick<UserRef, "workspace" | "user">): PlaceRef {
    const ref = { platform: "strict", workspace: user.workspace, channel: `dm-${user.user}`, thread: null };
    return server.addSurface(ref, "private").ref;
  }

  function newThread(under: PlaceRef, kind: "thread" | "desk"): PlaceRef {
    if (!capabilities.threads) return under;
    const ref = { ...under, thread: `t${nextThread}` };
    nextThread += 1;
    return server.addSurface(ref, kind).ref;
  }

  function addAll(place: PlaceRef, content: Outgoing, nonce: string): string {
    refuseBlocked(place);
    const replyTo = content.kind === "message" ? (content.replyTo?.split("+")[0] ?? null) : null;
    const posts = render(content, capabilities.maxTextLength).map((piece, at) =>
      server.add(place, { ...piece, author: null, nonce: `${nonce}#${at}`, replyTo }),
    );
    return joined(posts.map(({ id }) => id));
  }

  return {
    name: "strict",
    capabilities,
    server,
    calls,
    blockedBy,
    uploads,
    directOf,
    failBy(next) {
      plan = next;
    },
    inbound() {
      if (listener === null) throw new Error("the strict platform was not started");
      return listener;
    },
    async start(inbound) {
      listener = inbound;
    },
    async stop() {
      listener = null;
    },
    open: (request: OpenRequest) => {
      const channel = request.kind === "desk" ? request.channel : `dm-${request.user.user}`;
      return attempt({ op: "open", channel, nonce: request.kind === "direct" ? null : request.key }, () => {
        if (request.kind !== "desk" && blockedBy.has(request.user.user)) {
          throw new PlatformFault("blocked", `${request.user.user} blocked the bot`);
        }
        if (request.kind === "direct") {
          if (!capabilities.openDirect) server.refuse("opened a private chat, though it cannot write first");
          return { place: directOf(request.user), cardMessage: null };
        }
        const known = capabilities.nonceSeconds > 0 ? openedBy.get(request.key) : undefined;
        if (known !== undefined && !server.surface(known.place).gone) return known;
        const under =
          request.kind === "line"
            ? directOf(request.user)
            : server.surface({ platform: "strict", workspace: request.workspace, channel, thread: null }).ref;
        const place = newThread(under, request.kind === "line" ? "thread" : "desk");
        const head = addAll(place, { kind: "card", card: request.head }, `head ${request.key}`);
        const opened = { place, cardMessage: head };
        openedBy.set(request.key, opened);
        return opened;
      });
    },
    post: (place, content, nonce) =>
      attempt(callAt("post", place, nonce), () => ({ message: addAll(place, content, nonce) })),
    edit: (place, message, content) =>
      attempt(callAt("edit", place), () => {
        refuseBlocked(place);
        const ids = message.split("+");
        const pieces = render(content, capabilities.maxTextLength);
        ids.forEach((id, at) => {
          const piece = pieces[at];
          if (piece !== undefined) server.change(place, id, piece);
          else if (capabilities.delete) server.remove(place, id);
        });
        for (const piece of pieces.slice(ids.length)) {
          server.add(place, { ...piece, author: null, nonce: null, replyTo: null });
        }
      }),
    remove: (place, message) =>
      attempt(callAt("remove", place), () => {
        refuseBlocked(place);
        for (const id of message.split("+")) server.remove(place, id);
      }),
    react: (place, message, emoji, added) =>
      attempt(callAt("react", place), () => server.react(place, message.split("+")[0] ?? "", emoji, added)),
    find: (place, nonce, notBefore) =>
      attempt(callAt("find", place, nonce), () => {
        if (!capabilities.canFindPost) return server.refuse("looked a post up, though it cannot");
        const found = server
          .surface(place)
          .posts.filter((post) => post.nonce?.startsWith(`${nonce}#`) && post.at >= notBefore.getTime());
        return found.length === 0 ? null : joined(found.map(({ id }) => id));
      }),
    setClosed: (place, closed) =>
      attempt(callAt("setClosed", place), () => {
        // A flat chat is never locked: other tickets live in it.
        if (place.thread !== null) server.surface(place).closed = closed;
      }),
    async fetchFile(ref, limitBytes) {
      const bytes = uploads.get(ref.ref);
      if (bytes === undefined) throw new PlatformFault("gone", "no such file");
      return bytes.subarray(0, limitBytes);
    },
    bucketOf: (place) => place.channel,
    async *missedSince() {},
  };
}
