-- With which data keys things are sealed. A key is told by what it sealed, never kept.
CREATE TABLE data_keys (
  id         int         PRIMARY KEY CHECK (id BETWEEN 0 AND 255),
  proof      bytea       NOT NULL,
  since      timestamptz NOT NULL,
  -- When nothing was sealed with it any more.
  retired_at timestamptz
);
