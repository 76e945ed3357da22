package callmeback.core.call;

import callmeback.core.InvalidValue;
import callmeback.core.billing.Minutes;
import java.util.regex.Pattern;

/// A kind of call that people often want, ready to be asked for.
///
/// @param personaName who is good at it
/// @param minutes how long it takes at most
/// @param purpose a [Purpose], in which one `{word}` may stand for what only the person knows
public record Scenario(
    String id,
    String title,
    String description,
    String personaName,
    Minutes minutes,
    Purpose purpose) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[a-z]+}");
  private static final Pattern BRACE = Pattern.compile("[{}]");

  /// @throws InvalidValue when the purpose has more than one placeholder, or other braces
  public Scenario {
    var placeholders = PLACEHOLDER.matcher(purpose.text()).results().count();
    var braces = BRACE.matcher(purpose.text()).results().count();
    InvalidValue.unless(
        placeholders <= 1 && braces == 2 * placeholders,
        "%s may have one {placeholder} in small letters".formatted(id));
  }
}
