-- A contact is named by an id of its own, and a hold remembers its card.
ALTER TABLE contacts ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid();
CREATE UNIQUE INDEX contacts_id ON contacts (id);

ALTER TABLE payments ADD COLUMN card_id text, ADD COLUMN capture_before timestamptz;
CREATE INDEX payments_card ON payments (card_id)
  WHERE state IN ('REQUESTED', 'UNAUTHORISED', 'HELD', 'SETTLING');

CREATE INDEX personas_author ON personas (created_by);
