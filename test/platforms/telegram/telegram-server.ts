import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { commandLists, getChat, getChatMember, getFile, getMe } from "./sim-bot.ts";
import { closeForumTopic, createForumTopic, deleteMessage, editMessage, setMessageReaction } from "./sim-change.ts";
import type { SimFaultPlan } from "./sim-faults.ts";
import { parametersOf } from "./sim-parameters.ts";
import { queryBook } from "./sim-queries.ts";
import { rates } from "./sim-rates.ts";
import { readCall, type SimCall } from "./sim-request.ts";
import { type Sim, SimRefusal } from "./sim-rules.ts";
import { sendMedia, sendMediaGroup, sendMessage } from "./sim-send.ts";
import { simState } from "./sim-state.ts";
import { updateQueue, type WebhookTarget } from "./sim-updates.ts";

export const simToken = "4242:simulated-token_for-tests";

export type TelegramServer = Awaited<ReturnType<typeof telegramServer>>;

/**
 * A Bot API server in this process, over a real socket: it keeps the rules of https://core.telegram.org/bots/api, refuses what breaks them
 * and writes it down in words. `root` goes where TELEGRAM_API_ROOT goes. People act through `telegramPerson`.
 */
export async function telegramServer({ now = () => new Date() }: { readonly now?: () => Date } = {}) {
  const state = simState();
  const rules: string[] = [];
  const calls: SimCall[] = [];
  let plan: SimFaultPlan = () => null;
  let target: WebhookTarget | null = null;
  let token = simToken;
  const updates = updateQueue(() => target);
  const queries = queryBook();
  const limits = rates();
  const commands = commandLists();
  const sim: Sim = {
    state,
    now,
    broke: (rule) => rules.push(rule),
    emit: (kind, body) => updates.emit(sim, kind, body),
  };

  const methods: Readonly<Record<string, (sim: Sim, call: SimCall) => unknown>> = {
    getMe,
    getChat,
    getChatMember,
    getFile,
    getMyCommands: commands.getMyCommands,
    setMyCommands: commands.setMyCommands,
    setWebhook: updates.setWebhook,
    deleteWebhook: updates.deleteWebhook,
    getWebhookInfo: updates.getWebhookInfo,
    answerCallbackQuery: queries.answerCallbackQuery,
    sendMessage,
    sendPhoto: sendMedia,
    sendVideo: sendMedia,
    sendDocument: sendMedia,
    sendVoice: sendMedia,
    sendMediaGroup,
    editMessageText: editMessage,
    editMessageCaption: editMessage,
    deleteMessage,
    setMessageReaction,
    createForumTopic,
    closeForumTopic,
    reopenForumTopic: closeForumTopic,
  };

  async function run(call: SimCall, gone: Promise<void>): Promise<unknown> {
    const known = parametersOf[call.method];
    if (known === undefined) {
      rules.push(`called ${call.method}, which this server does not know`);
      throw new SimRefusal(404, "Not Found: method not found");
    }
    for (const name of Object.keys(call.params)) {
      if (!known.includes(name)) rules.push(`${call.method} has no parameter ${name}`);
    }
    if (call.method === "getUpdates") return updates.getUpdates(sim, call, gone);
    limits.check(sim, call);
    return methods[call.method]?.(sim, call);
  }

  function reply(response: ServerResponse, status: number, body: unknown): void {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  }

  async function outcome(call: SimCall, gone: Promise<void>): Promise<readonly [number, unknown]> {
    try {
      return [200, { ok: true, result: await run(call, gone) }];
    } catch (thrown) {
      if (!(thrown instanceof SimRefusal)) throw thrown;
      const { code, message, parameters } = thrown;
      const more = Object.keys(parameters).length === 0 ? {} : { parameters };
      return [code, { ok: false, error_code: code, description: message, ...more }];
    }
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, kind, given, ...rest] = /^\/(file\/)?bot([^/]+)\/(.+)$/.exec(decodeURIComponent(request.url ?? "")) ?? [];
    if (given === undefined) return reply(response, 404, { ok: false, error_code: 404, description: "Not Found" });
    if (given !== token) return reply(response, 401, { ok: false, error_code: 401, description: "Unauthorized" });
    if (kind !== undefined) {
      const file = state.files.get(/\/([^/]+)\.bin$/.exec(rest[0] ?? "")?.[1] ?? "");
      if (file === undefined) response.writeHead(404).end();
      else response.writeHead(200).end(file.bytes);
      return;
    }
    const call = await readCall(request, rest[0] ?? "");
    if (call === null) {
      return reply(response, 413, { ok: false, error_code: 413, description: "Request Entity Too Large" });
    }
    const gone = new Promise<void>((resolve) => response.on("close", resolve));
    const fault = plan(call);
    calls.push(call);
    if (fault?.kind === "limited") {
      const { retryAfter } = fault;
      return reply(response, 429, {
        ok: false,
        error_code: 429,
        description: `Too Many Requests: retry after ${retryAfter}`,
        parameters: { retry_after: retryAfter },
      });
    }
    if (fault?.kind === "status") {
      return reply(response, fault.code, { ok: false, error_code: fault.code, description: fault.description });
    }
    if (fault === null || fault.landed) {
      const [status, body] = await outcome(call, gone);
      if (fault === null) return reply(response, status, body);
    }
    if (fault.kind === "reset") response.socket?.destroy();
    // A call that hangs is never answered: its socket stays open until the caller gives up.
  }

  const http = createServer((request, response) => {
    serve(request, response).catch((thrown: unknown) => {
      rules.push(`the server failed: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`);
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const { port } = http.address() as AddressInfo;

  return {
    root: `http://127.0.0.1:${port}`,
    sim,
    state,
    updates,
    queries,
    limits,
    commands: commands.lists,
    /** Every rule that was broken, in words. A test ends with this empty. */
    broken: (): readonly string[] => rules,
    /** Every call that came, faults included. */
    calls,
    failBy(next: SimFaultPlan) {
      plan = next;
    },
    /** Where webhooks are brought. */
    bringTo(next: WebhookTarget | null) {
      target = next;
    },
    /** The owner of the bot revoked the token, or mended it. */
    setToken(next: string) {
      token = next;
    },
    async stop(): Promise<void> {
      http.closeAllConnections();
      await new Promise<void>((resolve) => http.close(() => resolve()));
    },
  };
}
