-- Calls asked for at a later time. What is due is found by one index each; a hold waits for one call.
CREATE TABLE scheduled_calls (
  id           uuid PRIMARY KEY,
  user_id      uuid        NOT NULL REFERENCES users (id),
  persona_id   uuid        NOT NULL,
  persona_name text        NOT NULL,
  phone        text        NOT NULL,
  minutes      int         NOT NULL CHECK (minutes BETWEEN 1 AND 30),
  intent_id    text,
  at           timestamptz NOT NULL,
  dial_at      timestamptz NOT NULL,
  hold_at      timestamptz NOT NULL,
  reminded     boolean     NOT NULL DEFAULT false,
  state        text        NOT NULL CHECK (
    state IN ('SCHEDULED', 'DIALLING', 'CALLED', 'CANCELLED', 'MISSED', 'FAILED')),
  claimed_at   timestamptz,
  call_id      uuid UNIQUE,
  created_at   timestamptz NOT NULL
);

CREATE UNIQUE INDEX scheduled_calls_intent ON scheduled_calls (intent_id)
  WHERE state IN ('SCHEDULED', 'DIALLING');
CREATE INDEX scheduled_calls_user ON scheduled_calls (user_id, at);
CREATE INDEX scheduled_calls_persona ON scheduled_calls (persona_id)
  WHERE state IN ('SCHEDULED', 'DIALLING');
CREATE INDEX scheduled_calls_due ON scheduled_calls (dial_at) WHERE state = 'SCHEDULED';
CREATE INDEX scheduled_calls_unpaid ON scheduled_calls (hold_at)
  WHERE state = 'SCHEDULED' AND intent_id IS NULL;
CREATE INDEX scheduled_calls_unreminded ON scheduled_calls (at)
  WHERE state = 'SCHEDULED' AND NOT reminded;
CREATE INDEX scheduled_calls_claimed ON scheduled_calls (claimed_at) WHERE state = 'DIALLING';
