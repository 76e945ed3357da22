package callmeback.raindrop.hosted.wire;

import callmeback.core.Problem;
import java.time.Duration;
import java.util.Map;

/// Why a request to Raindrop did not succeed.
public sealed interface Failure {
  /// How soon trying again makes sense where nobody said.
  Duration RETRY_AFTER = Duration.ofSeconds(10);

  /// There is no such session, memory, object or resource.
  record Missing(String message) implements Failure {}

  /// The request cannot succeed as it is.
  ///
  /// @param code Connect's, such as `invalid_argument`, or the HTTP status
  record Refused(String code, String message) implements Failure {}

  /// Our key does not open it: nothing will succeed until that is put right.
  record LockedOut(int status) implements Failure {}

  /// There was no answer, an unreadable one, or one that says to come back later.
  record Unreachable(String why) implements Failure {}

  /// Whether the same request may succeed later.
  default boolean passes() {
    return switch (this) {
      case LockedOut _, Unreachable _ -> true;
      case Missing _, Refused _ -> false;
    };
  }

  /// What may be told of it.
  default Problem problem() {
    return switch (this) {
      case Missing _ -> new Problem.NotFound("thing in the store");
      case Refused(_, var message) -> new Problem.Invalid(Map.of("request", message));
      case LockedOut _, Unreachable _ -> new Problem.Unavailable(RETRY_AFTER);
    };
  }
}
