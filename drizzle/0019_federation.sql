-- Federation: paired servers, tickets handed to them and received from them, and what is to be told to each.
ALTER TABLE servers RENAME COLUMN their_key TO sealed_key;
--> statement-breakpoint
ALTER TABLE servers
  -- What both call the pairing: made of the key, and says nothing about it.
  ADD COLUMN pairing text UNIQUE,
  -- Which end of the pairing this desk is: signatures hold it, so that what one end sent cannot be given back to it.
  ADD COLUMN side text CHECK (side IN ('inviter', 'invited')),
  ADD COLUMN version integer NOT NULL DEFAULT 1,
  ADD COLUMN paired_at timestamp (3) with time zone,
  ADD COLUMN ended_at timestamp (3) with time zone,
  ADD COLUMN ended_by text CHECK (ended_by IN ('us', 'them')),
  -- Failures in a row that speak of the server and not of one item: nothing is sent before quiet_until.
  ADD COLUMN failures integer NOT NULL DEFAULT 0,
  ADD COLUMN quiet_until timestamp (3) with time zone,
  ADD COLUMN heard_at timestamp (3) with time zone;
--> statement-breakpoint
-- Distribution: tickets that fit are handed over by themselves, once an admin has approved the rule.
CREATE TABLE distribution_rules (
  id uuid PRIMARY KEY,
  server_id uuid NOT NULL REFERENCES servers (id),
  name text NOT NULL,
  -- Null fits every category or site; load null fits always, else only while more live tickets than this wait here.
  category text,
  site_id uuid REFERENCES sites (id),
  load_above integer CHECK (load_above >= 0),
  with_notes boolean NOT NULL DEFAULT false,
  approved_by uuid REFERENCES accounts (id),
  approved_at timestamp (3) with time zone,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX distribution_rules_server_idx ON distribution_rules (server_id);
--> statement-breakpoint
-- One hand-over of one ticket, on either side. `key` is what both sides call it.
CREATE TABLE transfers (
  id uuid PRIMARY KEY,
  server_id uuid NOT NULL REFERENCES servers (id),
  key uuid NOT NULL,
  direction text NOT NULL CHECK (direction IN ('out', 'in')),
  -- Null where the other side took it back before it had arrived.
  ticket_id uuid REFERENCES tickets (id),
  state text NOT NULL DEFAULT 'live' CHECK (state IN ('live', 'ended')),
  -- Whether staff notes cross too, from the side that handed it over to the other.
  with_notes boolean NOT NULL DEFAULT false,
  rule_id uuid REFERENCES distribution_rules (id) ON DELETE SET NULL,
  foreign_number text,
  foreign_status text,
  ended_because text CHECK (ended_because IN ('recalled', 'returned', 'refused', 'done', 'unpaired')),
  -- What could be seen when it began crosses with it; what came after follows.
  from_snapshot pg_snapshot NOT NULL,
  created_at timestamp (3) with time zone NOT NULL,
  ended_at timestamp (3) with time zone,
  UNIQUE (server_id, key)
);
--> statement-breakpoint
CREATE UNIQUE INDEX transfers_live_key ON transfers (ticket_id) WHERE state = 'live';
--> statement-breakpoint
CREATE INDEX transfers_ticket_idx ON transfers (ticket_id, created_at);
--> statement-breakpoint
-- What a server is to be told. Words are read when it is sent: what was deleted or erased since does not leave.
CREATE TABLE federation_items (
  id uuid PRIMARY KEY,
  server_id uuid NOT NULL REFERENCES servers (id),
  transfer_id uuid REFERENCES transfers (id),
  -- The event it tells of; null where it was asked for.
  event_id uuid,
  kind text NOT NULL CHECK (kind IN ('hello', 'bye', 'open', 'say', 'edit', 'unsay', 'status', 'end', 'erase')),
  data jsonb NOT NULL DEFAULT '{}',
  queue bigint GENERATED ALWAYS AS IDENTITY,
  state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sent', 'failed', 'dropped')),
  attempts integer NOT NULL DEFAULT 0,
  queued_at timestamp (3) with time zone NOT NULL,
  next_attempt_at timestamp (3) with time zone NOT NULL,
  done_at timestamp (3) with time zone,
  last_status integer,
  last_error text,
  UNIQUE (transfer_id, event_id)
);
--> statement-breakpoint
CREATE INDEX federation_items_waiting_idx ON federation_items (server_id, queue) WHERE state = 'queued';
--> statement-breakpoint
CREATE INDEX federation_items_turn_idx ON federation_items (transfer_id, queue) WHERE state = 'queued';
--> statement-breakpoint
CREATE INDEX federation_items_log_idx ON federation_items (server_id, queue DESC);
--> statement-breakpoint
CREATE INDEX federation_items_done_idx ON federation_items (done_at) WHERE state <> 'queued';
--> statement-breakpoint
-- What servers have told us, each item once, with what it was answered.
CREATE TABLE federation_inbox (
  server_id uuid NOT NULL REFERENCES servers (id),
  item_id uuid NOT NULL,
  kind text NOT NULL,
  answer jsonb NOT NULL DEFAULT '{}',
  at timestamp (3) with time zone NOT NULL,
  PRIMARY KEY (server_id, item_id)
);
--> statement-breakpoint
-- Requests that have been seen: within the time for which a signature is valid, none is taken twice.
CREATE TABLE federation_nonces (
  server_id uuid NOT NULL REFERENCES servers (id),
  nonce text NOT NULL,
  at timestamp (3) with time zone NOT NULL,
  PRIMARY KEY (server_id, nonce)
);
--> statement-breakpoint
CREATE INDEX federation_nonces_at_idx ON federation_nonces (at);
--> statement-breakpoint
-- Messages that the other side said, by its own key for them.
CREATE TABLE federation_messages (
  transfer_id uuid NOT NULL REFERENCES transfers (id),
  key uuid NOT NULL,
  message_id uuid NOT NULL UNIQUE REFERENCES messages (id),
  PRIMARY KEY (transfer_id, key)
);
--> statement-breakpoint
-- Files that a server has sent, before and after a message names them.
CREATE TABLE federation_files (
  server_id uuid NOT NULL REFERENCES servers (id),
  key uuid NOT NULL,
  file_id uuid NOT NULL REFERENCES files (id),
  at timestamp (3) with time zone NOT NULL,
  PRIMARY KEY (server_id, key)
);
--> statement-breakpoint
CREATE INDEX federation_files_file_idx ON federation_files (file_id);
--> statement-breakpoint
-- Organisations, customers, sites and units of another server, and what stands for them here.
CREATE TABLE federation_things (
  server_id uuid NOT NULL REFERENCES servers (id),
  kind text NOT NULL CHECK (kind IN ('organisation', 'customer', 'site', 'equipment')),
  key uuid NOT NULL,
  thing_id uuid NOT NULL,
  PRIMARY KEY (server_id, kind, key)
);
--> statement-breakpoint
-- How far the events have been turned into items: one row. Null while there is no transfer and no rule.
CREATE TABLE federation_feed (
  only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  txid bigint,
  event_id uuid
);
--> statement-breakpoint
INSERT INTO federation_feed (txid, event_id) VALUES (NULL, NULL);
--> statement-breakpoint
-- Who said it on another server; null for what was said here.
ALTER TABLE messages ADD COLUMN foreign_author jsonb;
