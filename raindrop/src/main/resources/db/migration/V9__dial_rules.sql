-- Numbers that are never called again, and the switch that stops all dialling: insert 'dialling' to stop.
CREATE TABLE suppressed_numbers (
  phone text PRIMARY KEY,
  at    timestamptz NOT NULL
);

CREATE TABLE stopped (
  what text PRIMARY KEY CHECK (what IN ('dialling')),
  at   timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX calls_created ON calls (created_at);
