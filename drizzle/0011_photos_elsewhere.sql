-- Photos that are kept by a host of pictures instead of the data folder: by their bytes' hash, so equal ones are there once.
CREATE TABLE remote_photos (
  sha256 bytea PRIMARY KEY NOT NULL,
  public_id text,
  state text NOT NULL DEFAULT 'waiting',
  ask_at timestamp (3) with time zone,
  attempts integer NOT NULL DEFAULT 0,
  error text,
  created_at timestamp (3) with time zone NOT NULL,
  updated_at timestamp (3) with time zone NOT NULL,
  CONSTRAINT remote_photos_state CHECK (state IN ('waiting', 'stored', 'leaving')),
  CONSTRAINT remote_photos_stored_named CHECK (state <> 'stored' OR public_id IS NOT NULL)
);
--> statement-breakpoint
CREATE INDEX remote_photos_due_idx ON remote_photos (ask_at) WHERE ask_at IS NOT NULL;
