-- Every cent's way: a row for each hold, capture and release, written with the change itself, whoever
-- makes it, and never changed afterwards.
CREATE TABLE ledger (
  entry      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  payment_id uuid        NOT NULL REFERENCES payments (id),
  user_id    uuid        NOT NULL,
  call_id    uuid,
  kind       text        NOT NULL CHECK (kind IN ('HOLD', 'CAPTURE', 'RELEASE', 'LOSS', 'REFUSAL')),
  amount     bigint      NOT NULL CHECK (amount >= 0),
  cause      text        NOT NULL,
  at         timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX ledger_payment ON ledger (payment_id, entry);
CREATE INDEX ledger_user ON ledger (user_id, entry);

CREATE FUNCTION ledger_write(p payments, what text, cents bigint, why text) RETURNS void
LANGUAGE sql AS $$
  INSERT INTO ledger (payment_id, user_id, call_id, kind, amount, cause)
  SELECT p.id, p.user_id, p.call_id, what, cents, why WHERE cents > 0 OR what = 'REFUSAL';
$$;

CREATE FUNCTION payments_to_ledger() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was_held boolean := OLD.state IN ('HELD', 'SETTLING');
  why text := CASE WHEN NEW.call_id IS NULL THEN 'no call was asked for'
                   WHEN NEW.due = 0 THEN 'nobody was reached'
                   ELSE 'the call is over' END;
BEGIN
  IF NEW.state = 'HELD' AND NOT was_held THEN
    PERFORM ledger_write(NEW, 'HOLD', NEW.amount, 'a call was to be paid for');
  ELSIF NEW.state = 'CAPTURED' THEN
    IF NOT was_held THEN
      PERFORM ledger_write(NEW, 'HOLD', NEW.amount, 'told by the payment provider');
    END IF;
    PERFORM ledger_write(NEW, 'CAPTURE', NEW.captured, why);
    PERFORM ledger_write(NEW, 'RELEASE', NEW.amount - NEW.captured, why);
  ELSIF NEW.state IN ('RELEASED', 'REFUSED') AND was_held THEN
    PERFORM ledger_write(NEW, 'RELEASE', NEW.amount,
      CASE WHEN NEW.due > 0 THEN 'the hold was gone before it was captured' ELSE why END);
    PERFORM ledger_write(NEW, 'LOSS', NEW.due, 'the hold was gone before it was captured');
  ELSIF NEW.state = 'REFUSED' THEN
    PERFORM ledger_write(NEW, 'REFUSAL', 0, 'the bank said no');
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER payments_ledger AFTER UPDATE OF state ON payments
  FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION payments_to_ledger();

CREATE FUNCTION ledger_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ledger is only added to';
END $$;

CREATE TRIGGER ledger_final BEFORE UPDATE OR DELETE ON ledger
  FOR EACH ROW EXECUTE FUNCTION ledger_is_final();

-- What could not be settled is tried again, later and later.
ALTER TABLE payments
  ADD COLUMN attempts int NOT NULL DEFAULT 0,
  ADD COLUMN next_attempt_at timestamptz NOT NULL DEFAULT now();

-- What the payment provider told and was acted on.
CREATE TABLE stripe_events (
  id         text PRIMARY KEY,
  type       text        NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX stripe_events_age ON stripe_events (applied_at);
