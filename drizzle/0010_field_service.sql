-- Who goes, in what, by which road: vehicles of a driver, what people have done before, where bookings slip, travel, stock.
ALTER TABLE vehicles ADD COLUMN driver_id uuid REFERENCES accounts (id);
--> statement-breakpoint
-- Jobs that somebody has finished on a model or for an organisation: kept as a count, so that a proposal looks up two rows by key.
CREATE TABLE experience (
  account_id uuid NOT NULL REFERENCES accounts (id),
  about_id uuid NOT NULL,
  jobs integer NOT NULL,
  last_at timestamp (3) with time zone NOT NULL,
  PRIMARY KEY (about_id, account_id)
);
--> statement-breakpoint
INSERT INTO experience (account_id, about_id, jobs, last_at)
SELECT t.assignee_id, about.id, count(*), max(coalesce(t.resolved_at, t.updated_at))
FROM tickets t LEFT JOIN equipment e ON e.id = t.equipment_id CROSS JOIN LATERAL (VALUES (t.organisation_id), (e.model_id)) about (id)
WHERE t.status IN ('resolved', 'closed') AND t.assignee_id IS NOT NULL AND about.id IS NOT NULL
GROUP BY 1, 2;
--> statement-breakpoint
CREATE INDEX bookings_technician_idx ON bookings (technician_id, created_at);
--> statement-breakpoint
CREATE INDEX bookings_held_technician_idx ON bookings (technician_id) WHERE released_at IS NULL;
--> statement-breakpoint
CREATE INDEX bookings_held_vehicle_idx ON bookings (vehicle_id) WHERE released_at IS NULL;
--> statement-breakpoint
-- When the job was first to begin; how late it is follows from it. Told once.
ALTER TABLE bookings ADD COLUMN first_start timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE bookings ADD COLUMN slip_told_at timestamp (3) with time zone;
--> statement-breakpoint
UPDATE bookings SET first_start = lower(during);
--> statement-breakpoint
-- The way of whoever goes: asked for after the commit, like likely fixes. `asked` tells an old answer from a new one.
CREATE TABLE ticket_travel (
  ticket_id uuid PRIMARY KEY REFERENCES tickets (id),
  asked integer NOT NULL DEFAULT 1,
  ask_at timestamp (3) with time zone,
  attempts integer NOT NULL DEFAULT 0,
  metres integer,
  minutes integer,
  source text,
  note text,
  to_latitude double precision,
  to_longitude double precision,
  answered_at timestamp (3) with time zone,
  CONSTRAINT ticket_travel_source CHECK (source IN ('google', 'estimate', 'unknown')),
  CONSTRAINT ticket_travel_numbers CHECK (metres >= 0 AND minutes >= 0 AND num_nulls(metres, minutes) IN (0, 2))
);
--> statement-breakpoint
CREATE INDEX ticket_travel_due_idx ON ticket_travel (ask_at) WHERE ask_at IS NOT NULL;
--> statement-breakpoint
-- Coordinates that a geocoder gave may be kept for thirty days, those that people gave for ever.
ALTER TABLE sites ADD COLUMN geocoded_at timestamp (3) with time zone;
--> statement-breakpoint
-- What left a vehicle's stock or came into it, and why: a corrected report gives back what the former one took.
CREATE TABLE stock_moves (
  id uuid PRIMARY KEY NOT NULL,
  vehicle_id uuid NOT NULL REFERENCES vehicles (id),
  part_id uuid NOT NULL REFERENCES parts (id),
  change integer NOT NULL,
  why text NOT NULL,
  ticket_id uuid REFERENCES tickets (id),
  report_id uuid REFERENCES reports (id),
  actor_id uuid REFERENCES accounts (id),
  at timestamp (3) with time zone NOT NULL,
  CONSTRAINT stock_moves_why CHECK (why IN ('report', 'correction', 'filled', 'counted')),
  CONSTRAINT stock_moves_something CHECK (change <> 0)
);
--> statement-breakpoint
CREATE INDEX stock_moves_ticket_idx ON stock_moves (ticket_id) WHERE ticket_id IS NOT NULL;
--> statement-breakpoint
CREATE INDEX stock_moves_vehicle_idx ON stock_moves (vehicle_id, at);
--> statement-breakpoint
-- Set while the admins know that it is low; taken back when it is filled.
ALTER TABLE vehicle_stock ADD COLUMN low_told_at timestamp (3) with time zone;
