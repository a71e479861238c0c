import { type APIApplication, type APIUser, ApplicationFlags } from "discord.js";
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
    const path = "/applications/@me";
    const application = await rest.call<APIApplication>({ method: "GET", path, doing: "asking about the application" });
    // https://discord.com/developers/docs/resources/application#application-object-application-flags
    const content = ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited;
    const mayReadContent = ((application.flags ?? 0) & content) !== 0;
    return { id: user.id, name: user.username, applicationId: application.id, mayReadContent };
  }
  return {
    known: () => known,
    async read(again = false) {
      known = known !== null && !again ? known : await ask();
      return known;
    },
  };
}
