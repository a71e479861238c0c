import { type WebSocket, WebSocketServer } from "ws";
import { plainServer } from "./plain-server.ts";

type Part = Readonly<Record<string, unknown>> & {
  readonly type: number;
  readonly custom_id?: string;
  readonly label?: string;
  readonly components?: readonly Part[];
  readonly component?: Part;
  readonly value?: unknown;
  readonly options?: readonly { readonly label: string; readonly value: string; readonly default?: boolean }[];
};
export type PlainPost = { readonly id: string; text: string; buttons: readonly Part[]; readonly byBot: boolean };
export type PlainAnswer = { readonly id: string; type: number | null; data: Readonly<Record<string, unknown>> };
type Person = { readonly id: string; readonly username: string };

const guildId = "900000000000000001";
const deskId = "900000000000000002";
const notFound = { status: 404, body: { message: "404: Not Found", code: 0 } };

/**
 * A Discord of a dozen routes: what was posted is told with its id alone, channels with their type, interactions with the id of their channel,
 * the server comes late and without its lists, and the gateway's own limits are not told.
 */
export async function plainDiscord({ isUntyped = false } = {}) {
  const posts = new Map<string, PlainPost[]>();
  const channels = new Map<string, Readonly<Record<string, unknown>>>([
    [deskId, { id: deskId, type: 0, guild_id: guildId, name: "desk" }],
  ]);
  const answers = new Map<string, PlainAnswer>();
  const unknown = new Set<string>();
  const commands: { server: unknown } = { server: null };
  const sockets = new Set<WebSocket>();
  let seq = 0;
  let count = 0n;
  const newId = (): string => {
    count += 1n;
    return (((BigInt(Date.now()) - 1_420_070_400_000n) << 22n) + count).toString();
  };
  const of = (channel: string): PlainPost[] => {
    const known = posts.get(channel) ?? [];
    posts.set(channel, known);
    return known;
  };
  /** All words of a message: its content, its embeds and its components. */
  const textOf = (body: Readonly<Record<string, unknown>>): string => {
    const embeds = (body.embeds ?? []) as readonly Readonly<Record<string, unknown>>[];
    return [
      body.content,
      ...embeds.flatMap((embed) => [embed.title, embed.description, JSON.stringify(embed.fields ?? [])]),
    ]
      .filter((part) => typeof part === "string" && part !== "")
      .join("\n");
  };
  const buttonsOf = (body: Readonly<Record<string, unknown>>): readonly Part[] =>
    ((body.components ?? []) as readonly Part[]).flatMap(({ components = [] }) => components);
  const bodyOf = (fields: Readonly<Record<string, unknown>>) =>
    (fields.payload_json ?? fields) as Readonly<Record<string, unknown>>;

  const plain = await plainServer(({ method, path, fields }) => {
    const route = `${method} ${path.replace(/^\/api(\/v\d+)?/, "")}`;
    const well = (body: unknown) => ({ status: 200, body });
    const body = bodyOf(fields);
    if (route === "GET /gateway/bot") return well({ url: `ws://127.0.0.1:${port()}`, shards: 1 });
    if (route === "GET /users/@me") return well({ id: "4242", username: "desk", bot: true });
    if (/^PUT \/applications\/4242\/guilds\/\d+\/commands$/.test(route)) {
      commands.server = fields;
      return well([]);
    }
    if (route === "POST /users/@me/channels") {
      const id = `8${String(body.recipient_id).padStart(17, "0")}`;
      channels.set(id, { id, type: 1 });
      return well({ id, type: 1 });
    }
    const [, channel = "", rest = ""] = /^\w+ \/channels\/(\d+)(.*)$/.exec(route) ?? [];
    if (method === "GET" && channels.has(channel) && rest === "") return well(channels.get(channel));
    if (method === "POST" && channels.has(channel) && rest === "/messages") {
      const id = newId();
      of(channel).push({ id, text: textOf(body), buttons: buttonsOf(body), byBot: true });
      return well({ id, channel_id: channel });
    }
    const [, edited] = /^\/messages\/(\d+)$/.exec(rest) ?? [];
    const post = of(channel).find(({ id }) => id === edited);
    if (method === "PATCH" && post !== undefined) {
      post.text = textOf(body);
      post.buttons = buttonsOf(body);
      return well({ id: post.id, channel_id: channel });
    }
    const [, root] = /^\/messages\/(\d+)\/threads$/.exec(rest) ?? [];
    if (method === "POST" && root !== undefined) {
      channels.set(root, { id: root, type: 11, guild_id: guildId, parent_id: channel });
      return well(channels.get(root));
    }
    const [, asked = "", what] =
      /^\w+ \/(?:interactions|webhooks)\/(\d+)\/[^/]+(\/callback|\/messages\/@original|)$/.exec(route) ?? [];
    const answer = answers.get(asked) ?? [...answers.values()].at(-1);
    if (what === "/callback" && answer !== undefined) {
      answer.type = Number(body.type);
      answer.data = (body.data ?? {}) as PlainAnswer["data"];
      return { status: 204, body: null };
    }
    if (method === "PATCH" && what === "/messages/@original" && answer !== undefined) {
      answer.type = 4;
      answer.data = body;
      return well({ id: newId(), channel_id: "0" });
    }
    unknown.add(route.replace(/\d{2,}/g, "…"));
    return notFound;
  }, isUntyped);
  const gateway = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  const port = () => (gateway.address() as { port: number }).port;
  gateway.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 5000 } }));
    socket.on("message", (data) => {
      const { op } = JSON.parse(String(data)) as { op: number };
      if (op === 1) socket.send(JSON.stringify({ op: 11 }));
      if (op !== 2) return;
      const ready = {
        v: 10,
        user: { id: "4242", username: "desk", bot: true },
        session_id: "s1",
        resume_gateway_url: `ws://127.0.0.1:${port()}`,
        guilds: [{ id: guildId, unavailable: true }],
        application: { id: "4242" },
      };
      tell("READY", ready);
    });
  });
  const tell = (t: string, d: unknown): void => {
    seq += 1;
    for (const socket of sockets) socket.send(JSON.stringify({ op: 0, s: seq, t, d }));
  };

  const isDirect = (channel: string) => channel.startsWith("8");
  async function act(
    from: Person,
    channel: string,
    type: number,
    data: object,
    message?: object,
  ): Promise<PlainAnswer> {
    const id = newId();
    const answer: PlainAnswer = { id, type: null, data: {} };
    answers.set(id, answer);
    const who = isDirect(channel) ? { user: from } : { member: { user: from }, guild_id: guildId };
    tell("INTERACTION_CREATE", {
      id,
      application_id: "4242",
      type,
      token: `t${id}`,
      channel_id: channel,
      data,
      message,
      ...who,
    });
    return answer;
  }

  return {
    apiUrl: `${plain.origin}/api`,
    guildId,
    deskId,
    unknown,
    commands,
    isConnected: () => sockets.size > 0,
    shown: (channel: string): readonly PlainPost[] => of(channel),
    threads: () => [...channels.values()].filter(({ type }) => type === 11).map(({ id }) => String(id)),
    direct: (from: Person) => `8${from.id.padStart(17, "0")}`,
    say(from: Person, channel: string, content: string): void {
      if (isDirect(channel)) channels.set(channel, { id: channel, type: 1 });
      const id = newId();
      of(channel).push({ id, text: content, buttons: [], byBot: false });
      const where = isDirect(channel) ? {} : { guild_id: guildId };
      tell("MESSAGE_CREATE", { id, channel_id: channel, author: from, content, ...where });
    },
    slash(
      from: Person,
      channel: string,
      name: string,
      sub: string,
      options: Readonly<Record<string, string | number>>,
    ) {
      const given = Object.entries(options).map(([key, value]) => ({
        name: key,
        value,
        type: typeof value === "string" ? 3 : 4,
      }));
      return act(from, channel, 2, { id: "1", type: 1, name, options: [{ type: 1, name: sub, options: given }] });
    },
    press(from: Person, channel: string, label: string, on?: PlainAnswer) {
      const shown = on === undefined ? of(channel) : [{ id: on.id, buttons: buttonsOf(on.data) }];
      const post = shown.findLast(({ buttons }) => buttons.some((one) => one.label === label));
      const button = post?.buttons.find((one) => one.label === label);
      if (post === undefined || button === undefined) throw new Error(`no button "${label}"`);
      const message = { id: post.id, channel_id: channel };
      return act(from, channel, 3, { component_type: 2, custom_id: button.custom_id }, message);
    },
    /** Fills the modal in by label; what is not named stays as it is. */
    submit(from: Person, channel: string, { type, data }: PlainAnswer, typed: Readonly<Record<string, string>>) {
      if (type !== 9) throw new Error(`no modal: ${JSON.stringify(data)}`);
      const parts = (data.components ?? []) as readonly Part[];
      const components = parts.flatMap((part) => {
        const input = part.component ?? part.components?.[0];
        if (input === undefined || input.type === 19) return [];
        const value = typed[part.label ?? input.label ?? ""] ?? input.value ?? "";
        const chosen = input.options?.find((one) => one.label === value || one.default)?.value;
        const filled =
          input.type === 3
            ? { type: 3, custom_id: input.custom_id, values: chosen === undefined ? [] : [chosen] }
            : { type: 4, custom_id: input.custom_id, value };
        return [{ type: 18, component: filled }];
      });
      return act(from, channel, 5, { custom_id: data.custom_id, components });
    },
    async close() {
      for (const socket of sockets) socket.terminate();
      await new Promise((resolve) => gateway.close(resolve));
      await plain.close();
    },
  };
}
