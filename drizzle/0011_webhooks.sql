-- Webhooks out: endpoints, their secrets, what each is to be told, and how every attempt went.
CREATE TABLE webhook_endpoints (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  url text NOT NULL,
  -- "*", "ticket.*" or "ticket.created".
  events text[] NOT NULL,
  scope text NOT NULL CHECK (scope IN ('ids', 'customer_words', 'all_words')),
  -- For whom it listens: it is told nothing once this account may not have webhooks any more.
  owner_id uuid NOT NULL REFERENCES accounts (id),
  version integer NOT NULL DEFAULT 1,
  disabled_because text CHECK (disabled_because IN ('admin', 'gone', 'failing', 'owner')),
  disabled_at timestamp (3) with time zone,
  -- What could be seen when it was switched on is the past, which it is not told of unless somebody replays it. Transactions up to
  -- from_txid were all over then.
  from_snapshot pg_snapshot NOT NULL,
  from_txid bigint NOT NULL,
  -- Failures in a row that speak of the endpoint and not of one event: nothing is sent before quiet_until.
  failures integer NOT NULL DEFAULT 0,
  quiet_until timestamp (3) with time zone,
  taken_at timestamp (3) with time zone,
  created_at timestamp (3) with time zone NOT NULL,
  updated_at timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE webhook_secrets (
  id uuid PRIMARY KEY,
  endpoint_id uuid NOT NULL REFERENCES webhook_endpoints (id) ON DELETE CASCADE,
  -- Encrypted with a key of the server's, which is not in the database.
  sealed bytea NOT NULL,
  created_at timestamp (3) with time zone NOT NULL,
  -- Null for the newest.
  ends_at timestamp (3) with time zone
);
--> statement-breakpoint
CREATE INDEX webhook_secrets_endpoint_idx ON webhook_secrets (endpoint_id, created_at);
--> statement-breakpoint
CREATE TABLE webhook_deliveries (
  id uuid PRIMARY KEY,
  endpoint_id uuid NOT NULL REFERENCES webhook_endpoints (id) ON DELETE CASCADE,
  event_id uuid NOT NULL,
  -- With the id it finds the event in its month's partition.
  event_at timestamp (3) with time zone NOT NULL,
  kind text NOT NULL,
  ticket_id uuid,
  -- The order in which an endpoint is told: that of the events' cursor.
  queue bigint GENERATED ALWAYS AS IDENTITY,
  state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sent', 'failed')),
  attempts integer NOT NULL DEFAULT 0,
  replays integer NOT NULL DEFAULT 0,
  -- When it was (last) queued: it is given up a day later.
  queued_at timestamp (3) with time zone NOT NULL,
  next_attempt_at timestamp (3) with time zone NOT NULL,
  done_at timestamp (3) with time zone,
  -- An event is told to an endpoint by one row, however often it is spread or replayed.
  UNIQUE (endpoint_id, event_id)
);
--> statement-breakpoint
CREATE INDEX webhook_deliveries_waiting_idx ON webhook_deliveries (endpoint_id, queue) WHERE state = 'queued';
--> statement-breakpoint
CREATE INDEX webhook_deliveries_log_idx ON webhook_deliveries (endpoint_id, queue DESC);
--> statement-breakpoint
CREATE INDEX webhook_deliveries_done_idx ON webhook_deliveries (done_at) WHERE state <> 'queued';
--> statement-breakpoint
CREATE TABLE webhook_attempts (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  delivery_id uuid NOT NULL REFERENCES webhook_deliveries (id) ON DELETE CASCADE,
  at timestamp (3) with time zone NOT NULL,
  took_ms integer NOT NULL,
  -- The answer's HTTP status; null where none came, and `error` says why.
  status integer,
  error text,
  -- The beginning of the answer's body.
  answer text NOT NULL DEFAULT ''
);
--> statement-breakpoint
CREATE INDEX webhook_attempts_delivery_idx ON webhook_attempts (delivery_id, id);
--> statement-breakpoint
-- How far the events have been turned into deliveries: one row.
CREATE TABLE webhook_feed (
  only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  txid bigint NOT NULL,
  event_id uuid NOT NULL
);
--> statement-breakpoint
INSERT INTO webhook_feed (txid, event_id) VALUES (0, '00000000-0000-0000-0000-000000000000');
--> statement-breakpoint
CREATE FUNCTION webhook_wants(filters text[], kind text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT '*' = ANY (filters) OR kind = ANY (filters) OR split_part(kind, '.', 1) || '.*' = ANY (filters)
$$;
