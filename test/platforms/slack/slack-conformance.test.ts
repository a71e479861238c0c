import { slackPlatform } from "../../../src/bots/slack/platform.ts";
import type { SlackOptions } from "../../../src/bots/slack/slack-options.ts";
import { conformance, type Subject } from "../conformance.ts";
import { callByWebhook, memoryInbound, slackOptions } from "./slack-parts.ts";
import { slackPerson } from "./slack-person.ts";
import { startSlackServer } from "./slack-server.ts";

/** Slack over its simulator. Both ways of listening send alike, so each is shown to keep the whole suite. */
const subject = (listen: Partial<SlackOptions>) => async (): Promise<Subject> => {
  const server = await startSlackServer();
  server.addChannel({ id: "C0DESK", name: "desk" });
  server.addChannel({ id: "C0HELP", name: "help" });
  const technician = slackPerson(server, { id: "user-Jo", name: "Jo" });
  const platform = slackPlatform(slackOptions(server, listen));
  // Our own echo comes back by the way that is listened on, and must be dropped there.
  const inbound = memoryInbound(() => {
    throw new Error("nobody said anything");
  });
  callByWebhook(server, platform);
  await platform.start(inbound);
  let next = 1;
  return {
    platform,
    async newSurface() {
      const person = slackPerson(server, { id: `U0${next}`, name: `Guest ${next}` });
      next += 1;
      return { platform: "slack", workspace: "T0FIX", ...person.direct };
    },
    read: async ({ channel, thread }) => technician.sees({ channel, thread }).map((text) => ({ text })),
    broken: () => [...server.state.broken, ...(inbound.heard.length > 0 ? ["the bot heard itself"] : [])],
    async stop() {
      await server.delivery.settled();
      await platform.stop();
      await server[Symbol.asyncDispose]();
    },
  };
};

conformance("Slack by Socket Mode", subject({}));
conformance("Slack by HTTP", subject({ appToken: null, signingSecret: "signing-secret" }));
