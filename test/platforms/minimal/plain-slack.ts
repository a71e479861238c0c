import { type WebSocket, WebSocketServer } from "ws";
import { plainServer } from "./plain-server.ts";

type Json = Readonly<Record<string, unknown>>;
type Block = Json & { readonly type: string; readonly block_id?: string; readonly elements?: readonly Json[] };
export type PlainPost = { readonly ts: string; readonly thread: string | null; body: Json; readonly byBot: boolean };
export type PlainView = { readonly id: string; body: Json };

const team = "T1";

/** A Slack of seven methods over Socket Mode: whatever else is asked is an unknown method, and answers hold what is needed alone. */
export async function plainSlack() {
  const posts = new Map<string, PlainPost[]>();
  const views: PlainView[] = [];
  const unknown = new Set<string>();
  const acked = new Map<string, Json | null>();
  const sockets = new Set<WebSocket>();
  let count = 0;
  let connections = 0;
  const next = (): number => {
    count += 1;
    return count;
  };
  const newTs = (): string => `${Math.floor(Date.now() / 1000)}.${String(next()).padStart(6, "0")}`;
  const of = (channel: string): PlainPost[] => {
    const known = posts.get(channel) ?? [];
    posts.set(channel, known);
    return known;
  };
  const direct = (user: unknown): string => `D${String(user).slice(1)}`;

  const plain = await plainServer(({ path, fields }) => {
    const method = path.split("/").at(-1) ?? "";
    const well = (more: Json = {}) => ({ status: 200, body: { ok: true, ...more } });
    const bad = (error: string) => ({ status: 200, body: { ok: false, error } });
    const channel = String(fields.channel);
    switch (method) {
      case "auth.test":
        return well({ team_id: team, user_id: "UBOT" });
      case "apps.connections.open":
        return well({ url: `ws://127.0.0.1:${port()}` });
      case "conversations.open":
        return well({ channel: { id: direct(fields.users) } });
      case "chat.postMessage": {
        const post = {
          ts: newTs(),
          thread: fields.thread_ts === undefined ? null : String(fields.thread_ts),
          body: fields,
          byBot: true,
        };
        of(channel).push(post);
        return well({ channel, ts: post.ts });
      }
      case "chat.update": {
        const post = of(channel).find(({ ts }) => ts === String(fields.ts));
        if (post === undefined) return bad("message_not_found");
        post.body = fields;
        return well({ channel, ts: post.ts });
      }
      case "views.open": {
        const view = { id: `V${next()}`, body: fields.view as Json };
        views.push(view);
        return well({ view: { id: view.id } });
      }
      case "views.update": {
        const view = views.find(({ id }) => id === fields.view_id);
        if (view === undefined) return bad("not_found");
        view.body = fields.view as Json;
        return well({ view: { id: view.id } });
      }
      default:
        unknown.add(method);
        return bad("unknown_method");
    }
  });
  const gateway = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  const port = () => (gateway.address() as { port: number }).port;
  gateway.on("connection", (socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("message", (data) => {
      const { envelope_id, payload = null } = JSON.parse(String(data)) as { envelope_id: string; payload?: Json };
      acked.set(envelope_id, payload);
    });
    socket.send(JSON.stringify({ type: "hello" }));
  });

  function bring(type: string, payload: Json): string {
    const envelope_id = `e${next()}`;
    for (const socket of sockets)
      socket.send(JSON.stringify({ envelope_id, type, payload, accepts_response_payload: true }));
    return envelope_id;
  }

  const blocksOf = ({ blocks = [] }: Json): readonly Block[] => blocks as readonly Block[];
  const buttonsOf = (body: Json) =>
    blocksOf(body).flatMap((block) =>
      (block.elements ?? []).flatMap((element) =>
        element.type === "button" ? [{ ...element, block_id: block.block_id, label: (element.text as Json).text }] : [],
      ),
    );

  return {
    apiUrl: `${plain.origin}/api/`,
    unknown,
    acked,
    direct,
    view: () => views.at(-1),
    connections: () => connections,
    shown: (channel: string, thread: string | null = null): readonly PlainPost[] =>
      of(channel).filter((post) => post.thread === thread || (thread !== null && post.ts === thread)),
    labels: (body: Json): readonly unknown[] => buttonsOf(body).map(({ label }) => label),
    say(user: string, channel: string, text: string, thread: string | null = null): string {
      const ts = newTs();
      of(channel).push({ ts, thread, body: { text }, byBot: false });
      const event = { type: "message", channel, user, text, ts, ...(thread === null ? {} : { thread_ts: thread }) };
      return bring("events_api", { type: "event_callback", event });
    },
    command(user: string, channel: string, command: string, text: string): string {
      return bring("slash_commands", { command, text, user_id: user, channel_id: channel, trigger_id: `t${next()}` });
    },
    press(user: string, channel: string, label: string, thread: string | null = null): string {
      const post = of(channel).findLast(
        (one) =>
          (thread === null || one.thread === thread || one.ts === thread) &&
          buttonsOf(one.body).some((button) => button.label === label),
      );
      const button = post === undefined ? undefined : buttonsOf(post.body).find((one) => one.label === label);
      if (post === undefined || button === undefined) throw new Error(`no button "${label}" in ${channel}`);
      // That it is a button goes without saying.
      const { label: _, type: __, ...action } = button as Json;
      return bring("interactive", {
        type: "block_actions",
        user: { id: user },
        team: { id: team },
        channel: { id: channel },
        container: { type: "message", message_ts: post.ts, channel_id: channel },
        message: { ts: post.ts, ...(post.thread === null ? {} : { thread_ts: post.thread }) },
        trigger_id: `t${next()}`,
        actions: [{ ...action, action_ts: newTs() }],
      });
    },
    /** Fills the newest modal in by label and sends it. */
    submit(user: string, typed: Readonly<Record<string, string>>): string {
      const view = views.at(-1);
      if (view === undefined) throw new Error("no modal is open");
      const inputs = blocksOf(view.body).filter(({ type }) => type === "input");
      const values = inputs.flatMap(({ block_id = "", label, element }) => {
        const { action_id, type, initial_value, options } = element as Json;
        const value = typed[String((label as Json).text)] ?? initial_value ?? "";
        if (type === "file_input") return [];
        const choice = (options as readonly Json[] | undefined)?.find((one) => (one.text as Json).text === value);
        const given = type === "plain_text_input" || options === undefined ? { value } : { selected_option: choice };
        return [[block_id, { [String(action_id)]: { type, ...given } }] as const];
      });
      const { title, callback_id, private_metadata, blocks } = view.body;
      const sent = { id: view.id, type: "modal", title, callback_id, private_metadata, blocks };
      return bring("interactive", {
        type: "view_submission",
        user: { id: user },
        team: { id: team },
        view: { ...sent, state: { values: Object.fromEntries(values) } },
      });
    },
    /** Slack asks for a new connection. */
    refresh(reason: string): void {
      for (const socket of sockets) socket.send(JSON.stringify({ type: "disconnect", reason }));
    },
    async close() {
      for (const socket of sockets) socket.terminate();
      await new Promise((resolve) => gateway.close(resolve));
      await plain.close();
    },
  };
}
