package callmeback.api.http;

import java.time.Duration;

/// Who may keep an answer for how long, and who has to ask before using it again.
///
/// What somebody wrote they must see at once, whichever machine answers. Only the page that wrote
/// knows that it did: it may show a list of its owner's for the list's age and drops it when it
/// writes. Every other cache on the way asks each time, by the tag, which costs no more than a 304
/// (RFC 9111, 5.2.2.4).
public sealed interface Cache {
  /// Nobody keeps it.
  Cache NEVER = new Never();

  /// As the constant says.
  record Never() implements Cache {}

  /// Whoever asked keeps it: that long while it knows of no write, and asks if it cannot know.
  record Own(Duration age) implements Cache {}

  /// Strangers and what is between them and us use it that long without asking; those who are
  /// signed in keep it as their own.
  record Everybodys(Duration age) implements Cache {}

  static Cache own(Duration age) {
    return new Own(age);
  }

  static Cache everybodys(Duration age) {
    return new Everybodys(age);
  }

  /// The `Cache-Control` header of a good answer.
  default String control(Caller caller) {
    return switch (this) {
      case Never() -> "no-store";
      case Own(var age) -> "private, max-age=%d, no-cache".formatted(age.toSeconds());
      case Everybodys(var age) when caller instanceof Caller.Stranger ->
          "public, max-age=" + age.toSeconds();
      case Everybodys(var age) -> own(age).control(caller);
    };
  }
}
