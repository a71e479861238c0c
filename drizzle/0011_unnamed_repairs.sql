-- Imported repairs whose words name no fix, gathered by the analytics: an engineer decides under which fix they count.
CREATE TABLE fix_gatherings (
  id uuid PRIMARY KEY,
  -- The words that all have, in order: the same gathering is not proposed twice.
  key text NOT NULL UNIQUE,
  label text NOT NULL,
  fix_id uuid REFERENCES fixes (id),
  repair_ids uuid[] NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'approved', 'declined')),
  decided_by uuid REFERENCES accounts (id),
  decided_at timestamp (3) with time zone,
  created_at timestamp (3) with time zone NOT NULL
);
