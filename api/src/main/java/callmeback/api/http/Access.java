package callmeback.api.http;

import callmeback.core.account.Actor;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Who may use a route, and what answers them.
public sealed interface Access {

  /// Anybody; credentials are not looked at.
  record Open(Function<Asked, Answer> handler) implements Access {}

  /// Only with a valid bearer token.
  record SignedIn(BiFunction<Actor, Asked, Answer> handler) implements Access {}

  /// Anybody, and more for those with a valid bearer token; an invalid one is refused.
  record Either(Function<Asked, Answer> stranger, BiFunction<Actor, Asked, Answer> known)
      implements Access {}

  static Access open(Function<Asked, Answer> handler) {
    return new Open(handler);
  }

  static Access signedIn(BiFunction<Actor, Asked, Answer> handler) {
    return new SignedIn(handler);
  }

  static Access either(Function<Asked, Answer> stranger, BiFunction<Actor, Asked, Answer> known) {
    return new Either(stranger, known);
  }

  /// Lets the right handler answer.
  default Answer answer(Caller caller, Asked asked) {
    return switch (this) {
      case Open(var handler) -> handler.apply(asked);
      case SignedIn(var handler) -> handler.apply(caller.actor(), asked);
      case Either(var stranger, _) when caller instanceof Caller.Stranger -> stranger.apply(asked);
      case Either(_, var known) -> known.apply(caller.actor(), asked);
    };
  }
}
