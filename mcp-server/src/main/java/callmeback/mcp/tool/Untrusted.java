package callmeback.mcp.tool;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Actor;
import callmeback.core.account.Grant.Lockdown;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What people said, as an assistant may read it: bounded, quoted line by line like a letter, so
/// that no line of it can pass for anything else, and in lockdown not at all.
///
/// Every tool, prompt and resource that shows words of calls or memories shows them through this.
///
/// @param house whether the house is in lockdown
public record Untrusted(boolean house) {
  /// Characters of one text.
  public static final int MOST_CHARACTERS = 1_000;

  /// Texts of one answer: with the bound above, what fits into an assistant's 25 000 tokens.
  public static final int MOST_TEXTS = 100;

  /// Nothing a reader could see; instructions have been hidden in such characters.
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}&&[^\\n]]");

  /// Whether this actor is shown summaries only.
  public boolean withheld(Actor actor) {
    return switch (actor.grant().lockdown()) {
      case NEVER -> false;
      case WITH_THE_HOUSE -> house;
      case ALWAYS -> true;
    };
  }

  /// For what is nothing but words.
  ///
  /// @throws ProblemException with `Forbidden` in lockdown
  public void require(Actor actor) {
    if (withheld(actor)) {
      throw new ProblemException(
          new Problem.Forbidden("Transcripts and memories are locked down; summaries are shown."));
    }
  }

  /// One text. The persona of a live call reads it as it was said.
  ///
  /// @throws ProblemException with `Forbidden` in lockdown
  public String quote(Actor actor, String words) {
    require(actor);
    var bounded = bounded(words);
    if (actor.grant().lockdown() == Lockdown.NEVER) {
      return bounded;
    }
    return INVISIBLE
        .matcher(bounded.replaceAll("\\R", "\n"))
        .replaceAll("")
        .lines()
        .map(line -> "> " + line)
        .collect(Collectors.joining("\n"));
  }

  /// The last of a list of texts, as many as one answer may hold.
  public <T> List<T> last(List<T> texts) {
    return List.copyOf(texts.subList(Math.max(0, texts.size() - MOST_TEXTS), texts.size()));
  }

  private static String bounded(String words) {
    var length = words.codePointCount(0, words.length());
    return length <= MOST_CHARACTERS
        ? words
        : words.substring(0, words.offsetByCodePoints(0, MOST_CHARACTERS)) + "…";
  }
}
