import { Type } from "typebox";
import { Problem } from "../../core/domain/problem.ts";
import { readWebhookUrl } from "../../core/domain/webhooks/read-webhook-url.ts";
import { listSubscriptions, removeSubscription, storeSubscription } from "../../core/store/push-subscriptions.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { restRoutes } from "../rest-routes.ts";
import { closed, instant, nullable, uuid } from "../schemas.ts";

/** Browsers that one person may have. */
const subscriptionsAtMost = 20;

/** Bytes of a browser's public key (an uncompressed point on P-256) and of its secret: RFC 8291 §3.1, §3.2. */
const keyBytes = 65;
const secretBytes = 16;

/** Web Push: notices with the page closed. */
export function pushRoutes(app: App, parts: HttpParts): void {
  const { read, write } = restRoutes(app, parts, "notifications");

  read("/api/v1/push/key", {
    summary: "The public key that a browser subscribes with (`applicationServerKey`); null where there is no push",
    may: "account.own",
    answer: Type.Object({ publicKey: nullable(Type.String()) }),
    run: async () => ({ publicKey: (await parts.pushKey?.()) ?? null }),
  });

  read("/api/v1/push/subscriptions", {
    summary: "My browsers that take notices",
    may: "account.own",
    answer: Type.Object({ items: Type.Array(Type.Object({ id: uuid, host: Type.String(), createdAt: instant })) }),
    run: async ({ work, person }) => ({
      items: (await listSubscriptions(work, person.accountId)).map((one) => ({
        ...one,
        createdAt: one.createdAt.toISOString(),
      })),
    }),
  });

  write("POST", "/api/v1/push/subscriptions", {
    summary: "This browser takes notices from now on: a PushSubscription as JSON",
    may: "account.own",
    status: 201,
    body: Type.Object(
      {
        endpoint: Type.String({ minLength: 1, maxLength: 1_000 }),
        expirationTime: Type.Optional(nullable(Type.Number())),
        keys: Type.Object({ p256dh: Type.String({ maxLength: 100 }), auth: Type.String({ maxLength: 40 }) }, closed),
      },
      closed,
    ),
    answer: Type.Object({ id: uuid }),
    run: async ({ work, person, body }) => {
      const allowed = work.settings.webhookAddresses === "any" ? "any" : "public";
      // A "push service" on our own network would make us knock on its doors: the rules of webhooks hold.
      const endpoint = readWebhookUrl(body.endpoint, allowed);
      const p256dh = keyOf("keys.p256dh", body.keys.p256dh, keyBytes);
      const auth = keyOf("keys.auth", body.keys.auth, secretBytes);
      if ((await listSubscriptions(work, person.accountId)).length >= subscriptionsAtMost) {
        throw new Problem("webhook.too_many", { limit: subscriptionsAtMost });
      }
      return { body: { id: await storeSubscription(work, person.accountId, { endpoint, p256dh, auth }) } };
    },
  });

  write("DELETE", "/api/v1/push/subscriptions/:id", {
    summary: "A browser of mine takes no more notices",
    may: "account.own",
    params: Type.Object({ id: uuid }),
    run: async ({ work, person, params }) => {
      if (!(await removeSubscription(work, params.id, person.accountId))) throw new Problem("webhook.unknown", {});
      return { body: null };
    },
  });
}

function keyOf(field: string, given: string, bytes: number): string {
  if (!/^[\w-]+={0,2}$/.test(given) || Buffer.from(given, "base64url").length !== bytes) {
    throw new Problem("request.invalid", { detail: field });
  }
  return given.replace(/=+$/, "");
}
