-- Dashboards: makers by their address, links that show one maker's pages, and monthly summaries.
CREATE VIEW reporting.manufacturers AS SELECT id AS key, name, slug FROM manufacturers;
--> statement-breakpoint
CREATE TRIGGER manufacturers_listed AFTER INSERT OR UPDATE OR DELETE ON manufacturers
  FOR EACH ROW EXECUTE FUNCTION note_reporting_change('manufacturer');
--> statement-breakpoint
-- Whoever holds the token may read the pages under `slug`, until it expires or is revoked. Of the token only a hash is kept.
CREATE TABLE dashboard_links (
  id uuid PRIMARY KEY,
  slug text NOT NULL,
  label text NOT NULL,
  token_hash bytea NOT NULL UNIQUE,
  created_by uuid REFERENCES accounts (id),
  created_at timestamp (3) with time zone NOT NULL,
  expires_at timestamp (3) with time zone NOT NULL,
  revoked_at timestamp (3) with time zone
);
--> statement-breakpoint
-- A maker's monthly summary: to a chat place (`platform`, `channel`) or to a webhook of theirs (`url`), on the given day of the month.
CREATE TABLE dashboard_subscriptions (
  id uuid PRIMARY KEY,
  slug text NOT NULL,
  target jsonb NOT NULL,
  created_by uuid REFERENCES accounts (id),
  created_at timestamp (3) with time zone NOT NULL,
  -- The month ("2026-10") of the last summary that was sent: none is sent twice.
  sent_month text,
  ended_at timestamp (3) with time zone
);
