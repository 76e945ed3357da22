package callmeback.core.access;

/// What became of an attempt to use a tool.
public enum Verdict {
  /// It was begun; one that stays like this was cut off by a crash.
  BEGUN,
  ALLOWED,
  /// All of it was checked, and nothing done.
  REHEARSED,
  /// It waits for the user's consent.
  ASKED,
  /// The user said no.
  DECLINED,
  REFUSED,
  /// A fault of ours.
  FAILED
}
