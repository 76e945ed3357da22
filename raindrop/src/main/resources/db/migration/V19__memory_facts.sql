-- SmartMemory's procedures, embedded. What they say is sealed by the vault; keys and times are readable here.
CREATE TABLE memory_procedure (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  owner      text        NOT NULL,
  key        text        NOT NULL,
  value      bytea       NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT memory_procedure_key UNIQUE (owner, key)
);

-- Which words occur in which procedure. A word is 64 bits of a keyed hash of its owner and its stem, so that neither
-- words nor equal words of two owners can be told from it. The latest of one word are one short walk along the key,
-- however many there are.
CREATE SEQUENCE memory_word_position;

CREATE TABLE memory_word (
  word         bigint NOT NULL,
  position     bigint NOT NULL,
  procedure_id bigint NOT NULL REFERENCES memory_procedure (id) ON DELETE CASCADE,
  PRIMARY KEY (word, position) INCLUDE (procedure_id)
);

CREATE INDEX memory_word_procedure ON memory_word (procedure_id);

-- Persons and personas who know of each other, and with whom nothing is to be remembered.
CREATE TABLE memory_bond (
  user_id    uuid    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  persona_id uuid    NOT NULL,
  off        boolean NOT NULL DEFAULT false,
  PRIMARY KEY (user_id, persona_id)
);

ALTER TABLE users ADD COLUMN memory_off boolean NOT NULL DEFAULT false;

-- What was said in a call is learnt once, after its transcript is stored.
ALTER TABLE calls
  ADD COLUMN learnt      boolean NOT NULL DEFAULT false,
  ADD COLUMN learn_tries int     NOT NULL DEFAULT 0,
  ADD COLUMN learn_next  timestamptz;

-- Nothing is learnt from calls of the time before.
UPDATE calls SET learnt = true WHERE ended_at IS NOT NULL;

CREATE INDEX calls_unlearnt ON calls (ended_at) WHERE transcribed AND NOT learnt;
