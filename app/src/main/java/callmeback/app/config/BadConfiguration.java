package callmeback.app.config;

import java.util.List;

/// Everything that is wrong with the configuration.
public final class BadConfiguration extends Exception {
  private final transient List<String> problems;

  BadConfiguration(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }
}
