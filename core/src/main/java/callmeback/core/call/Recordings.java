package callmeback.core.call;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Keeps the sound of calls, encrypted, until their time is over. Everything throws
/// [ProblemException] with `Unavailable` while it cannot be reached; it may be repeated.
public interface Recordings {

  /// @param wav a whole WAV file
  /// @param until from when on there is no such recording
  void keep(Call call, byte[] wav, Instant until);

  Optional<byte[]> find(Call call);

  /// Whether there was one.
  boolean delete(Call call);

  /// Those of an account.
  List<Kept> of(UUID accountId);

  void deleteAll(UUID accountId);

  /// That there is a recording of a call, and until when.
  record Kept(UUID callId, Instant until) {}
}
