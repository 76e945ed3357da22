-- What procedures mean, where this database has pgvector: vectors that are turned by a key of their owner's. A vector belongs
-- to one version of its procedure and to the model that made it; where either has changed, it is made anew.
CREATE TABLE memory_vector (
  procedure_id bigint      PRIMARY KEY REFERENCES memory_procedure (id) ON DELETE CASCADE,
  owner        text        NOT NULL,
  version      int         NOT NULL,
  model        text        NOT NULL,
  vector       vector(256) NOT NULL
);

CREATE INDEX memory_vector_owner ON memory_vector (owner, procedure_id);
