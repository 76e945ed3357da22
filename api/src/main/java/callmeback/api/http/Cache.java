package callmeback.api.http;

import java.time.Duration;

/// Who may keep an answer, and whether they have to ask before they use it again.
///
/// What somebody wrote they must see at once, whichever machine answers: what is theirs may be kept
/// but is asked about each time, by its tag, and costs no more than a 304 (RFC 9111, 5.2.2.4).
public sealed interface Cache {
  /// Nobody keeps it.
  Cache NEVER = new Never();

  /// Whoever asked keeps it, and asks each time whether it still holds.
  Cache OWN = new Own();

  /// As the constant says.
  record Never() implements Cache {}

  /// As the constant says.
  record Own() implements Cache {}

  /// Strangers and what is between them and us use it that long without asking; those who are
  /// signed in ask each time.
  record Everybodys(Duration age) implements Cache {}

  static Cache everybodys(Duration age) {
    return new Everybodys(age);
  }

  /// The `Cache-Control` header of a good answer.
  default String control(Caller caller) {
    return switch (this) {
      case Never() -> "no-store";
      case Own() -> "private, no-cache";
      case Everybodys(var age) ->
          caller instanceof Caller.Stranger
              ? "public, max-age=" + age.toSeconds()
              : OWN.control(caller);
    };
  }
}
