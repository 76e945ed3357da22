package callmeback.app.demo;

import java.util.Map;

/// What the place that the demo is shown in can do.
///
/// @param drawn whether boxes and blocks are drawn; letters and dashes stand for them otherwise
/// @param coloured whether colours are shown and wanted
record Terminal(boolean drawn, boolean coloured) {
  static final Terminal PLAIN = new Terminal(false, false);

  /// @param interactive whether a person looks at it, rather than a file or a pipe
  /// @param environment `NO_COLOR` (no-color.org) and `TERM` count
  static Terminal of(boolean interactive, Map<String, String> environment) {
    if (!interactive || environment.getOrDefault("TERM", "dumb").equals("dumb")) {
      return PLAIN;
    }
    return new Terminal(true, environment.getOrDefault("NO_COLOR", "").isEmpty());
  }
}
