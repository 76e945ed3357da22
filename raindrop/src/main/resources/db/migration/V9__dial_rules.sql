-- Who may be called, how often a call was dialled, and what was reported of it.
ALTER TABLE calls
  -- Attempts begun of which one may ring: the first, and one more.
  ADD COLUMN dials      int NOT NULL DEFAULT 1 CHECK (dials BETWEEN 0 AND 2),
  ADD COLUMN dialled_at timestamptz,
  -- Set while it is certain that nothing rings: when the next attempt may be made.
  ADD COLUMN redial_at  timestamptz,
  -- Sealed by the vault.
  ADD COLUMN purpose    bytea;

CREATE INDEX calls_undialled ON calls (created_at) WHERE status = 'INITIATED' AND sid IS NULL;
-- What a day's calls came to, of all accounts.
CREATE INDEX calls_recent ON calls (created_at) INCLUDE (status, minutes, seconds, cost);

-- Numbers that asked not to be called. They outlive every account.
CREATE TABLE suppressed_numbers (
  phone text        PRIMARY KEY,
  since timestamptz NOT NULL
);

-- One row, read before every call by every node.
CREATE TABLE kill_switch (
  only_row   boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
  pulled     boolean     NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now()
);

INSERT INTO kill_switch (pulled) VALUES (false);

-- Reports of the telephone company that were acted on.
CREATE TABLE call_reports (
  sid        text        NOT NULL,
  sequence   text        NOT NULL,
  status     text        NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (sid, sequence, status)
);

CREATE INDEX call_reports_age ON call_reports (applied_at);
