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

-- The service knows no expiry.
CREATE TABLE raindrop_expiry (
  key        text PRIMARY KEY,
  expires_at timestamptz NOT NULL
);

CREATE INDEX raindrop_expiry_due ON raindrop_expiry (expires_at);
