-- SmartMemory, embedded. What was said is sealed by the vault; only ids, labels and times are readable here.
CREATE TABLE memory_session (
  id         text PRIMARY KEY,
  owner      text        NOT NULL,
  started_at timestamptz NOT NULL,
  ended_at   timestamptz
);

CREATE INDEX memory_session_owner ON memory_session (owner);

CREATE TABLE memory_entry (
  position   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id         text        NOT NULL UNIQUE,
  session_id text        NOT NULL REFERENCES memory_session (id) ON DELETE CASCADE,
  owner      text        NOT NULL,
  timeline   text        NOT NULL,
  key        text,
  agent      text,
  at         timestamptz NOT NULL,
  content    bytea       NOT NULL
);

CREATE INDEX memory_entry_session ON memory_entry (session_id, timeline, position);
CREATE INDEX memory_entry_owner ON memory_entry (owner, position);
