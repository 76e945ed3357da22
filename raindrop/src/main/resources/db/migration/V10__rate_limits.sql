-- Bucket4j's table. A crash may empty it: every bucket is full again within the hour anyway.
CREATE UNLOGGED TABLE rate_limits (
    id         text PRIMARY KEY,
    state      bytea,
    expires_at bigint -- milliseconds since 1970
);

CREATE INDEX rate_limits_expires_at ON rate_limits (expires_at);
