-- What the outbox, the inbox and the recurring jobs need beyond the first tables.
ALTER TABLE inbox ADD COLUMN IF NOT EXISTS taken_by text;
--> statement-breakpoint
ALTER TABLE deliveries ADD COLUMN IF NOT EXISTS doubt_since timestamp (3) with time zone;
--> statement-breakpoint
DROP INDEX IF EXISTS deliveries_waiting_idx;
--> statement-breakpoint
DROP INDEX IF EXISTS deliveries_due_idx;
--> statement-breakpoint
-- Heads of places are found by walking this index from place to place, never by reading a backlog.
CREATE INDEX deliveries_waiting_idx ON deliveries (place_id, lane, seq) WHERE state IN ('queued', 'sending');
--> statement-breakpoint
CREATE INDEX IF NOT EXISTS deliveries_card_due_idx ON deliveries (next_attempt_at) WHERE lane = 'card' AND state = 'queued';
--> statement-breakpoint
CREATE INDEX IF NOT EXISTS deliveries_card_shown_idx ON deliveries (place_id, card_key) WHERE lane = 'card' AND platform_message_id IS NOT NULL;
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS recurring_jobs (
  name text PRIMARY KEY NOT NULL,
  last_fire_at timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
-- Somebody may have blocked the desk before it could open a private chat with them.
ALTER TABLE places DROP CONSTRAINT IF EXISTS places_open_has_channel;
--> statement-breakpoint
ALTER TABLE places ADD CONSTRAINT places_open_has_channel CHECK (state IN ('opening', 'blocked', 'gone') OR channel IS NOT NULL);
--> statement-breakpoint
-- The queue's rows change three times within a second: leave room to update in place, and sweep early.
ALTER TABLE deliveries SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
