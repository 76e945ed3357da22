-- Which memory session a call is noted in, so that a restarted node finds it again.
CREATE TABLE conversation (
  call_id    uuid PRIMARY KEY,
  session_id text NOT NULL
);
