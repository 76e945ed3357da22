-- Keys that people give to programs, what programs were allowed to spend, and what they tried.
CREATE TABLE access_tokens (
  id           uuid PRIMARY KEY,
  user_id      uuid        NOT NULL REFERENCES users (id),
  name         text        NOT NULL,
  scopes       text[]      NOT NULL CHECK (cardinality(scopes) > 0),
  -- Cents a day (UTC).
  daily_cap    bigint      CHECK (daily_cap >= 0),
  lockdown     boolean     NOT NULL,
  -- SHA-256 of the secret, which nobody keeps.
  hash         text        NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
  created_at   timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  last_used_at timestamptz,
  revoked_at   timestamptz,
  CHECK (daily_cap IS NOT NULL OR NOT 'billing:spend' = ANY (scopes))
);

CREATE INDEX access_tokens_user ON access_tokens (user_id, created_at DESC);

-- Written before money is held, and never twice for one key, one quote or one confirmation.
CREATE TABLE spend_intents (
  id          uuid PRIMARY KEY,
  user_id     uuid        NOT NULL REFERENCES users (id),
  credential  uuid        NOT NULL,
  key         text        NOT NULL,
  -- SHA-256 of what was asked for.
  fingerprint text        NOT NULL,
  kind        text        NOT NULL CHECK (kind IN ('CALL', 'SCHEDULE', 'HOLD')),
  reserved    bigint      NOT NULL CHECK (reserved >= 65),
  hold_id     uuid        NOT NULL UNIQUE,
  quote       uuid,
  slip        uuid,
  day         date        NOT NULL,
  state       text        NOT NULL CHECK (state IN ('CLAIMED', 'DONE', 'FAILED')),
  -- The call, the scheduled call or the hold that came of it.
  result      uuid,
  refusal     text,
  created_at  timestamptz NOT NULL,
  CONSTRAINT spend_intents_key UNIQUE (credential, key),
  CONSTRAINT spend_intents_quote UNIQUE (quote),
  CONSTRAINT spend_intents_slip UNIQUE (slip),
  CHECK ((result IS NOT NULL) = (state = 'DONE')),
  CHECK ((refusal IS NOT NULL) = (state = 'FAILED'))
);

CREATE INDEX spend_intents_user ON spend_intents (user_id);
CREATE INDEX spend_intents_day ON spend_intents (credential, day);
CREATE INDEX spend_intents_unfinished ON spend_intents (created_at) WHERE state = 'CLAIMED';
CREATE INDEX spend_intents_age ON spend_intents (created_at);

-- Every attempt to change something or to spend, and every refusal. No numbers, no words.
CREATE TABLE audit_log (
  id         uuid PRIMARY KEY,
  user_id    uuid        NOT NULL REFERENCES users (id),
  credential uuid        NOT NULL,
  tool       text        NOT NULL,
  verdict    text        NOT NULL CHECK (
    verdict IN ('BEGUN', 'ALLOWED', 'REHEARSED', 'ASKED', 'DECLINED', 'REFUSED', 'FAILED')),
  problem    text,
  call_id    uuid,
  cents      bigint      NOT NULL DEFAULT 0 CHECK (cents >= 0),
  at         timestamptz NOT NULL
);

CREATE INDEX audit_log_user ON audit_log (user_id, at);
CREATE INDEX audit_log_age ON audit_log (at);
