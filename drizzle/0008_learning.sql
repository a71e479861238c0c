-- What the desk learns: likely fixes of a ticket, what became of them, decisions about fixes and routes, articles with a language.
CREATE TABLE ticket_suggestions (
  ticket_id uuid PRIMARY KEY REFERENCES tickets (id) ON DELETE CASCADE,
  -- Grows whenever what is asked about changes; an answer to an older question is dropped.
  asked integer NOT NULL DEFAULT 1,
  -- When to ask (again); null: the newest question is answered.
  ask_at timestamp (3) with time zone,
  attempts integer NOT NULL DEFAULT 0,
  -- LikelyFixes and IntakeGuesses of src/core/domain, as plain data; null until the first answer.
  fixes jsonb,
  guesses jsonb,
  answered_at timestamp (3) with time zone
);
--> statement-breakpoint
CREATE INDEX ticket_suggestions_waiting_idx ON ticket_suggestions (ask_at) WHERE ask_at IS NOT NULL;
--> statement-breakpoint
-- The wish is written with its cause whoever writes it, so that no way of opening or changing a ticket forgets it.
CREATE FUNCTION wish_suggestions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO ticket_suggestions (ticket_id, ask_at) VALUES (NEW.id, NEW.updated_at)
  ON CONFLICT (ticket_id) DO UPDATE SET asked = ticket_suggestions.asked + 1, ask_at = NEW.updated_at, attempts = 0;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER tickets_wish_suggestions AFTER INSERT ON tickets FOR EACH ROW
  WHEN (NEW.status IN ('new', 'opened', 'in_progress', 'on_hold')) EXECUTE FUNCTION wish_suggestions();
--> statement-breakpoint
CREATE TRIGGER tickets_wish_new_suggestions AFTER UPDATE OF description, equipment_id, category ON tickets FOR EACH ROW
  WHEN (NEW.status IN ('new', 'opened', 'in_progress', 'on_hold')
    AND (OLD.description, OLD.equipment_id, OLD.category) IS DISTINCT FROM (NEW.description, NEW.equipment_id, NEW.category))
  EXECUTE FUNCTION wish_suggestions();
--> statement-breakpoint
-- What somebody says of a suggested fix: once a ticket and fix, a new word replaces the old one.
CREATE TABLE fix_feedback (
  ticket_id uuid NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
  fix_id uuid NOT NULL REFERENCES fixes (id),
  worked boolean NOT NULL,
  account_id uuid REFERENCES accounts (id),
  at timestamp (3) with time zone NOT NULL,
  PRIMARY KEY (ticket_id, fix_id)
);
--> statement-breakpoint
-- Two fixes that may be one: proposed by the analytics, decided by an engineer, never carried out unasked.
CREATE TABLE fix_proposals (
  id uuid PRIMARY KEY,
  fix_id uuid NOT NULL REFERENCES fixes (id),
  into_id uuid NOT NULL REFERENCES fixes (id),
  likeness double precision NOT NULL CHECK (likeness BETWEEN 0 AND 1),
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'approved', 'declined')),
  decided_by uuid REFERENCES accounts (id),
  decided_at timestamp (3) with time zone,
  created_at timestamp (3) with time zone NOT NULL,
  CHECK (fix_id <> into_id)
);
--> statement-breakpoint
-- A pair is proposed once, whichever way round: what was declined does not come again.
CREATE UNIQUE INDEX fix_proposals_pair_key ON fix_proposals (least(fix_id, into_id), greatest(fix_id, into_id));
--> statement-breakpoint
-- A category whose tickets past assignments sent to one team: an admin approves or declines.
CREATE TABLE route_proposals (
  id uuid PRIMARY KEY,
  category text NOT NULL,
  team_id uuid NOT NULL REFERENCES teams (id),
  assigned integer NOT NULL,
  of_all integer NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'approved', 'declined')),
  decided_by uuid REFERENCES accounts (id),
  decided_at timestamp (3) with time zone,
  created_at timestamp (3) with time zone NOT NULL,
  UNIQUE (category, team_id)
);
--> statement-breakpoint
-- Faults that rise more than chance explains: one row a category or model and fault, with the test that found it.
CREATE TABLE emerging_faults (
  key text PRIMARY KEY,
  finding jsonb NOT NULL,
  first_seen_at timestamp (3) with time zone NOT NULL,
  last_seen_at timestamp (3) with time zone NOT NULL,
  told_at timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE articles ADD COLUMN language text NOT NULL DEFAULT 'en';
--> statement-breakpoint
ALTER TABLE articles ADD CONSTRAINT articles_state CHECK (state IN ('draft', 'published', 'retired'));
--> statement-breakpoint
-- Do-it-yourself fixes of one kind of equipment are offered to those who have it.
CREATE INDEX articles_published_idx ON articles (language) WHERE state = 'published';
--> statement-breakpoint
-- An article is found by the ticket or fix that it was made of.
CREATE INDEX articles_fix_idx ON articles (fix_id) WHERE fix_id IS NOT NULL;
--> statement-breakpoint
-- What became of suggested fixes: said by staff, else read from the signed or waived report. `held` is null while 30 days are not over.
CREATE VIEW reporting.suggestion_outcomes AS
  WITH RECURSIVE chain AS (
    SELECT id, id AS canonical_id, merged_into_id, 0 AS depth FROM fixes
    UNION ALL
    SELECT c.id, f.id, f.merged_into_id, c.depth + 1 FROM chain c JOIN fixes f ON f.id = c.merged_into_id WHERE c.depth < 20
  ), canonical AS (
    SELECT DISTINCT ON (id) id, canonical_id FROM chain ORDER BY id, depth DESC
  ), suggested AS (
    SELECT s.ticket_id, n.canonical_id AS fix_id, min(one.place)::int AS place
    FROM ticket_suggestions s
    CROSS JOIN LATERAL jsonb_array_elements(s.fixes -> 'fixes') WITH ORDINALITY AS one (fix, place)
    JOIN canonical n ON n.id = (one.fix ->> 'fixId')::uuid
    GROUP BY s.ticket_id, n.canonical_id
  ), repaired AS (
    SELECT DISTINCT ON (r.ticket_id) r.ticket_id, n.canonical_id AS fix_id, r.submitted_at
    FROM reports r JOIN canonical n ON n.id = r.fix_id WHERE r.state IN ('signed', 'waived') ORDER BY r.ticket_id, r.version DESC
  ), said AS (
    SELECT DISTINCT ON (b.ticket_id, n.canonical_id) b.ticket_id, n.canonical_id AS fix_id, b.worked
    FROM fix_feedback b JOIN canonical n ON n.id = b.fix_id ORDER BY b.ticket_id, n.canonical_id, b.at DESC
  )
  SELECT coalesce(s.ticket_id, f.ticket_id) AS ticket_key, coalesce(s.fix_id, f.fix_id) AS fix_key, s.place,
    f.worked AS said_worked, r.fix_id IS NOT NULL AS reported, r.submitted_at AS reported_at,
    EXISTS (SELECT FROM events e WHERE e.ticket_id = r.ticket_id AND e.kind = 'ticket.reopened'
      AND e.at BETWEEN r.submitted_at AND r.submitted_at + interval '30 days')
    OR EXISTS (SELECT FROM tickets t JOIN tickets again ON again.equipment_id = t.equipment_id AND again.id <> t.id
      JOIN repaired rr ON rr.ticket_id = again.id AND rr.fix_id = r.fix_id
      WHERE t.id = r.ticket_id AND again.created_at BETWEEN r.submitted_at AND r.submitted_at + interval '30 days') AS came_back
  FROM suggested s FULL JOIN said f ON f.ticket_id = s.ticket_id AND f.fix_id = s.fix_id
  LEFT JOIN repaired r ON r.ticket_id = coalesce(s.ticket_id, f.ticket_id) AND r.fix_id = coalesce(s.fix_id, f.fix_id);
