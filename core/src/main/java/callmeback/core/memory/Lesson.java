package callmeback.core.memory;

import callmeback.core.InvalidValue;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was learnt of a person at one time.
///
/// @param what one sentence, 1 to 300 characters
/// @param whose whom it is about, where that is not the person themselves: a name, or what they are
///   to the person; up to 60 characters
/// @param learnedAt when it was said
/// @param happened when it happened or will, if that is known
/// @param confidence from 0 to 100, how sure it is
/// @param source the line it was learnt from, if it was in a call
public record Lesson(
    String what,
    @Nullable String whose,
    Instant learnedAt,
    @Nullable Occasion happened,
    int confidence,
    @Nullable Source source) {
  public static final int MOST = 300;
  public static final int LONGEST_NAME = 60;

  /// How sure is what somebody said of themselves outside a call.
  public static final int CERTAIN = 100;

  /// A line of a call.
  ///
  /// @param quote the caller's own words
  public record Source(UUID callId, String quote) {}

  /// @throws InvalidValue when it says nothing, or too much
  public Lesson {
    what = sentence(what);
    if (whose != null) {
      whose = line(whose);
      InvalidValue.unless(holds(whose, LONGEST_NAME), "must have 1 to 60 characters");
    }
    InvalidValue.unless(confidence >= 0 && confidence <= CERTAIN, "must be from 0 to 100");
  }

  /// Whether both say the same of the same person, in whatever form of the words.
  boolean says(Lesson other) {
    return Sameness.plain(what).equals(Sameness.plain(other.what)) && sameOwner(other);
  }

  /// Whether both stand for one thing: they say the same, or were made of the same line of the same
  /// call and share most of their words.
  boolean means(Lesson other) {
    return says(other)
        || source != null
            && source.equals(other.source)
            && sameOwner(other)
            && Sameness.share(what, other.what) >= Sameness.MOSTLY;
  }

  private boolean sameOwner(Lesson other) {
    var mine = whose;
    var theirs = other.whose;
    return mine == null || theirs == null
        ? mine == null && theirs == null
        : Sameness.plain(mine).equals(Sameness.plain(theirs));
  }

  /// One line of 1 to 300 characters.
  ///
  /// @throws InvalidValue when it says nothing, or too much
  public static String sentence(String raw) {
    var sentence = line(raw);
    InvalidValue.unless(holds(sentence, MOST), "must have 1 to 300 characters");
    return sentence;
  }

  private static boolean holds(String text, int most) {
    return !text.isEmpty() && text.codePointCount(0, text.length()) <= most;
  }

  /// One line, without characters that control anything.
  private static String line(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
  }

  /// Nothing of it may stand in a log.
  @Override
  public String toString() {
    return "a lesson of " + learnedAt;
  }
}
