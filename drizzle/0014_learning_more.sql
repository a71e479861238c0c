-- What staff said of a fix counts in what is suggested.
CREATE VIEW reporting.tried_fixes AS
  SELECT ticket_id AS ticket_key, fix_id AS fix_key, worked, at AS said_at FROM fix_feedback;
--> statement-breakpoint
CREATE TRIGGER fix_feedback_reported AFTER INSERT OR UPDATE ON fix_feedback FOR EACH ROW EXECUTE FUNCTION note_report_change();
--> statement-breakpoint
-- Days within which a fault counts as having come back: the desk's setting, or what it is by default.
CREATE VIEW reporting.repeat_window AS
  SELECT coalesce((SELECT (value #>> '{}')::int FROM settings WHERE name = 'repeatFaultDays' AND jsonb_typeof(value) = 'number'), 30) AS days;
--> statement-breakpoint
-- What became of suggested fixes: said by staff, else read from the signed or waived report.
CREATE OR REPLACE VIEW reporting.suggestion_outcomes AS
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
      AND e.at BETWEEN r.submitted_at AND r.submitted_at + make_interval(days => (SELECT days FROM reporting.repeat_window)))
    OR EXISTS (SELECT FROM tickets t JOIN tickets again ON again.equipment_id = t.equipment_id AND again.id <> t.id
      JOIN repaired rr ON rr.ticket_id = again.id AND rr.fix_id = r.fix_id
      WHERE t.id = r.ticket_id AND again.created_at BETWEEN r.submitted_at AND r.submitted_at + make_interval(days => (SELECT days FROM reporting.repeat_window))) AS came_back
  FROM suggested s FULL JOIN said f ON f.ticket_id = s.ticket_id AND f.fix_id = s.fix_id
  LEFT JOIN repaired r ON r.ticket_id = coalesce(s.ticket_id, f.ticket_id) AND r.fix_id = coalesce(s.fix_id, f.fix_id);
