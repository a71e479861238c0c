import { isIP } from "node:net";
import path from "node:path";
import { readAdmins } from "./config-admins.ts";
import { type DiscordConfig, readChatPlatforms, type SlackConfig, type TelegramConfig } from "./config-platforms.ts";
import type { AdminRef } from "./core/domain/admin-ref.ts";
import { readEnvironment } from "./environment.ts";
import { type Secrets, sealSecrets } from "./secrets.ts";
import { isUrl, isWebUrl, withoutSlash } from "./url-checks.ts";

/** What the environment says, checked. What is not here is a setting of the desk, kept in the database. */
export type Config = {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  /** Without a slash at the end. */
  readonly publicUrl: string | null;
  /** Absolute path of the data folder. */
  readonly home: string;
  /** The demo workspace: as asked for, or loaded if the database is empty and no chat platform is set up. */
  readonly demo: "always" | "never" | "when-empty";
  readonly admins: readonly AdminRef[];
  readonly slack: SlackConfig | null;
  readonly discord: DiscordConfig | null;
  readonly telegram: TelegramConfig | null;
  readonly google: { readonly mapsUrl: string | null; readonly routesUrl: string | null };
  readonly secrets: Secrets;
};

/** Everything that is wrong with the environment, each fault a sentence that says what to do. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(
      `The configuration has ${faults.length === 1 ? "a fault" : `${faults.length} faults`}:\n- ${faults.join("\n- ")}`,
    );
    this.faults = faults;
  }
}

const projectFolder = path.resolve(import.meta.dirname, "..");

/** Reads the environment into a frozen configuration, or throws one `ConfigError` with all faults. */
export const readConfig = (env: Readonly<Record<string, string | undefined>>): Config => {
  const environment = readEnvironment(env);
  const { checked, secret } = environment;

  const host = checked("HOST", 'a name or an address to listen on, without "http://" and port', isHost) ?? "127.0.0.1";
  const port = checked("PORT", "a whole number from 0 (any free port) to 65535", isPort) ?? "3000";
  const publicUrl = checked("PUBLIC_URL", "a web address like https://desk.example.com, without ? and #", isBaseUrl);
  const home = checked("FIXLINE_HOME", "the path of a folder", () => true);
  const demo = checked("FIXLINE_DEMO", "1 (load the demo workspace) or 0 (never load it)", isFlag);
  const chat = readChatPlatforms(environment, publicUrl !== null);
  const config: Config = {
    host: withoutBrackets(host),
    port: Number(port),
    publicUrl: publicUrl && withoutSlash(publicUrl),
    home: home === null ? path.join(projectFolder, ".fixline") : path.resolve(home),
    demo: demo === null ? "when-empty" : demo === "1" ? "always" : "never",
    admins: readAdmins(environment),
    slack: chat.slack,
    discord: chat.discord,
    telegram: chat.telegram,
    google: {
      mapsUrl: checked("GOOGLE_MAPS_API_URL", "a web address", isWebUrl),
      routesUrl: checked("GOOGLE_ROUTES_API_URL", "a web address", isWebUrl),
    },
    secrets: sealSecrets({
      ...chat.secrets,
      databaseUrl: secret("DATABASE_URL", "an address like postgres://user:password@host:5432/database", isDatabaseUrl),
      fixlineSecret: secret(
        "FIXLINE_SECRET",
        "at least 32 characters that nobody can guess (`openssl rand -hex 32` makes some)",
        (text) => text.length >= 32 && new Set(text).size >= 8,
      ),
      cloudinaryUrl: secret("CLOUDINARY_URL", "an address like cloudinary://key:secret@cloud", isCloudinaryUrl),
      googleMapsApiKey: secret("GOOGLE_MAPS_API_KEY", "a key: letters, digits, - and _", (text) =>
        /^[\w-]+$/.test(text),
      ),
      smtpUrl: secret("SMTP_URL", "an address like smtps://user:password@mail.example.com", (text) =>
        isUrl(text, ["smtp:", "smtps:"]),
      ),
    }),
  };
  if (environment.faults.length > 0) throw new ConfigError(environment.faults);
  return deepFreeze(config);
};

/** Whether the desk can be reached from this machine alone. */
export const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "::1" || /^127\.[\d.]+$/.test(host);

const isHost = (text: string): boolean => isIP(withoutBrackets(text)) !== 0 || /^[\w.-]+$/.test(text);
/** IPv6 addresses are often written as in a URL. */
const withoutBrackets = (host: string): string => host.replace(/^\[(.*)\]$/, "$1");
const isPort = (text: string): boolean => /^\d{1,5}$/.test(text) && Number(text) <= 65_535;
const isFlag = (text: string): boolean => text === "0" || text === "1";
const isBaseUrl = (text: string): boolean => isWebUrl(text) && !/[?#]/.test(text) && new URL(text).username === "";
const isDatabaseUrl = (text: string): boolean =>
  isUrl(text, ["postgres:", "postgresql:"]) && new URL(text).pathname.length > 1;
const isCloudinaryUrl = (text: string): boolean => {
  if (!isUrl(text, ["cloudinary:"])) return false;
  const { username, password, hostname } = new URL(text);
  return username !== "" && password !== "" && hostname !== "";
};

const deepFreeze = <T extends object>(value: T): T => {
  for (const part of Object.values(value)) if (typeof part === "object" && part !== null) deepFreeze(part);
  return Object.freeze(value);
};
