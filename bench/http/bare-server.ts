import Fastify from "fastify";
import postgres from "postgres";
import { v7 } from "uuid";

/**
 * The bare baseline of BUDGETS §1: Fastify and postgres.js with nothing of ours between, over tables of its own in the same database. A
 * create is both inserts in one statement with NOTIFY outside, as quick as it can honestly be done.
 */
const url = process.env.BENCH_DATABASE_URL;
if (url === undefined) throw new Error("BENCH_DATABASE_URL is not set");
const sql = postgres(url, { max: 10, onnotice: () => undefined });
await sql.unsafe(`
  create table if not exists bare_tickets (id uuid primary key, number bigint generated always as identity, title text not null,
    description text not null, status text not null default 'new', created_at timestamptz not null default now());
  create unique index if not exists bare_tickets_number on bare_tickets (number);
  create index if not exists bare_tickets_status on bare_tickets (status, created_at desc, id desc);
  create table if not exists bare_outbox (id uuid primary key, ticket_id uuid not null, payload jsonb not null, created_at timestamptz not null default now())`);

let isNotifying = false;
const notify = () => {
  if (isNotifying) return;
  isNotifying = true;
  setTimeout(() => {
    isNotifying = false;
    sql`select pg_notify('bare_wake', '')`.catch(() => undefined);
  }, 5);
};

const app = Fastify();
app.post<{ Body: { description: string } }>("/tickets", async (request, reply) => {
  const id = v7();
  const { description } = request.body;
  const [row] = await sql`
    with opened as (insert into bare_tickets (id, title, description) values (${id}, ${description.slice(0, 100)}, ${description}) returning id, number),
    queued as (insert into bare_outbox (id, ticket_id, payload) select ${v7()}::uuid, id, ${sql.json({ kind: "ticket.created" })} from opened)
    select number from opened`;
  notify();
  return reply.code(201).send({ id, number: row?.number });
});
app.post<{ Params: { id: string }; Body: { text: string } }>("/tickets/:id/messages", async (request, reply) => {
  const id = v7();
  await sql`
    with said as (insert into bare_outbox (id, ticket_id, payload) values (${id}, ${request.params.id}::uuid, ${sql.json({ text: request.body.text })}) returning ticket_id),
    queued as (insert into bare_outbox (id, ticket_id, payload) select ${v7()}::uuid, ticket_id, ${sql.json({ kind: "message.posted" })} from said)
    select 1`;
  notify();
  return reply.code(201).send({ id });
});
app.get<{ Params: { number: string } }>("/tickets/:number", async (request) => {
  const [row] = await sql`select * from bare_tickets where number = ${request.params.number}`;
  return row;
});
app.get(
  "/tickets",
  async () => sql`select * from bare_tickets where status = 'new' order by created_at desc, id desc limit 50`,
);

const address = await app.listen({ host: "127.0.0.1", port: 0 });
process.send?.({ address });
