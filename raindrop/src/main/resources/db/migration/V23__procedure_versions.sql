-- Which value of a procedure something was made of: counts how often it was written, with new words or under a new key.
ALTER TABLE memory_procedure ADD COLUMN version int NOT NULL DEFAULT 1;
