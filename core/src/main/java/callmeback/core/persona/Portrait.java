package callmeback.core.persona;

import callmeback.core.InvalidValue;
import callmeback.core.PlainText;
import java.util.List;
import java.util.regex.Pattern;

/// What a persona is, as its author writes it.
///
/// @param voice a voice's name or the provider's id for it
/// @param tags at most 10, each 2 to 30 lower-case letters, digits and hyphens
public record Portrait(
    String name,
    String description,
    String voice,
    String systemPrompt,
    boolean isPublic,
    List<String> tags) {
  public static final int MAX_TAGS = 10;

  private static final Pattern TAG = Pattern.compile("[a-z0-9-]{2,30}");

  public Portrait {
    name = nameText(name);
    description = descriptionText(description);
    systemPrompt = promptText(systemPrompt);
    tags = tags.stream().distinct().map(Portrait::tag).toList();
    InvalidValue.unless(tags.size() <= MAX_TAGS, "must be at most " + MAX_TAGS);
  }

  static Portrait of(Persona persona) {
    return new Portrait(
        persona.name(),
        persona.description(),
        persona.voice(),
        persona.systemPrompt(),
        persona.isPublic(),
        persona.tags());
  }

  /// 3 to 50 characters in one line.
  public static String nameText(String raw) {
    InvalidValue.unless(raw.lines().count() <= 1, "must be one line");
    return PlainText.of(raw, 3, 50);
  }

  /// 10 to 500 characters.
  public static String descriptionText(String raw) {
    return PlainText.of(raw, 10, 500);
  }

  /// 20 to 2,000 characters.
  public static String promptText(String raw) {
    return PlainText.of(raw, 20, 2_000);
  }

  public static String tag(String raw) {
    InvalidValue.unless(
        TAG.matcher(raw).matches(), "may each hold 2 to 30 lower-case letters, digits and hyphens");
    return raw;
  }
}
