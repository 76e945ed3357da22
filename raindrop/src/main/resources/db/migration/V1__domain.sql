-- The tables of the product. Every time is timestamptz, money is whole cents, states are checked.
CREATE TABLE users (
  id             uuid PRIMARY KEY,
  email          text        NOT NULL CONSTRAINT users_email UNIQUE,
  name           text        NOT NULL,
  phone          text        NOT NULL CONSTRAINT users_phone UNIQUE,
  email_verified boolean     NOT NULL DEFAULT false,
  phone_verified boolean     NOT NULL DEFAULT false,
  password_hash  text        NOT NULL,
  failures       int         NOT NULL DEFAULT 0,
  locked_until   timestamptz,
  created_at     timestamptz NOT NULL,
  updated_at     timestamptz NOT NULL
);

CREATE TABLE revoked_tokens (
  token_id   uuid PRIMARY KEY,
  expires_at timestamptz NOT NULL
);

CREATE INDEX revoked_tokens_expiry ON revoked_tokens (expires_at);

CREATE TABLE personas (
  id            uuid PRIMARY KEY,
  name          text        NOT NULL,
  description   text        NOT NULL,
  voice         text        NOT NULL,
  system_prompt text        NOT NULL,
  is_public     boolean     NOT NULL,
  created_by    text        NOT NULL CHECK (
    created_by = 'system' OR created_by ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'),
  tags          text[]      NOT NULL DEFAULT '{}',
  created_at    timestamptz NOT NULL,
  -- Each word by its stem, for what is typed whole, and as it stands, for beginnings of words.
  words         tsvector    GENERATED ALWAYS AS (
    setweight(to_tsvector('english', name) || to_tsvector('simple', name), 'A')
    || setweight(to_tsvector('english', description) || to_tsvector('simple', description), 'B')
  ) STORED
);

CREATE UNIQUE INDEX personas_name ON personas (created_by, lower(name));
CREATE INDEX personas_words ON personas USING gin (words);
CREATE INDEX personas_tags ON personas USING gin (tags);

CREATE TABLE contacts (
  user_id    uuid        NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  persona_id uuid        NOT NULL REFERENCES personas (id) ON DELETE CASCADE,
  added_at   timestamptz NOT NULL,
  PRIMARY KEY (user_id, persona_id)
);

CREATE INDEX contacts_persona ON contacts (persona_id);

CREATE TABLE customers (
  user_id  uuid PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
  customer text NOT NULL UNIQUE
);

CREATE TABLE payment_methods (
  id         text PRIMARY KEY,
  user_id    uuid        NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  type       text        NOT NULL,
  last4      text        NOT NULL,
  brand      text        NOT NULL,
  exp_month  int         NOT NULL CHECK (exp_month BETWEEN 1 AND 12),
  exp_year   int         NOT NULL,
  is_default boolean     NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE UNIQUE INDEX payment_methods_default ON payment_methods (user_id) WHERE is_default;
CREATE INDEX payment_methods_user ON payment_methods (user_id, created_at DESC);

CREATE TABLE payments (
  id         uuid PRIMARY KEY,
  user_id    uuid        NOT NULL REFERENCES users (id),
  minutes    int         NOT NULL CHECK (minutes BETWEEN 1 AND 30),
  amount     bigint      NOT NULL CHECK (amount >= 65),
  state      text        NOT NULL CHECK (
    state IN ('REQUESTED', 'UNAUTHORISED', 'HELD', 'SETTLING', 'CAPTURED', 'RELEASED', 'REFUSED')),
  intent_id  text UNIQUE,
  call_id    uuid UNIQUE,
  due        bigint      NOT NULL DEFAULT 0,
  captured   bigint      NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  CHECK (due BETWEEN 0 AND amount),
  CHECK (captured BETWEEN 0 AND amount)
);

CREATE INDEX payments_unfinished ON payments (updated_at)
  WHERE state IN ('REQUESTED', 'UNAUTHORISED', 'HELD', 'SETTLING');

CREATE TABLE calls (
  id           uuid PRIMARY KEY,
  user_id      uuid        NOT NULL REFERENCES users (id),
  persona_id   uuid        NOT NULL,
  persona_name text        NOT NULL,
  phone        text        NOT NULL,
  intent_id    text        NOT NULL,
  minutes      int         NOT NULL CHECK (minutes BETWEEN 1 AND 30),
  status       text        NOT NULL CHECK (status IN ('INITIATED', 'IN_PROGRESS', 'COMPLETED', 'FAILED')),
  sid          text UNIQUE,
  answered_at  timestamptz,
  heard_at     timestamptz,
  ended_at     timestamptz,
  seconds      int         NOT NULL DEFAULT 0 CHECK (seconds >= 0),
  cost         bigint      NOT NULL DEFAULT 0 CHECK (cost = 0 OR cost >= 65),
  outcome      text        CHECK (outcome IN (
    'TALKED', 'BUSY', 'NO_ANSWER', 'VOICEMAIL', 'CANCELED', 'NOT_CONNECTED', 'REFUSED', 'FAILED')),
  transcribed  boolean     NOT NULL DEFAULT false,
  created_at   timestamptz NOT NULL,
  CHECK ((outcome IS NULL) = (status IN ('INITIATED', 'IN_PROGRESS'))),
  CHECK ((outcome IS NULL) = (ended_at IS NULL))
);

-- One live call a person, and one a telephone.
CREATE UNIQUE INDEX calls_live_user ON calls (user_id) WHERE status IN ('INITIATED', 'IN_PROGRESS');
CREATE UNIQUE INDEX calls_live_phone ON calls (phone) WHERE status IN ('INITIATED', 'IN_PROGRESS');
CREATE INDEX calls_history ON calls (user_id, created_at DESC, id);
CREATE INDEX calls_costs ON calls (user_id, cost DESC, id);
CREATE INDEX calls_live ON calls (created_at) WHERE status IN ('INITIATED', 'IN_PROGRESS');
CREATE INDEX calls_untranscribed ON calls (ended_at) WHERE heard_at IS NOT NULL AND NOT transcribed;

CREATE TABLE call_costs (
  call_id       uuid   NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
  provider      text   NOT NULL,
  micro_dollars bigint NOT NULL CHECK (micro_dollars >= 0),
  PRIMARY KEY (call_id, provider)
);
