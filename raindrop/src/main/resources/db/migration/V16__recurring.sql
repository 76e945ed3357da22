-- Calls that come again: every row is one of them, and of a series one waits at a time. A series keeps the
-- clock on the wall and not an instant, because clocks are changed.
ALTER TABLE scheduled_calls
  ADD COLUMN series_id   uuid,
  ADD COLUMN every       text CHECK (every IN ('DAY', 'WEEKDAY', 'WEEK')),
  ADD COLUMN zone        text,
  ADD COLUMN wall_second int CHECK (wall_second BETWEEN 0 AND 86399),
  ADD COLUMN wall_day    int CHECK (wall_day BETWEEN 1 AND 7),
  ADD COLUMN until       date,
  -- How many before this one, in a row, no card could pay for.
  ADD COLUMN unpaid      int NOT NULL DEFAULT 0,
  -- Sealed by the vault.
  ADD COLUMN purpose     bytea,
  ADD CONSTRAINT scheduled_calls_whole_series
    CHECK (num_nulls(series_id, every, zone, wall_second, wall_day) IN (0, 5));

-- Whoever ends one call of a series, the next is there once.
CREATE UNIQUE INDEX scheduled_calls_series ON scheduled_calls (series_id, at);
