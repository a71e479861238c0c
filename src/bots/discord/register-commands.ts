import { ApplicationCommandType, type RESTPostAPIApplicationCommandsJSONBody } from "discord.js";
import type { Menu } from "../menu.ts";
import { PlatformFault } from "../platform.ts";
import type { PlatformParts } from "../platform-parts.ts";
import { isRefusal } from "./fault-of.ts";
import { type CommandReach, renderCommands } from "./render-commands.ts";
import type { Rest } from "./rest.ts";

/**
 * Registers the menu where what is registered differs: in the server, and for direct talks, where a server's commands do not reach.
 * https://discord.com/developers/docs/interactions/application-commands#bulk-overwrite-guild-application-commands
 */
export async function registerCommands(parts: {
  readonly rest: Rest;
  readonly menu: Menu;
  readonly say: PlatformParts["say"];
  readonly log: PlatformParts["log"];
  readonly applicationId: string;
  readonly guildId: string;
}): Promise<void> {
  const { applicationId, guildId, say } = parts;
  const raise = { en: say("en", "raise"), es: say("es", "raise"), pt: say("pt", "raise") };
  const paths: Readonly<Record<CommandReach, `/${string}`>> = {
    server: `/applications/${applicationId}/guilds/${guildId}/commands`,
    direct: `/applications/${applicationId}/commands`,
  };
  for (const reach of ["server", "direct"] as const) {
    try {
      await register(parts.rest, paths[reach], renderCommands(parts.menu, reach, raise));
    } catch (thrown) {
      // In the server they must be there; without those for direct talks, people type the words.
      if (reach === "server" || !isRefusal(thrown, 0, 10002, 10063, 50001, 50035)) throw thrown;
      parts.log.warn({ why: String(thrown) }, "commands for direct messages could not be registered");
    }
  }
}

async function register(
  rest: Rest,
  path: `/${string}`,
  wanted: readonly RESTPostAPIApplicationCommandsJSONBody[],
): Promise<void> {
  const query = { with_localizations: "true" };
  const registered = await rest
    .call<object[]>({ method: "GET", path, query, doing: "looking at the commands" })
    .catch((thrown: unknown) => {
      // Who cannot be asked what is there is told anew.
      if (!(thrown instanceof PlatformFault) || thrown.kind !== "gone") throw thrown;
      return null;
    });
  if (registered !== null && same(registered, wanted)) return;
  await rest.call({ method: "PUT", path, body: wanted, doing: "registering commands" });
}

function same(registered: readonly object[], wanted: readonly object[]): boolean {
  const all = (commands: readonly object[]) => commands.map((one) => JSON.stringify(plain(one))).sort();
  return JSON.stringify(all(registered)) === JSON.stringify(all(wanted));
}

const told = [
  "type",
  "name",
  "name_localizations",
  "description",
  "description_localizations",
  "default_member_permissions",
  "contexts",
  "required",
  "autocomplete",
  "choices",
  "options",
  "value",
];

/** What we say about a command, without what Discord adds: ids, versions, defaults. */
function plain(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(plain);
  if (typeof node !== "object" || node === null) return node;
  const record = node as Readonly<Record<string, unknown>>;
  const isText = record.type === ApplicationCommandType.ChatInput || "options" in record || "description" in record;
  return told.flatMap((key) => {
    // An empty list, a false and a missing value are one; language maps come in any order.
    const value = key.endsWith("localizations") ? sorted(record[key]) : plain(record[key]);
    const none = value === undefined || value === null || value === false || value === "" || isEmpty(value);
    return none || (key === "type" && record[key] === 1 && isText) ? [] : [[key, value]];
  });
}

const isEmpty = (value: unknown) => Array.isArray(value) && value.length === 0;

function sorted(map: unknown): unknown {
  return typeof map === "object" && map !== null ? Object.entries(map).sort() : [];
}
