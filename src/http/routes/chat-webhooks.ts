import type { Webhook } from "../../bots/platform-parts.ts";
import type { App } from "../http-parts.ts";

/**
 * Where the chat platforms' servers call us: each path with the body as it came, since signatures cover the exact bytes, up to the
 * platform's limit. Neither session nor origin count here; the platform judges the request and gives the answer. What it throws is a
 * defect and answered like one, so that the server sends again.
 */
export async function chatWebhooks(app: App, webhooks: readonly Webhook[]): Promise<void> {
  if (webhooks.length === 0) return;
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer" }, async (_request: unknown, body: unknown) => body);
    for (const webhook of webhooks) {
      scope.post(webhook.path, { bodyLimit: webhook.limitBytes }, async (request, reply) => {
        const body = request.body instanceof Uint8Array ? request.body : new Uint8Array();
        const answer = await webhook.receive({ headers: request.headers, body });
        if (answer.contentType !== null) reply.type(answer.contentType);
        return reply.code(answer.status).send(answer.body);
      });
    }
  });
}
