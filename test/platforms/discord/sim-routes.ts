import { commandFaults } from "./sim-command-rules.ts";
import type { SimGateway } from "./sim-gateway.ts";
import { SimRefusal, type SimRequest } from "./sim-http.ts";
import type { SimMessages } from "./sim-messages.ts";
import { channelPayload, memberPayload, userPayload } from "./sim-payloads.ts";
import { allRights, demand } from "./sim-rights.ts";
import { addChannel, channelTypes, isThread, type SimState } from "./sim-state.ts";
import type { SimThreads } from "./sim-threads.ts";

type Handler = (request: SimRequest, ...parts: readonly string[]) => unknown;

/** The addresses of the API that a desk's bot uses; any other is a broken rule. Ids are snowflakes: nothing else fits. */
export function simRoutes(
  state: SimState,
  messages: SimMessages,
  threads: SimThreads,
  gateway: () => SimGateway,
  answers: readonly Route[],
) {
  const user = (id: string) => {
    const found = state.users.get(id);
    if (found === undefined) throw new SimRefusal(404, 10013, "Unknown User");
    return found;
  };
  const guild = (id: string) => {
    if (id !== state.guildId) throw new SimRefusal(404, 10004, "Unknown Guild");
  };

  function openDirect(request: SimRequest): unknown {
    const id = String(request.body.recipient_id ?? "");
    if (!/^\d{17,20}$/.test(id)) throw new SimRefusal(400, 50035, "Invalid Form Body", `a recipient_id "${id}"`);
    if (state.users.get(id) === undefined) throw new SimRefusal(400, 50033, "Invalid Recipient(s)");
    const known = [...state.channels.values()].find(
      (one) => one.type === channelTypes.dm && one.recipients.includes(id),
    );
    return channelPayload(state, known ?? addChannel(state, { type: channelTypes.dm, recipients: [id] }));
  }

  function register(reach: "server" | "direct", request: SimRequest): unknown {
    const given = request.body as unknown as readonly object[];
    messages.invalid(commandFaults(given));
    state.commands.writes += 1;
    // What is kept has ids, versions and defaults of its own.
    const kept = given.map((command) => ({
      id: state.newId(),
      application_id: state.applicationId,
      version: state.newId(),
      nsfw: false,
      dm_permission: true,
      default_member_permissions: null,
      ...command,
    }));
    state.commands[reach] = kept;
    return kept;
  }

  const table: readonly Route[] = [
    ["GET", /^\/gateway\/bot$/, () => gatewayAnswer()],
    ["GET", /^\/users\/@me$/, () => userPayload(user(state.botId))],
    ["GET", /^\/users\/(\d+)$/, (_, id = "") => userPayload(user(id))],
    ["POST", /^\/users\/@me\/channels$/, openDirect],
    [
      "GET",
      /^\/applications\/@me$/,
      () => ({ id: state.applicationId, name: "Fixline", flags: state.contentIntent ? 1 << 19 : 0 }),
    ],
    ["GET", /^\/applications\/\d+\/guilds\/\d+\/commands$/, () => state.commands.server],
    ["PUT", /^\/applications\/\d+\/guilds\/\d+\/commands$/, (request) => register("server", request)],
    ["GET", /^\/applications\/\d+\/commands$/, () => state.commands.direct],
    ["PUT", /^\/applications\/\d+\/commands$/, (request) => register("direct", request)],
    ["GET", /^\/guilds\/(\d+)$/, (_, id = "") => guildAnswer(id)],
    ["GET", /^\/guilds\/(\d+)\/members\/(\d+)$/, (_, id = "", member = "") => memberAnswer(id, member)],
    ["GET", /^\/guilds\/(\d+)\/threads\/active$/, (_, id = "") => activeThreads(id)],
    ["GET", /^\/channels\/(\d+)$/, (_, id = "") => channelAnswer(id)],
    ["PATCH", /^\/channels\/(\d+)$/, (request, id = "") => threads.modify(id, request)],
    ["DELETE", /^\/channels\/(\d+)$/, (_, id = "") => removeChannel(id)],
    ["GET", /^\/channels\/(\d+)\/messages$/, (request, id = "") => messages.history(id, request.query)],
    ["POST", /^\/channels\/(\d+)\/messages$/, (request, id = "") => messages.create(id, request)],
    [
      "GET",
      /^\/channels\/(\d+)\/messages\/(\d+)$/,
      (_, id = "", message = "") => messages.show(messages.messageOf(messages.channelOf(id), message)),
    ],
    [
      "PATCH",
      /^\/channels\/(\d+)\/messages\/(\d+)$/,
      (request, id = "", message = "") => messages.edit(id, message, request),
    ],
    ["DELETE", /^\/channels\/(\d+)\/messages\/(\d+)$/, (_, id = "", message = "") => messages.remove(id, message)],
    [
      "PUT",
      /^\/channels\/(\d+)\/messages\/(\d+)\/reactions\/([^/]+)\/@me$/,
      (_, id = "", message = "", emoji = "") => messages.react(id, message, decodeURIComponent(emoji), true),
    ],
    [
      "DELETE",
      /^\/channels\/(\d+)\/messages\/(\d+)\/reactions\/([^/]+)\/@me$/,
      (_, id = "", message = "", emoji = "") => messages.react(id, message, decodeURIComponent(emoji), false),
    ],
    ["POST", /^\/channels\/(\d+)\/threads$/, (request, id = "") => threads.startThread(id, null, request)],
    [
      "POST",
      /^\/channels\/(\d+)\/messages\/(\d+)\/threads$/,
      (request, id = "", message = "") => threads.startThread(id, message, request),
    ],
    ["PUT", /^\/channels\/(\d+)\/thread-members\/(\d+)$/, (_, id = "", member = "") => threads.addMember(id, member)],
    ["GET", /^\/channels\/(\d+)\/thread-members\/(\d+)$/, (_, id = "", member = "") => threadMember(id, member)],
    ...answers,
  ];

  function gatewayAnswer(): unknown {
    const { total, remaining, resetAfterMs } = gateway().limits;
    return {
      url: gateway().url(),
      shards: 1,
      session_start_limit: { total, remaining, reset_after: resetAfterMs, max_concurrency: 1 },
    };
  }

  function guildAnswer(id: string): unknown {
    guild(id);
    return { id, name: "Bakery", owner_id: "1", roles: [{ id, name: "@everyone", permissions: String(allRights) }] };
  }

  function memberAnswer(id: string, member: string): unknown {
    guild(id);
    const found = user(member);
    if (!found.member) throw new SimRefusal(404, 10007, "Unknown Member");
    return { user: userPayload(found), ...memberPayload(found) };
  }

  function activeThreads(id: string): unknown {
    guild(id);
    const threads = [...state.channels.values()].filter((one) => isThread(one) && !one.archived && !one.gone);
    return { threads: threads.map((one) => channelPayload(state, one)), members: [], has_more: false };
  }

  function channelAnswer(id: string): unknown {
    const channel = messages.channelOf(id);
    demand(state, channel);
    return channelPayload(state, channel);
  }

  function removeChannel(id: string): unknown {
    const channel = messages.channelOf(id);
    demand(state, channel, isThread(channel) ? "ManageThreads" : "ManageChannels");
    channel.gone = true;
    return channelPayload(state, channel);
  }

  function threadMember(id: string, member: string): unknown {
    if (!messages.channelOf(id).members.has(member)) throw new SimRefusal(404, 10007, "Unknown Member");
    return { id, user_id: member, join_timestamp: new Date(state.now()).toISOString(), flags: 0 };
  }

  return (request: SimRequest): unknown => {
    for (const [method, pattern, handle] of table) {
      const found = method === request.method ? pattern.exec(request.path) : null;
      if (found !== null) return handle(request, ...found.slice(1));
    }
    throw new SimRefusal(404, 0, "404: Not Found", "an unknown address");
  };
}

export type Route = readonly [method: string, path: RegExp, handle: Handler];
