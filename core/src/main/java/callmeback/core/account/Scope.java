package callmeback.core.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A right that a credential carries, written as in `calls:read`.
public enum Scope {
  CALLS_READ("calls:read", null),
  CALLS_WRITE("calls:write", CALLS_READ),
  PERSONAS("personas", null),
  PERSONAS_WRITE("personas:write", PERSONAS),
  BILLING_READ("billing:read", null),
  BILLING_SPEND("billing:spend", BILLING_READ),
  MEMORY("memory", null),
  MEMORY_WRITE("memory:write", MEMORY),
  /// What concerns everybody's calls; never given by signing in.
  ADMIN("admin", null);

  private final String word;
  private final @Nullable Scope included;

  Scope(String word, @Nullable Scope included) {
    this.word = word;
    this.included = included;
  }

  public String word() {
    return word;
  }

  /// The scope that is written like this, in letters of any size.
  public static Optional<Scope> of(String word) {
    return Arrays.stream(values())
        .filter(scope -> scope.word.equals(word.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  /// Whether whoever has this one may do what needs the other: writing includes reading.
  public boolean covers(Scope other) {
    return this == other || included == other;
  }
}
