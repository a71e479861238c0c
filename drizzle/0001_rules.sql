-- Rules that the schema language cannot say: exclusion constraints, chains, frozen rows, partitions.
CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
-- One conversation has one place a surface; while a surface is being opened its channel or thread is not known yet.
CREATE UNIQUE INDEX places_surface_key ON places (platform, workspace, channel, thread, conversation_id) NULLS NOT DISTINCT
  WHERE channel IS NOT NULL AND kind <> 'desk';
--> statement-breakpoint
CREATE UNIQUE INDEX places_desk_key ON places (conversation_id, platform, workspace, channel) WHERE kind = 'desk';
--> statement-breakpoint
CREATE UNIQUE INDEX places_line_key ON places (conversation_id, account_id, platform, workspace) WHERE kind = 'line' AND state <> 'gone';
--> statement-breakpoint
-- Two tickets never hold one technician, or one vehicle, at once.
ALTER TABLE bookings ADD CONSTRAINT bookings_technician_once
  EXCLUDE USING gist (technician_id WITH =, during WITH &&) WHERE (released_at IS NULL);
--> statement-breakpoint
ALTER TABLE bookings ADD CONSTRAINT bookings_vehicle_once
  EXCLUDE USING gist (vehicle_id WITH =, during WITH &&) WHERE (released_at IS NULL AND vehicle_id IS NOT NULL);
--> statement-breakpoint
ALTER TABLE bookings ADD CONSTRAINT bookings_not_empty CHECK (NOT isempty(during));
--> statement-breakpoint
CREATE UNIQUE INDEX bookings_one_a_ticket ON bookings (ticket_id) WHERE released_at IS NULL;
--> statement-breakpoint
ALTER TABLE shifts ADD CONSTRAINT shifts_not_twice
  EXCLUDE USING gist (account_id WITH =, kind WITH =, tstzrange(starts_at, ends_at) WITH &&);
--> statement-breakpoint
ALTER TABLE accounts ADD CONSTRAINT accounts_manufacturer_fk FOREIGN KEY (manufacturer_id) REFERENCES manufacturers (id);
--> statement-breakpoint
ALTER TABLE tickets ADD CONSTRAINT tickets_merged_into_fk FOREIGN KEY (merged_into_id) REFERENCES tickets (id);
--> statement-breakpoint
ALTER TABLE tickets ADD CONSTRAINT tickets_server_fk FOREIGN KEY (handed_to_server_id) REFERENCES servers (id);
--> statement-breakpoint
ALTER TABLE fixes ADD CONSTRAINT fixes_merged_into_fk FOREIGN KEY (merged_into_id) REFERENCES fixes (id);
--> statement-breakpoint
ALTER TABLE messages ADD CONSTRAINT messages_reply_to_fk FOREIGN KEY (reply_to_id) REFERENCES messages (id);
--> statement-breakpoint
-- Partitions by month for what grows for ever; the default one takes what falls outside, so that no write is ever refused.
CREATE TABLE events_default PARTITION OF events DEFAULT;
--> statement-breakpoint
CREATE TABLE message_versions_default PARTITION OF message_versions DEFAULT;
--> statement-breakpoint
CREATE FUNCTION ensure_month_partitions(first_month date, months integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  parent text;
  month date;
  part text;
BEGIN
  FOREACH parent IN ARRAY ARRAY['events', 'message_versions'] LOOP
    FOR step IN 0 .. months - 1 LOOP
      month := (date_trunc('month', first_month) + make_interval(months => step))::date;
      part := parent || to_char(month, '"_"YYYY"_"MM');
      IF to_regclass(part) IS NULL THEN
        BEGIN
          EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)', part, parent,
            month::timestamp AT TIME ZONE 'UTC', (month + interval '1 month')::timestamp AT TIME ZONE 'UTC');
        EXCEPTION WHEN check_violation OR duplicate_table THEN
          -- Rows of that month are in the default partition already (or a replica was quicker): leave them where they are.
          NULL;
        END;
      END IF;
    END LOOP;
  END LOOP;
END $$;
--> statement-breakpoint
-- What an event's hash is taken over, after the hash before it. jsonb has one text form, so the same event gives the same bytes.
CREATE FUNCTION event_digest(previous bytea, e events) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
  SELECT sha256(previous || convert_to(jsonb_build_object(
    'id', e.id, 'subject', e.subject_id, 'ticket', e.ticket_id, 'kind', e.kind, 'actor', e.actor_id, 'data', e.data,
    'at', (extract(epoch FROM e.at) * 1000)::bigint, 'position', e.position)::text, 'UTF8'))
$$;
--> statement-breakpoint
CREATE FUNCTION chain_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  previous bytea;
  place integer;
BEGIN
  -- The chain's row is the lock that orders the events of one subject.
  INSERT INTO event_chains (subject_id, length, head) VALUES (NEW.subject_id, 0, ''::bytea) ON CONFLICT DO NOTHING;
  SELECT head, length INTO previous, place FROM event_chains WHERE subject_id = NEW.subject_id FOR UPDATE;
  NEW.position := place + 1;
  NEW.hash := event_digest(previous, NEW);
  UPDATE event_chains SET head = NEW.hash, length = NEW.position WHERE subject_id = NEW.subject_id;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER events_chain BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION chain_event();
--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE ON events FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION refuse_frozen_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.frozen, NEW.sha256, NEW.ticket_id, NEW.version, NEW.author_id, NEW.submitted_at, NEW.malfunction, NEW.cause, NEW.solution,
      NEW.fix_words, NEW.parts, NEW.labour_minutes, NEW.travel_minutes)
     IS DISTINCT FROM
     (OLD.frozen, OLD.sha256, OLD.ticket_id, OLD.version, OLD.author_id, OLD.submitted_at, OLD.malfunction, OLD.cause, OLD.solution,
      OLD.fix_words, OLD.parts, OLD.labour_minutes, OLD.travel_minutes) THEN
    RAISE EXCEPTION 'a submitted report is frozen' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER reports_frozen BEFORE UPDATE ON reports FOR EACH ROW EXECUTE FUNCTION refuse_frozen_report();
--> statement-breakpoint
CREATE TRIGGER reports_kept BEFORE DELETE ON reports FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER signatures_append_only BEFORE UPDATE OR DELETE ON signatures FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Who may read a message is fixed when it is said.
CREATE FUNCTION refuse_new_visibility() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.visibility <> OLD.visibility OR NEW.conversation_id <> OLD.conversation_id THEN
    RAISE EXCEPTION 'the visibility of a message is fixed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER messages_visibility_fixed BEFORE UPDATE ON messages FOR EACH ROW EXECUTE FUNCTION refuse_new_visibility();
--> statement-breakpoint
-- A copy of a staff message in a customer's place is refused by the database too: the last line of defence against a leak.
-- After the row, not before: message, place and copy may come in one statement, which a trigger before it would not see.
CREATE FUNCTION refuse_leak() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM messages m, places p WHERE m.id = NEW.message_id AND p.id = NEW.place_id
             AND ((m.visibility = 'staff' AND p.kind <> 'desk') OR p.conversation_id IS DISTINCT FROM m.conversation_id)) THEN
    RAISE EXCEPTION 'a message may not be shown in this place' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER copies_no_leak AFTER INSERT ON copies FOR EACH ROW EXECUTE FUNCTION refuse_leak();
