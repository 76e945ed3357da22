package callmeback.core.memory;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Keeps what personas know of people. Everything throws [ProblemException] with `Unavailable`
/// while it cannot be reached.
public interface FactStore {

  /// Keeps a fact, in place of what it was.
  void keep(Bond bond, Fact fact);

  Optional<Fact> find(Bond bond, UUID factId);

  /// Removes a fact with its history.
  void drop(Bond bond, UUID factId);

  /// All of them, newest first.
  List<Fact> all(Bond bond);

  /// Those that share a word with `about` or, where that can be told, mean something like it; the
  /// most relevant first, at most `limit`.
  ///
  /// @param patience how much longer than by words alone it may take to find out what is meant;
  ///   zero for words alone
  List<Fact> search(Bond bond, String about, int limit, Duration patience);

  /// Keeps what is remembered of a call, in place of what was.
  void keep(Bond bond, Episode episode);

  void dropEpisode(Bond bond, UUID callId);

  /// All of them, newest first.
  List<Episode> episodes(Bond bond);
}
