-- Signing in of apps, mail that waits, and notices: who has been told of what, and where browsers take them with the page closed.

-- One sign-in of an app: the refresh tokens that follow one another from it. It ends as a whole.
CREATE TABLE token_families (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts (id),
  created_at timestamp (3) with time zone NOT NULL,
  expires_at timestamp (3) with time zone NOT NULL,
  ended_at timestamp (3) with time zone,
  ended_because text CHECK (ended_because IN ('signed_out', 'reused', 'account')),
  CHECK ((ended_at IS NULL) = (ended_because IS NULL))
);
--> statement-breakpoint
CREATE INDEX token_families_account_idx ON token_families (account_id);
--> statement-breakpoint
CREATE TABLE refresh_tokens (
  -- SHA-256 of the token: whoever reads the database can use none.
  token_hash bytea PRIMARY KEY,
  family_id uuid NOT NULL REFERENCES token_families (id) ON DELETE CASCADE,
  created_at timestamp (3) with time zone NOT NULL,
  -- A token works once; one that comes again was copied.
  used_at timestamp (3) with time zone
);
--> statement-breakpoint
CREATE INDEX refresh_tokens_family_idx ON refresh_tokens (family_id);
--> statement-breakpoint
-- Mail that waits to be sent. To whom and what is sealed with a key of the server's; a row is gone once its mail is.
CREATE TABLE mails (
  id uuid PRIMARY KEY,
  sealed bytea NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  next_attempt_at timestamp (3) with time zone NOT NULL,
  -- What it carries works no longer after this: it is dropped unsent.
  useless_after timestamp (3) with time zone NOT NULL,
  created_at timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX mails_due_idx ON mails (next_attempt_at);
--> statement-breakpoint
-- A notice is made from an event, once a person, by whoever spreads the events.
ALTER TABLE notifications ADD COLUMN event_id uuid;
--> statement-breakpoint
-- When it is to be pushed to the person's browsers; null where none is to hear of it (any more).
ALTER TABLE notifications ADD COLUMN push_at timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE notifications ADD COLUMN push_attempts integer NOT NULL DEFAULT 0;
--> statement-breakpoint
CREATE UNIQUE INDEX notifications_event_key ON notifications (account_id, event_id);
--> statement-breakpoint
CREATE INDEX notifications_unread_idx ON notifications (account_id, created_at) WHERE read_at IS NULL;
--> statement-breakpoint
CREATE INDEX notifications_push_idx ON notifications (push_at) WHERE push_at IS NOT NULL;
--> statement-breakpoint
-- How far the events have been turned into notices: one row. Nobody is told of what happened before this version was installed.
CREATE TABLE notification_feed (
  only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  txid bigint NOT NULL,
  event_id uuid NOT NULL
);
--> statement-breakpoint
INSERT INTO notification_feed (txid, event_id)
SELECT coalesce(max(txid), 0), 'ffffffff-ffff-ffff-ffff-ffffffffffff' FROM events;
--> statement-breakpoint
-- A browser that takes notices with the page closed (Web Push): where, and the keys that they are encrypted with.
CREATE TABLE push_subscriptions (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts (id),
  endpoint text NOT NULL UNIQUE,
  p256dh text NOT NULL,
  auth text NOT NULL,
  created_at timestamp (3) with time zone NOT NULL,
  last_taken_at timestamp (3) with time zone,
  failures integer NOT NULL DEFAULT 0
);
--> statement-breakpoint
CREATE INDEX push_subscriptions_account_idx ON push_subscriptions (account_id);
--> statement-breakpoint
-- What was erased of whom, and what of it had to be kept: the answer to "what happened to my data". Names and words are nowhere in it.
CREATE TABLE erasures (
  account_id uuid PRIMARY KEY REFERENCES accounts (id),
  at timestamp (3) with time zone NOT NULL,
  summary jsonb NOT NULL,
  -- Snapshots of the warehouse from before are of no use any more: it is built anew from zero.
  warehouse_rebuilt_at timestamp (3) with time zone
);
