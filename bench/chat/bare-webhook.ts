import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import Fastify from "fastify";
import postgres from "postgres";

/** The bare baseline of D1: Fastify, the platform's check over the exact bytes, and one insert under the event's own id. */
const url = process.env.BENCH_DATABASE_URL;
if (url === undefined) throw new Error("BENCH_DATABASE_URL is not set");
const slackSecret = process.env.BENCH_SLACK_SECRET ?? "";
const telegramSecret = process.env.BENCH_TELEGRAM_SECRET ?? "";
const sql = postgres(url, { max: 10, onnotice: () => undefined });
await sql`
  create table if not exists bare_inbox (id bigint generated always as identity primary key, platform text not null, event_id text not null,
    body jsonb not null, received_at timestamptz not null default now(), unique (platform, event_id))`;

const store = (platform: string, eventId: string, body: string) =>
  sql`insert into bare_inbox (platform, event_id, body) values (${platform}, ${eventId}, ${body}::jsonb) on conflict do nothing`;
const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

const app = Fastify();
app.removeAllContentTypeParsers();
app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
app.post("/slack/events", async (request, reply) => {
  const body = (request.body as Buffer).toString("utf8");
  const { "x-slack-signature": given, "x-slack-request-timestamp": at } = request.headers;
  const signature = `v0=${createHmac("sha256", slackSecret).update(`v0:${at}:${body}`).digest("hex")}`;
  if (!timingSafeEqual(digest(signature), digest(String(given)))) return reply.code(401).send();
  await store("slack", String(JSON.parse(body).event_id), body);
  return reply.code(200).send();
});
app.post("/telegram/webhook", async (request, reply) => {
  const body = (request.body as Buffer).toString("utf8");
  const given = String(request.headers["x-telegram-bot-api-secret-token"]);
  if (!timingSafeEqual(digest(given), digest(telegramSecret))) return reply.code(401).send();
  await store("telegram", String(JSON.parse(body).update_id), body);
  return reply.code(200).send();
});

const address = await app.listen({ host: "127.0.0.1", port: 0 });
process.send?.({ address });
