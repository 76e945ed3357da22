package callmeback.core.memory;

import java.util.Set;

/// What is written down of the calls of a bond: transcripts, recordings, and notes of what was
/// said. Everything throws [ProblemException] with `Unavailable` while it cannot be reached; it may
/// be repeated.
public interface Records {

  /// Takes out every turn in which one of these phrases was said, and all recordings.
  void strike(Bond bond, Set<String> phrases);

  /// Takes away all that is remembered: facts, episodes, notes, transcripts and recordings.
  void erase(Bond bond);
}
