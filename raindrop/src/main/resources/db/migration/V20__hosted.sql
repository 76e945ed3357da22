-- Hosted Raindrop: whose its sessions are, what it still has to be told, and when objects end.
CREATE TABLE raindrop_session (
  id         text PRIMARY KEY,
  owner      text        NOT NULL,
  -- The service's own id, from the first entry on.
  remote     text,
  timelines  text[]      NOT NULL DEFAULT '{}',
  started_at timestamptz NOT NULL,
  ended_at   timestamptz,
  -- Whether it becomes an episode; otherwise it leaves as soon as the service has let it go.
  kept       boolean     NOT NULL DEFAULT true
);

CREATE INDEX raindrop_session_owner ON raindrop_session (owner);

-- Who has procedures there: the service lists them by owner only.
CREATE TABLE raindrop_owner (
  owner text PRIMARY KEY
);

-- Changes that could not be made there yet, in order; sealed.
CREATE TABLE raindrop_outbox (
  position   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  subject    text        NOT NULL,
  change     bytea       NOT NULL,
  written_at timestamptz NOT NULL,
  -- Why it will never succeed; such a change waits for a person, and is still seen by readers.
  refused    text
);

CREATE INDEX raindrop_outbox_subject ON raindrop_outbox (subject text_pattern_ops, position);
CREATE INDEX raindrop_outbox_waiting ON raindrop_outbox (position) WHERE refused IS NULL;

-- When objects end, where the store does not know it.
CREATE TABLE object_expiry (
  key        text PRIMARY KEY,
  expires_at timestamptz NOT NULL
);

CREATE INDEX object_expiry_due ON object_expiry (expires_at);

-- How far the hosted copy of each view goes.
CREATE TABLE raindrop_mirror (
  view text PRIMARY KEY,
  day  text NOT NULL
);

-- What administrators may ask about: calls, costs and money, without a number, a name, an address or a
-- word of anybody. Types are such that PostgreSQL and SQLite read the same queries.
CREATE SCHEMA stats;

CREATE VIEW stats.calls AS
SELECT left(md5('call ' || c.id), 16) AS id,
       to_char(c.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day,
       CAST(extract(hour FROM c.created_at AT TIME ZONE 'UTC') AS int) AS hour,
       CASE WHEN p.created_by = 'system' THEN p.name ELSE 'somebody''s own' END AS persona,
       lower(c.status) AS status,
       coalesce(lower(c.outcome), 'running') AS outcome,
       c.minutes AS minutes_asked,
       c.seconds,
       CAST(c.cost AS int) AS revenue_cents
  FROM public.calls c LEFT JOIN public.personas p ON p.id = c.persona_id;

CREATE VIEW stats.costs AS
SELECT left(md5('cost ' || c.id || k.provider), 16) AS id,
       left(md5('call ' || c.id), 16) AS call_id,
       to_char(c.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day,
       k.provider,
       CAST(k.micro_dollars AS float8) / 10000 AS cents
  FROM public.call_costs k JOIN public.calls c ON c.id = k.call_id;

CREATE VIEW stats.money AS
SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD') || ' ' || lower(kind) AS id,
       to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day,
       lower(kind) AS kind,
       CAST(count(*) AS int) AS times,
       CAST(sum(amount) AS int) AS cents
  FROM public.ledger GROUP BY 1, 2, 3;

-- Who may read these views and nothing else. Roles are of the whole server, so it may be there; and where
-- none may be made, questions are refused and everything else works.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'callmeback_stats') THEN
    CREATE ROLE callmeback_stats NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation OR insufficient_privilege THEN
  NULL;
END $$;

DO $$
BEGIN
  GRANT USAGE ON SCHEMA stats TO callmeback_stats;
  GRANT SELECT ON ALL TABLES IN SCHEMA stats TO callmeback_stats;
  IF NOT pg_has_role(current_user, 'callmeback_stats', 'MEMBER') THEN
    GRANT callmeback_stats TO CURRENT_USER;
  END IF;
EXCEPTION WHEN undefined_object OR insufficient_privilege THEN
  NULL;
END $$;
