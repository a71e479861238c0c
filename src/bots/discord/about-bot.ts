import { type APIApplication, type APIUser, ApplicationFlags } from "discord.js";
import { PlatformFault } from "../platform.ts";
import type { Rest } from "./rest.ts";

/** Who the bot is, and whether its application may ask for what is written in channels. */
export type AboutBot = {
  readonly id: string;
  readonly name: string;
  readonly applicationId: string;
  readonly mayReadContent: boolean;
};

/** Asked once, and again only after a failure or `again`. */
export function aboutBot(rest: Rest): {
  read(again?: boolean): Promise<AboutBot>;
  readonly known: () => AboutBot | null;
} {
  let known: AboutBot | null = null;
  async function ask(): Promise<AboutBot> {
    const user = await rest.call<APIUser>({ method: "GET", path: "/users/@me", doing: "asking who the bot is" });
    const application = await askApplication(user.id);
    // https://discord.com/developers/docs/resources/application#application-object-application-flags
    const content = ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited;
    // Where the flags are not told, the gateway is asked: it refuses the intent by a code of its own.
    const mayReadContent = ((application.flags ?? content) & content) !== 0;
    return { id: user.id, name: user.username, applicationId: application.id, mayReadContent };
  }
  /** Where it cannot be asked about (an older proxy), the gateway says what is allowed; a bot's id is its application's. */
  async function askApplication(id: string): Promise<Pick<APIApplication, "id" | "flags">> {
    const path = "/applications/@me";
    try {
      return await rest.call<APIApplication>({ method: "GET", path, doing: "asking about the application" });
    } catch (thrown) {
      if (!(thrown instanceof PlatformFault) || thrown.kind !== "gone") throw thrown;
      return { id, flags: ApplicationFlags.GatewayMessageContent };
    }
  }

  return {
    known: () => known,
    async read(again = false) {
      known = known !== null && !again ? known : await ask();
      return known;
    },
  };
}
