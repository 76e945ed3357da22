-- Whether the sound of somebody's calls may be kept for a day: only if they said so.
ALTER TABLE users ADD COLUMN keep_audio boolean NOT NULL DEFAULT false;
