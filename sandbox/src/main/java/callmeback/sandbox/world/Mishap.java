package callmeback.sandbox.world;

import java.time.Duration;

/// Something that goes wrong on purpose.
public sealed interface Mishap {

  /// A mishap of a request made to a simulator, or of a socket opened to it.
  sealed interface OnRequest extends Mishap {}

  /// A mishap of a webhook or callback that a simulator sends.
  sealed interface OnDelivery extends Mishap {}

  /// The request has no effect and is answered with this HTTP error.
  record Status(int status) implements OnRequest {
    public Status {
      requireError(status);
    }
  }

  /// The request has its effect and is answered with this HTTP error all the same.
  record StatusAfter(int status) implements OnRequest {
    public StatusAfter {
      requireError(status);
    }
  }

  /// The request is taken, has no effect, and is never answered.
  record Stall() implements OnRequest {}

  /// The request has its effect and is never answered: the connection is held for as long as by
  /// [Stall], and then closes.
  record StallAfter() implements OnRequest {}

  /// The connection closes before the request has any effect.
  record DropBefore() implements OnRequest {}

  /// The request has its effect, then the connection closes without an answer.
  record DropAfter() implements OnRequest {}

  /// The request has its effect, then the connection closes in the middle of the answer's body.
  record DropMid() implements OnRequest {}

  /// The request is handled only after this long.
  record Slow(Duration delay) implements OnRequest {
    public Slow {
      requireDelay(delay);
    }
  }

  /// The request has no effect and is answered 200 with half a JSON object that turns into HTML.
  record Garble() implements OnRequest {}

  /// The message is sent twice.
  record Duplicate() implements OnDelivery {}

  /// The message changes places with the next one of its order key.
  record Reorder() implements OnDelivery {}

  /// The message is never sent.
  record Lose() implements OnDelivery {}

  /// The message is sent this much later, and does not hold up the ones behind it.
  record Late(Duration delay) implements OnDelivery {
    public Late {
      requireDelay(delay);
    }
  }

  /// The mishap's word on the control door.
  default String kind() {
    return switch (this) {
      case Status _ -> "status";
      case StatusAfter _ -> "status-after";
      case Stall _ -> "stall";
      case StallAfter _ -> "stall-after";
      case DropBefore _ -> "drop-before";
      case DropAfter _ -> "drop-after";
      case DropMid _ -> "drop-mid";
      case Slow _ -> "slow";
      case Garble _ -> "garble";
      case Duplicate _ -> "duplicate";
      case Reorder _ -> "reorder";
      case Lose _ -> "lose";
      case Late _ -> "late";
    };
  }

  /// The mishap of that kind; kinds that need no status or delay ignore it.
  ///
  /// @throws IllegalArgumentException naming what is wrong
  static Mishap of(String kind, int status, Duration delay) {
    return switch (kind) {
      case "status" -> new Status(status);
      case "status-after" -> new StatusAfter(status);
      case "stall" -> new Stall();
      case "stall-after" -> new StallAfter();
      case "drop-before" -> new DropBefore();
      case "drop-after" -> new DropAfter();
      case "drop-mid" -> new DropMid();
      case "slow" -> new Slow(delay);
      case "garble" -> new Garble();
      case "duplicate" -> new Duplicate();
      case "reorder" -> new Reorder();
      case "lose" -> new Lose();
      case "late" -> new Late(delay);
      default -> throw new IllegalArgumentException("unknown kind of mishap: " + kind);
    };
  }

  private static void requireError(int status) {
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("status must be 400 to 599, not " + status);
    }
  }

  private static void requireDelay(Duration delay) {
    if (delay.isNegative() || delay.compareTo(Duration.ofMinutes(10)) > 0) {
      throw new IllegalArgumentException("a delay is 0 to 10 minutes, not " + delay);
    }
  }
}
