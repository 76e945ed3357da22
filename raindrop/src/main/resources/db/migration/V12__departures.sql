-- Suspension, the wording that was agreed to, and people who leave. The row of somebody who left stays
-- without anything personal, so that money keeps its reference.
ALTER TABLE users
  ADD COLUMN suspended   boolean NOT NULL DEFAULT false,
  ADD COLUMN phone_consent text,
  ADD COLUMN leaving_at  timestamptz,
  ADD COLUMN leave_tries int     NOT NULL DEFAULT 0,
  ADD COLUMN leave_next  timestamptz,
  ADD COLUMN erased_at   timestamptz,
  ADD COLUMN departed_at timestamptz;

CREATE INDEX users_leaving ON users (leave_next)
  WHERE leaving_at IS NOT NULL AND departed_at IS NULL;

CREATE INDEX payments_account ON payments (user_id);
