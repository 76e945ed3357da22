-- Suspension, proofs of telephone numbers, and people who leave. The row of somebody who left stays
-- without anything personal, so that money keeps its reference.
ALTER TABLE users
  ADD COLUMN suspended   boolean NOT NULL DEFAULT false,
  ADD COLUMN leaving_at  timestamptz,
  ADD COLUMN leave_tries int     NOT NULL DEFAULT 0,
  ADD COLUMN leave_next  timestamptz,
  ADD COLUMN erased_at   timestamptz,
  ADD COLUMN departed_at timestamptz;

CREATE INDEX users_leaving ON users (leave_next)
  WHERE leaving_at IS NOT NULL AND departed_at IS NULL;

CREATE INDEX payments_account ON payments (user_id);

CREATE TABLE phone_proofs (
  user_id    uuid PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
  phone      text        NOT NULL,
  begun_at   timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  tries      int         NOT NULL DEFAULT 0,
  proved_at  timestamptz,
  -- The version of the consent's wording that was agreed to with the code.
  consent    text,
  CHECK ((proved_at IS NULL) = (consent IS NULL))
);
