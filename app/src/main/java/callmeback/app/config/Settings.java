package callmeback.app.config;

import callmeback.core.InvalidValue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The values given, and every problem found while reading them.
final class Settings {
  private final Map<Setting, String> given;
  private final List<String> problems = new ArrayList<>();

  private Settings(Map<Setting, String> given) {
    this.given = given;
  }

  /// The environment wins over the file. A name in the file that is no setting is a problem; the
  /// environment is full of names that are not ours.
  static Settings of(Map<String, String> environment, Map<String, String> file) {
    var settings = new Settings(new EnumMap<>(Setting.class));
    file.forEach((name, value) ->
        Setting.named(name)
            .ifPresentOrElse(
                setting -> settings.give(setting, value),
                () -> settings.problem(".env: there is no setting " + name)));
    environment.forEach(
        (name, value) -> Setting.named(name).ifPresent(setting -> settings.give(setting, value)));
    return settings;
  }

  private void give(Setting setting, String value) {
    if (value.isBlank()) {
      given.remove(setting);
    } else {
      given.put(setting, value.strip());
    }
  }

  boolean has(Setting setting) {
    return given.containsKey(setting);
  }

  Optional<String> given(Setting setting) {
    return Optional.ofNullable(given.get(setting));
  }

  /// Reads what was given, if anything; a malformed value is noted and left out.
  <T> Optional<T> find(Setting setting, Function<String, T> parse) {
    var value = given.get(setting);
    if (value == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse.apply(value));
    } catch (InvalidValue e) {
      problem("%s %s".formatted(setting, e.sentence()));
      return Optional.empty();
    }
  }

  /// Reads what was given, or the setting's own standard.
  <T> T read(Setting setting, Function<String, T> parse) {
    return find(setting, parse).orElseGet(() -> parse.apply(setting.standard()));
  }

  void problem(String sentence) {
    problems.add(sentence);
  }

  List<String> problems() {
    return List.copyOf(problems);
  }
}
