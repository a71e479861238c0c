import { menuOf } from "../bots/dialog/menu-of.ts";
import { slackManifest } from "../bots/slack/manifest.ts";
import { wordsFor } from "../core/copy/words.ts";

/** The Slack app's manifest as this desk needs it: Socket Mode where `publicUrl` is null, else requests to that address. */
export function slackManifestOf(how: { readonly publicUrl: string | null; readonly rotation: boolean }): string {
  const { say } = wordsFor("en");
  const words = { raise: say("platform-raise"), newTicket: say("platform-new-ticket") };
  return `${JSON.stringify(slackManifest(menuOf(), { ...how, words }), null, 2)}\n`;
}
