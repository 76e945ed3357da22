-- Money that comes back, books that are compared, and limits that people set themselves.
ALTER TABLE payments
  ADD COLUMN refunded bigint NOT NULL DEFAULT 0 CHECK (refunded >= 0),
  ADD COLUMN disputed boolean NOT NULL DEFAULT false;
CREATE INDEX payments_disputed ON payments (user_id) WHERE disputed;
CREATE INDEX payments_user ON payments (user_id, created_at);

ALTER TABLE ledger DROP CONSTRAINT ledger_kind_check;
ALTER TABLE ledger ADD CONSTRAINT ledger_kind_check CHECK (
  kind IN ('HOLD', 'CAPTURE', 'RELEASE', 'LOSS', 'REFUSAL', 'REFUND', 'DISPUTE', 'DISPUTE_OVER'));
CREATE INDEX ledger_losses ON ledger (amount) WHERE kind = 'LOSS';

-- What the ledger itself says is held: a hold that was never granted has nothing to give back.
CREATE FUNCTION ledger_held(payment uuid) RETURNS bigint LANGUAGE sql AS $$
  SELECT coalesce(sum(CASE kind WHEN 'HOLD' THEN amount WHEN 'CAPTURE' THEN -amount
                                WHEN 'RELEASE' THEN -amount ELSE 0 END), 0)::bigint
    FROM ledger WHERE payment_id = payment;
$$;

CREATE OR REPLACE FUNCTION payments_to_ledger() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  held bigint := ledger_held(NEW.id);
  why text := CASE WHEN NEW.call_id IS NULL THEN 'no call was asked for'
                   WHEN NEW.due = 0 THEN 'nobody was reached'
                   ELSE 'the call is over' END;
  gone text := 'the hold was gone before it was captured';
BEGIN
  IF NEW.state = 'HELD' AND held = 0 THEN
    PERFORM ledger_write(NEW, 'HOLD', NEW.amount, 'a call was to be paid for');
  ELSIF NEW.state = 'CAPTURED' THEN
    IF held = 0 THEN
      PERFORM ledger_write(NEW, 'HOLD', NEW.amount, 'told by the payment provider');
    END IF;
    PERFORM ledger_write(NEW, 'CAPTURE', NEW.captured, why);
    PERFORM ledger_write(NEW, 'RELEASE', NEW.amount - NEW.captured, why);
  ELSIF NEW.state IN ('RELEASED', 'REFUSED') AND held > 0 THEN
    PERFORM ledger_write(NEW, 'RELEASE', held, CASE WHEN NEW.due > 0 THEN gone ELSE why END);
    PERFORM ledger_write(NEW, 'LOSS', NEW.due, gone);
  ELSIF NEW.state = 'REFUSED' THEN
    PERFORM ledger_write(NEW, 'REFUSAL', 0, 'the bank said no');
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION payments_afterwards() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM ledger_write(NEW, 'REFUND', NEW.refunded - OLD.refunded, 'given back');
  IF NEW.disputed AND NOT OLD.disputed THEN
    PERFORM ledger_write(NEW, 'DISPUTE', NEW.captured, 'the bank wants it back');
  ELSIF OLD.disputed AND NOT NEW.disputed THEN
    PERFORM ledger_write(NEW, 'DISPUTE_OVER', NEW.captured, 'the bank leaves it with us');
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER payments_aftermath AFTER UPDATE OF refunded, disputed ON payments
  FOR EACH ROW EXECUTE FUNCTION payments_afterwards();

-- What people allow themselves to spend, in cents; null is no limit.
CREATE TABLE spend_caps (
  user_id uuid PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
  daily   bigint CHECK (daily >= 0),
  monthly bigint CHECK (monthly >= 0)
);

-- Where our books and the payment provider's do not agree. What is not settled waits for a person.
CREATE TABLE discrepancies (
  intent_id  text        NOT NULL,
  kind       text        NOT NULL CHECK (kind IN ('UNKNOWN_HOLD', 'STILL_HELD', 'UNKNOWN_CAPTURE', 'AMOUNT')),
  payment_id uuid,
  ours       bigint      NOT NULL,
  theirs     bigint      NOT NULL,
  noticed_at timestamptz NOT NULL DEFAULT now(),
  settled_at timestamptz,
  PRIMARY KEY (intent_id, kind)
);

CREATE INDEX discrepancies_open ON discrepancies (noticed_at) WHERE settled_at IS NULL;
