-- What analytics may know: the words of problems and solutions, equipment and outcomes; no person, account, customer's name or site.
-- Imported history: repairs that were done before the desk, or elsewhere. `id` is made from set and row key, so one row comes in once.
CREATE TABLE import_runs (
  id uuid PRIMARY KEY,
  set_name text NOT NULL,
  -- SHA-256 of the file and of the mapping it was read with, hexadecimal: together they say where to go on after a break.
  file_sha256 text NOT NULL,
  mapping_sha256 text NOT NULL,
  -- Records of the file that are settled: stored or rejected.
  records integer NOT NULL DEFAULT 0,
  counts jsonb NOT NULL DEFAULT '{}',
  started_at timestamp (3) with time zone NOT NULL,
  finished_at timestamp (3) with time zone,
  UNIQUE (set_name, file_sha256, mapping_sha256)
);
--> statement-breakpoint
CREATE TABLE imported_interventions (
  id uuid PRIMARY KEY,
  set_name text NOT NULL,
  row_key text NOT NULL,
  run_id uuid NOT NULL,
  -- The line of the file, for people who look for it.
  line integer NOT NULL,
  -- Hash of all that was mapped: another one under the same id is a correction.
  content uuid NOT NULL,
  txid bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
  at timestamp (3) with time zone,
  problem text NOT NULL,
  cause text NOT NULL,
  solution text NOT NULL,
  fix_words text NOT NULL,
  fix_id uuid,
  unit text,
  model text,
  family text,
  manufacturer text,
  category text,
  -- The desk's own model of these names, where it has one.
  model_id uuid,
  organisation_key bigint,
  region text,
  minutes integer CHECK (minutes >= 0),
  parts jsonb NOT NULL,
  cost numeric(14, 2),
  currency text
);
--> statement-breakpoint
CREATE INDEX imported_interventions_txid_idx ON imported_interventions (txid);
--> statement-breakpoint
-- What changed besides tickets, which have events: the warehouse reads both by transaction id.
CREATE TABLE reporting_changes (
  txid bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
  subject text NOT NULL,
  key uuid NOT NULL
);
--> statement-breakpoint
CREATE INDEX reporting_changes_idx ON reporting_changes (txid, subject);
--> statement-breakpoint
CREATE FUNCTION note_reporting_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO reporting_changes (subject, key) VALUES (TG_ARGV[0], CASE TG_OP WHEN 'DELETE' THEN OLD.id ELSE NEW.id END);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER fixes_reported AFTER INSERT OR UPDATE OR DELETE ON fixes
  FOR EACH ROW EXECUTE FUNCTION note_reporting_change('fix');
--> statement-breakpoint
CREATE TRIGGER models_reported AFTER INSERT OR UPDATE OR DELETE ON models
  FOR EACH ROW EXECUTE FUNCTION note_reporting_change('model');
--> statement-breakpoint
CREATE TRIGGER equipment_reported AFTER INSERT OR UPDATE OR DELETE ON equipment
  FOR EACH ROW EXECUTE FUNCTION note_reporting_change('equipment');
--> statement-breakpoint
CREATE TRIGGER imported_removed AFTER DELETE ON imported_interventions
  FOR EACH ROW EXECUTE FUNCTION note_reporting_change('import');
--> statement-breakpoint
-- Moves are events; what is written without one (an erasure, a correction by hand) must reach the warehouse too.
CREATE TRIGGER tickets_reported AFTER UPDATE ON tickets FOR EACH ROW
  WHEN ((OLD.description, OLD.category, OLD.equipment_id, OLD.site_id, OLD.organisation_id, OLD.status, OLD.deleted_at)
    IS DISTINCT FROM (NEW.description, NEW.category, NEW.equipment_id, NEW.site_id, NEW.organisation_id, NEW.status, NEW.deleted_at))
  EXECUTE FUNCTION note_reporting_change('ticket');
--> statement-breakpoint
CREATE FUNCTION note_report_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO reporting_changes (subject, key) VALUES ('ticket', NEW.ticket_id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER reports_reported AFTER INSERT OR UPDATE ON reports FOR EACH ROW EXECUTE FUNCTION note_report_change();
--> statement-breakpoint
-- A manufacturer's name stands in each of its models.
CREATE FUNCTION note_manufacturer_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO reporting_changes (subject, key) SELECT 'model', id FROM models WHERE manufacturer_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER manufacturers_reported AFTER UPDATE ON manufacturers FOR EACH ROW EXECUTE FUNCTION note_manufacturer_change();
--> statement-breakpoint
-- A site's region stands in its equipment and tickets.
CREATE FUNCTION note_region_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO reporting_changes (subject, key) SELECT 'ticket', id FROM tickets WHERE site_id = NEW.id;
  INSERT INTO reporting_changes (subject, key) SELECT 'equipment', id FROM equipment WHERE site_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER sites_reported AFTER UPDATE ON sites FOR EACH ROW WHEN (OLD.region IS DISTINCT FROM NEW.region)
  EXECUTE FUNCTION note_region_change();
--> statement-breakpoint
CREATE INDEX events_reopened_idx ON events (ticket_id, at) WHERE kind = 'ticket.reopened';
--> statement-breakpoint
-- The key under which organisations and imported units become numbers: who has only the warehouse cannot turn them back.
CREATE TABLE reporting_secret (secret bytea NOT NULL, only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one));
--> statement-breakpoint
INSERT INTO reporting_secret (secret) VALUES (sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())));
--> statement-breakpoint
CREATE SCHEMA reporting;
--> statement-breakpoint
-- 60 bits of a keyed hash: enough that two organisations hardly meet, and exact in every language.
CREATE FUNCTION reporting.keyed_number(secret bytea, thing text) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT ('x' || substr(encode(sha256(secret || convert_to(thing, 'UTF8')), 'hex'), 1, 15))::bit(60)::bigint
$$;
--> statement-breakpoint
CREATE FUNCTION reporting.keyed_uuid(secret bytea, thing text) RETURNS uuid LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT substr(encode(sha256(secret || convert_to(thing, 'UTF8')), 'hex'), 1, 32)::uuid
$$;
--> statement-breakpoint
-- E-mail addresses and telephone numbers (nine digits or more, single separators between) are nobody's symptom.
CREATE FUNCTION reporting.masked(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN words ~ '@|[0-9][0-9 ()./-]{7}' THEN regexp_replace(regexp_replace(words,
      '[[:alnum:]._%+-]+@[[:alnum:]-]+(\.[[:alnum:]-]+)*', '[e-mail]', 'g'),
      '(?<![[:alnum:]])\+?\(?[0-9](?:[ ()./-]{0,2}[0-9]){8,}(?![[:alnum:]])', '[number]', 'g')
    ELSE words END
$$;
--> statement-breakpoint
-- What to take out of the words of one ticket: the names of its people, whole and by the word, and other phrases only whole. Of
-- these only what stands in `said`, which is hardly ever anything: a pattern of one's own for each row would be slow to compile.
CREATE FUNCTION reporting.name_pattern(people text[], phrases text[], said text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  folded text := lower(said);
  one text;
  found text[] := '{}';
BEGIN
  FOREACH one IN ARRAY people || phrases LOOP
    IF length(trim(one)) >= 2 AND strpos(folded, lower(trim(one))) > 0 THEN
      found := found || trim(one);
    END IF;
  END LOOP;
  FOREACH one IN ARRAY regexp_split_to_array(array_to_string(people, ' '), '[^[:alnum:]]+') LOOP
    IF length(one) >= 3 AND strpos(folded, lower(one)) > 0 THEN
      found := found || one;
    END IF;
  END LOOP;
  IF found = '{}' THEN
    RETURN NULL;
  END IF;
  -- The longest first, so that a whole name goes before its parts.
  RETURN (SELECT '(?<![[:alnum:]])(' || string_agg(regexp_replace(word, '([^[:alnum:][:space:]])', '\\\1', 'g'), '|'
    ORDER BY length(word) DESC, word) || ')(?![[:alnum:]])' FROM unnest(found) word);
END $$;
--> statement-breakpoint
CREATE FUNCTION reporting.without_names(words text, pattern text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  -- Addresses go first: half of one may be a name, whose other half would stay.
  SELECT reporting.masked(CASE WHEN pattern IS NULL THEN words ELSE regexp_replace(regexp_replace(words,
    '[[:alnum:]._%+-]+@[[:alnum:]-]+(\.[[:alnum:]-]+)*', '[e-mail]', 'g'), pattern, '[name]', 'gi') END)
$$;
--> statement-breakpoint
-- Parts keep their numbers, however long, and their JSON its shape.
CREATE FUNCTION reporting.masked_parts(parts jsonb, pattern text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN pattern IS NULL AND strpos(parts::text, '@') = 0 THEN parts::text ELSE (
    SELECT coalesce(jsonb_agg(part || jsonb_build_object('name', reporting.without_names(part->>'name', pattern))), '[]')::text
    FROM jsonb_array_elements(parts) part
  ) END
$$;
--> statement-breakpoint
CREATE VIEW reporting.changes AS
  -- What is said in a ticket, and its clocks, change nothing that is read here.
  SELECT txid, 'ticket' AS subject, ticket_id AS key, kind FROM events
  WHERE ticket_id IS NOT NULL AND (kind LIKE 'ticket.%' OR kind LIKE 'report.%')
  UNION ALL SELECT txid, subject, key, NULL FROM reporting_changes
  UNION ALL SELECT txid, 'import', id, NULL FROM imported_interventions;
--> statement-breakpoint
-- Every problem that was reported and not taken back; `key` is the ticket.
CREATE VIEW reporting.problems AS
  SELECT t.id AS key, t.created_at AS reported_at, t.status::text AS status, t.urgency::text AS urgency, t.priority::text AS priority,
    t.team_id AS team_key, t.equipment_id AS equipment_key, e.model_id AS model_key, reporting.without_names(t.category, n.pattern) AS category,
    reporting.without_names(t.description, n.pattern) AS problem,
    reporting.keyed_number(k.secret, t.organisation_id::text) AS organisation_key, s.region
  FROM tickets t
  CROSS JOIN reporting_secret k
  LEFT JOIN equipment e ON e.id = t.equipment_id
  LEFT JOIN sites s ON s.id = t.site_id
  LEFT JOIN organisations o ON o.id = t.organisation_id
  CROSS JOIN LATERAL (SELECT concat_ws(' ', t.description, t.category) AS words) said
  CROSS JOIN LATERAL (
    SELECT reporting.name_pattern(
      array(SELECT a.name FROM accounts a WHERE a.organisation_id = t.organisation_id OR a.id IN (t.opener_id, t.assignee_id) LIMIT 200),
      array_remove(ARRAY[o.name, s.name, s.address, e.serial_number], NULL), said.words) AS pattern
    OFFSET 0 -- asked once a row, not once a column
  ) n
  WHERE t.deleted_at IS NULL AND t.status NOT IN ('rejected', 'cancelled', 'merged');
--> statement-breakpoint
-- Repairs of the desk: reports that the customer signed, or whose signature an admin waived. `ticket_key` joins them to their problem.
CREATE VIEW reporting.desk_interventions AS
  SELECT r.id AS key, r.ticket_id AS ticket_key, t.created_at AS reported_at, r.submitted_at AS finished_at,
    reporting.without_names(t.description, n.pattern) AS problem, reporting.without_names(r.malfunction, n.pattern) AS malfunction,
    reporting.without_names(r.cause, n.pattern) AS cause, reporting.without_names(r.solution, n.pattern) AS solution,
    r.fix_id AS fix_key, reporting.without_names(r.fix_words, n.pattern) AS fix_words,
    t.equipment_id AS unit_key, e.model_id AS model_key, reporting.without_names(t.category, n.pattern) AS category,
    reporting.keyed_number(k.secret, t.organisation_id::text) AS organisation_key, s.region,
    r.labour_minutes, r.travel_minutes, r.distance_metres, reporting.masked_parts(r.parts, n.pattern) AS parts
  FROM reports r
  JOIN tickets t ON t.id = r.ticket_id
  CROSS JOIN reporting_secret k
  LEFT JOIN equipment e ON e.id = t.equipment_id
  LEFT JOIN sites s ON s.id = t.site_id
  LEFT JOIN organisations o ON o.id = t.organisation_id
  CROSS JOIN LATERAL (
    SELECT concat_ws(' ', t.description, t.category, r.malfunction, r.cause, r.solution, r.fix_words, r.parts::text) AS words
  ) said
  CROSS JOIN LATERAL (
    SELECT reporting.name_pattern(
      array(SELECT a.name FROM accounts a WHERE a.organisation_id = t.organisation_id OR a.id IN (t.opener_id, t.assignee_id, r.author_id) LIMIT 200),
      array_remove(ARRAY[o.name, s.name, s.address, e.serial_number], NULL), said.words) AS pattern
    OFFSET 0 -- asked once a row, not once a column
  ) n
  WHERE r.state IN ('signed', 'waived') AND t.deleted_at IS NULL;
--> statement-breakpoint
-- Repairs of imported history, in the same columns and some more. Units are numbers here too: a column of them may hold serial numbers.
CREATE VIEW reporting.imported_interventions AS
  SELECT i.id AS key, i.at AS reported_at, reporting.masked(i.problem) AS problem, reporting.masked(i.cause) AS cause,
    reporting.masked(i.solution) AS solution, i.fix_id AS fix_key, reporting.masked(i.fix_words) AS fix_words,
    reporting.keyed_uuid(k.secret, i.set_name || chr(10) || i.unit) AS unit_key, i.model_id AS model_key,
    i.model, i.family, i.manufacturer, i.category, i.organisation_key, i.region, i.minutes AS labour_minutes,
    reporting.masked_parts(i.parts, NULL) AS parts, i.cost, i.currency
  FROM imported_interventions i CROSS JOIN reporting_secret k;
--> statement-breakpoint
-- All repairs alike, the desk's and the imported.
CREATE VIEW reporting.interventions AS
  SELECT key, 'desk' AS source, ticket_key, reported_at, finished_at, problem, malfunction, cause, solution, fix_key, fix_words,
    unit_key, model_key, NULL::text AS model, NULL::text AS family, NULL::text AS manufacturer, category, organisation_key, region,
    labour_minutes, travel_minutes, distance_metres, parts, NULL::numeric AS cost, NULL::text AS currency
  FROM reporting.desk_interventions
  UNION ALL
  SELECT key, 'import', NULL, reported_at, reported_at, problem, '', cause, solution, fix_key, fix_words,
    unit_key, model_key, model, family, manufacturer, category, organisation_key, region,
    labour_minutes, NULL, NULL, parts, cost, currency
  FROM reporting.imported_interventions;
--> statement-breakpoint
-- When a ticket was opened again: its repair did not hold.
CREATE VIEW reporting.reopenings AS
  SELECT ticket_id AS ticket_key, at AS reopened_at FROM events WHERE kind = 'ticket.reopened';
--> statement-breakpoint
-- Canonical fixes; a merged one with what it was merged into, at the end of the chain.
CREATE VIEW reporting.fixes AS
  WITH RECURSIVE chain AS (
    SELECT id AS key, id AS canonical_key, merged_into_id, 0 AS depth FROM fixes
    UNION ALL
    SELECT c.key, f.id, f.merged_into_id, c.depth + 1 FROM chain c JOIN fixes f ON f.id = c.merged_into_id WHERE c.depth < 20
  )
  SELECT DISTINCT ON (c.key) c.key, f.title, c.canonical_key, canonical.title AS canonical_title
  FROM chain c JOIN fixes f ON f.id = c.key JOIN fixes canonical ON canonical.id = c.canonical_key
  ORDER BY c.key, c.depth DESC;
--> statement-breakpoint
-- Products with their family, category and maker.
CREATE VIEW reporting.models AS
  SELECT m.id AS key, m.name, m.family, m.category, m.introduced_year, m.manufacturer_id AS manufacturer_key, f.name AS manufacturer
  FROM models m JOIN manufacturers f ON f.id = m.manufacturer_id;
--> statement-breakpoint
-- Units in service: what failures are counted against. No label, no serial number, no site.
CREATE VIEW reporting.equipment AS
  SELECT e.id AS key, e.model_id AS model_key, reporting.keyed_number(k.secret, e.organisation_id::text) AS organisation_key, s.region,
    e.installed_on, e.retired_at
  FROM equipment e CROSS JOIN reporting_secret k LEFT JOIN sites s ON s.id = e.site_id;
