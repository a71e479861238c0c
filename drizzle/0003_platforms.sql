-- What the chat platforms need: when each was last connected, its renewed tokens, files fetched once, faults told once.
CREATE TABLE platform_state (
  platform text PRIMARY KEY NOT NULL,
  -- The workspace as the platform names it, once it has been connected.
  workspace text,
  -- Until when it was certainly listening: what was said after that and before the next start is asked for.
  connected_until timestamp (3) with time zone,
  -- Renewed tokens, sealed with a key of the server's.
  sealed_tokens bytea
);
--> statement-breakpoint
-- A file of an event, copied to our storage before the event takes effect, or why it could not be.
CREATE TABLE inbox_files (
  platform text NOT NULL,
  event_id text NOT NULL,
  position integer NOT NULL,
  file_id uuid REFERENCES files (id),
  fault jsonb,
  at timestamp (3) with time zone NOT NULL,
  PRIMARY KEY (platform, event_id, position),
  CONSTRAINT inbox_files_one_outcome CHECK ((file_id IS NULL) <> (fault IS NULL))
);
--> statement-breakpoint
-- A fault that the admins know of: told once, until the same thing works again.
CREATE TABLE told_faults (
  what text PRIMARY KEY NOT NULL,
  why text NOT NULL,
  told_at timestamp (3) with time zone NOT NULL,
  tried_at timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
-- The channel that the configuration names: another takes its place when the configuration changes.
ALTER TABLE desk_channels ADD COLUMN configured boolean DEFAULT false NOT NULL;
--> statement-breakpoint
-- Who blocked the desk and writes again is found at once; hardly anybody is in it.
CREATE INDEX places_blocked_idx ON places (account_id) WHERE state = 'blocked';
