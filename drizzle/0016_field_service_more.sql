-- Recurring maintenance: what is due on a unit every so many days, or once at a date. The desk opens the ticket by itself.
CREATE TABLE maintenance_plans (
  id uuid PRIMARY KEY NOT NULL,
  equipment_id uuid NOT NULL REFERENCES equipment (id),
  title text NOT NULL,
  description text NOT NULL DEFAULT '',
  -- Null: once.
  every_days integer,
  -- The day, by the clock of the unit's site, on which the next ticket opens.
  next_on date NOT NULL,
  -- The ticket that was opened last: while it is live no second one is.
  last_ticket_id uuid REFERENCES tickets (id),
  created_by uuid REFERENCES accounts (id),
  created_at timestamp (3) with time zone NOT NULL,
  updated_at timestamp (3) with time zone NOT NULL,
  ended_at timestamp (3) with time zone,
  CONSTRAINT maintenance_plans_title_given CHECK (length(title) > 0),
  CONSTRAINT maintenance_plans_every_days CHECK (every_days BETWEEN 1 AND 3650)
);
--> statement-breakpoint
CREATE INDEX maintenance_plans_equipment_idx ON maintenance_plans (equipment_id) WHERE ended_at IS NULL;
