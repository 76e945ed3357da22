-- When somebody proved a number, and with that agreed to be called on it by an artificial voice.
ALTER TABLE users ADD COLUMN phone_consent_at timestamptz;
