-- Promises in business time, and who works when.
CREATE TABLE sla_policies (
  id uuid PRIMARY KEY NOT NULL,
  name text NOT NULL,
  priority priority,
  category text,
  organisation_id uuid REFERENCES organisations (id),
  calendar_id uuid REFERENCES calendars (id),
  response_minutes integer,
  resolution_minutes integer,
  warn_percent integer NOT NULL,
  escalate_minutes integer NOT NULL,
  created_at timestamp (3) with time zone NOT NULL,
  updated_at timestamp (3) with time zone NOT NULL,
  retired_at timestamp (3) with time zone,
  CONSTRAINT sla_policies_promise_something CHECK (num_nonnulls(response_minutes, resolution_minutes) > 0),
  CONSTRAINT sla_policies_minutes CHECK (response_minutes > 0 AND resolution_minutes > 0),
  CONSTRAINT sla_policies_warn CHECK (warn_percent BETWEEN 1 AND 99),
  CONSTRAINT sla_policies_escalate CHECK (escalate_minutes > 0)
);
--> statement-breakpoint
-- The most specific policy wins: two for the same tickets would leave it open which.
CREATE UNIQUE INDEX sla_policies_once ON sla_policies (priority, category, organisation_id) NULLS NOT DISTINCT WHERE retired_at IS NULL;
--> statement-breakpoint
CREATE TABLE sla_clocks (
  ticket_id uuid NOT NULL REFERENCES tickets (id),
  target text NOT NULL,
  policy_id uuid NOT NULL REFERENCES sla_policies (id),
  minutes integer NOT NULL,
  escalate_minutes integer NOT NULL,
  state text NOT NULL,
  due_at timestamp (3) with time zone,
  warn_at timestamp (3) with time zone,
  left_minutes integer NOT NULL,
  stopped_at timestamp (3) with time zone,
  warned_at timestamp (3) with time zone,
  breached_at timestamp (3) with time zone,
  acknowledged_at timestamp (3) with time zone,
  acknowledged_by uuid REFERENCES accounts (id),
  step integer NOT NULL DEFAULT 0,
  next_step_at timestamp (3) with time zone,
  updated_at timestamp (3) with time zone NOT NULL,
  PRIMARY KEY (ticket_id, target),
  CONSTRAINT sla_clocks_target CHECK (target IN ('response', 'resolution')),
  CONSTRAINT sla_clocks_state CHECK (state IN ('running', 'paused', 'met', 'missed', 'void')),
  CONSTRAINT sla_clocks_stopped CHECK ((state IN ('running', 'paused')) = (stopped_at IS NULL))
);
--> statement-breakpoint
CREATE INDEX sla_clocks_open_idx ON sla_clocks (due_at) WHERE stopped_at IS NULL;
--> statement-breakpoint
CREATE INDEX sla_clocks_stopped_idx ON sla_clocks (stopped_at) WHERE stopped_at IS NOT NULL;
--> statement-breakpoint
CREATE INDEX sla_clocks_policy_idx ON sla_clocks (policy_id) WHERE stopped_at IS NULL;
--> statement-breakpoint
-- A team and an organisation have one calendar each: theirs. Those of nobody are named by policies.
CREATE UNIQUE INDEX calendars_team_key ON calendars (team_id) WHERE team_id IS NOT NULL;
--> statement-breakpoint
CREATE UNIQUE INDEX calendars_organisation_key ON calendars (organisation_id) WHERE organisation_id IS NOT NULL;
--> statement-breakpoint
ALTER TABLE calendars ADD COLUMN updated_at timestamp (3) with time zone;
--> statement-breakpoint
UPDATE calendars SET updated_at = created_at;
--> statement-breakpoint
ALTER TABLE calendars ALTER COLUMN updated_at SET NOT NULL;
--> statement-breakpoint
-- What could hold for a ticket of this organisation and team, each with the calendar that it counts by: its own, else the
-- organisation's, else the team's, else none (round the clock).
CREATE FUNCTION sla_policies_of(of_organisation uuid, of_team uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object(
    'id', p.id, 'name', p.name, 'priority', p.priority, 'category', p.category, 'organisationId', p.organisation_id,
    'responseMinutes', p.response_minutes, 'resolutionMinutes', p.resolution_minutes, 'warnPercent', p.warn_percent,
    'escalateMinutes', p.escalate_minutes,
    'calendar', (SELECT jsonb_build_object('timeZone', c.time_zone, 'rules', c.rules) FROM calendars c WHERE c.id = coalesce(p.calendar_id,
      (SELECT id FROM calendars WHERE organisation_id = of_organisation), (SELECT id FROM calendars WHERE team_id = of_team)))
  )), '[]')
  FROM sla_policies p WHERE p.retired_at IS NULL AND (p.organisation_id IS NULL OR p.organisation_id = of_organisation)
$$;
--> statement-breakpoint
-- When somebody works, week by week. The planned shifts of the weeks ahead are made from it.
CREATE TABLE shift_plans (
  account_id uuid PRIMARY KEY NOT NULL REFERENCES accounts (id),
  time_zone text NOT NULL,
  rules jsonb NOT NULL,
  updated_at timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE shifts ADD COLUMN from_plan boolean NOT NULL DEFAULT false;
--> statement-breakpoint
CREATE INDEX breaks_shift_idx ON breaks (shift_id);
--> statement-breakpoint
-- Whether somebody can be asked for work at this time. A shift that was begun counts until it is ended, less its breaks. Else the
-- plan counts, less its breaks and what was ended early. Whoever has neither a weekly plan nor a planned shift ahead is at work as far
-- as their presence says: a desk that plans no shifts works as before.
CREATE FUNCTION is_on_shift(who uuid, at timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN EXISTS (SELECT FROM shifts s WHERE s.account_id = who AND s.kind = 'actual' AND s.ends_at IS NULL) THEN
      NOT EXISTS (SELECT FROM shifts s JOIN breaks b ON b.shift_id = s.id
        WHERE s.account_id = who AND s.kind = 'actual' AND s.ends_at IS NULL AND b.ends_at IS NULL)
    WHEN EXISTS (SELECT FROM shift_plans p WHERE p.account_id = who) OR EXISTS (SELECT FROM shifts s
        WHERE s.account_id = who AND s.kind = 'planned' AND s.ends_at > at) THEN
      EXISTS (SELECT FROM shifts s WHERE s.account_id = who AND s.kind = 'planned' AND s.starts_at <= at AND s.ends_at > at
        AND NOT EXISTS (SELECT FROM breaks b WHERE b.shift_id = s.id AND b.starts_at <= at AND b.ends_at > at)
        AND NOT EXISTS (SELECT FROM shifts a WHERE a.account_id = who AND a.kind = 'actual' AND a.ends_at > s.starts_at AND a.ends_at <= at))
    ELSE true
  END
$$;
