-- Lists are asked for by created_at descending, nulls as PostgreSQL has them by default; an index made with NULLS LAST does not
-- give that order, so each page was a sort of all.
DROP INDEX tickets_queue_idx;
--> statement-breakpoint
DROP INDEX tickets_newest_idx;
--> statement-breakpoint
DROP INDEX tickets_organisation_idx;
--> statement-breakpoint
DROP INDEX tickets_opener_idx;
--> statement-breakpoint
DROP INDEX tickets_equipment_idx;
--> statement-breakpoint
DROP INDEX notifications_account_idx;
--> statement-breakpoint
CREATE INDEX tickets_queue_idx ON tickets (status, created_at, id);
--> statement-breakpoint
CREATE INDEX tickets_newest_idx ON tickets (created_at, id);
--> statement-breakpoint
CREATE INDEX tickets_organisation_idx ON tickets (organisation_id, created_at);
--> statement-breakpoint
CREATE INDEX tickets_opener_idx ON tickets (opener_id, created_at);
--> statement-breakpoint
CREATE INDEX tickets_equipment_idx ON tickets (equipment_id, created_at);
--> statement-breakpoint
CREATE INDEX notifications_account_idx ON notifications (account_id, created_at);
--> statement-breakpoint
-- The same digest as event_digest, for an event whose position is only known while its chain is being moved on.
CREATE FUNCTION event_digest_at(previous bytea, e events, place integer) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
  SELECT sha256(previous || convert_to(jsonb_build_object(
    'id', e.id, 'subject', e.subject_id, 'ticket', e.ticket_id, 'kind', e.kind, 'actor', e.actor_id, 'data', e.data,
    'at', (extract(epoch FROM e.at) * 1000)::bigint, 'position', place)::text, 'UTF8'))
$$;
--> statement-breakpoint
-- One statement moves a chain on, where there were three. The chain's row is the lock that orders the events of one subject.
CREATE OR REPLACE FUNCTION chain_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  LOOP
    UPDATE event_chains SET length = length + 1, head = event_digest_at(head, NEW, length + 1)
      WHERE subject_id = NEW.subject_id RETURNING length, head INTO NEW.position, NEW.hash;
    EXIT WHEN FOUND;
    INSERT INTO event_chains (subject_id, length, head) VALUES (NEW.subject_id, 1, event_digest_at(''::bytea, NEW, 1))
      ON CONFLICT DO NOTHING RETURNING length, head INTO NEW.position, NEW.hash;
    EXIT WHEN FOUND;
  END LOOP;
  RETURN NEW;
END $$;
