-- Monthly summaries: whose they are, where they go, and what became of each. The table of before was never written to.
DROP TABLE dashboard_subscriptions;
--> statement-breakpoint
CREATE TABLE dashboard_subscriptions (
  id uuid PRIMARY KEY,
  manufacturer_id uuid NOT NULL REFERENCES manufacturers (id),
  -- Who asked for it: it ends when they may not read these dashboards any more.
  owner_id uuid NOT NULL REFERENCES accounts (id),
  -- 'chat': the owner's private chat; 'channel': the one that an admin named; 'webhook': an address, with a secret to sign with.
  kind text NOT NULL CHECK (kind IN ('chat', 'channel', 'webhook')),
  platform text,
  workspace text,
  channel text,
  url text,
  sealed bytea,
  created_at timestamp (3) with time zone NOT NULL,
  ended_at timestamp (3) with time zone,
  ended_because text CHECK (ended_because IN ('stopped', 'owner', 'gone', 'failing')),
  CHECK ((kind = 'channel') = (channel IS NOT NULL)),
  CHECK ((kind = 'webhook') = (url IS NOT NULL AND sealed IS NOT NULL)),
  CHECK ((ended_at IS NULL) = (ended_because IS NULL))
);
--> statement-breakpoint
CREATE INDEX dashboard_subscriptions_going_idx ON dashboard_subscriptions (manufacturer_id) WHERE ended_at IS NULL;
--> statement-breakpoint
-- One row a subscription and month ("2026-10"): none is sent twice.
CREATE TABLE dashboard_summaries (
  subscription_id uuid NOT NULL REFERENCES dashboard_subscriptions (id),
  month text NOT NULL CHECK (month ~ '^\d{4}-\d{2}$'),
  -- What it says, as it was when it was made: each try says the same.
  content jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('queued', 'sent', 'failed')),
  attempts integer NOT NULL DEFAULT 0,
  queued_at timestamp (3) with time zone NOT NULL,
  next_attempt_at timestamp (3) with time zone NOT NULL,
  done_at timestamp (3) with time zone,
  -- How the last try ended where it did not get through: "HTTP 500", "timeout".
  error text,
  PRIMARY KEY (subscription_id, month)
);
--> statement-breakpoint
CREATE INDEX dashboard_summaries_waiting_idx ON dashboard_summaries (next_attempt_at) WHERE state = 'queued';
