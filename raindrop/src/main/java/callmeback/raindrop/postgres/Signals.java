package callmeback.raindrop.postgres;

import java.io.IOException;

/// Signals that `Process` cannot send: PostgreSQL gives SIGINT and SIGQUIT meanings of their own.
final class Signals {
  private Signals() {}

  /// Says nothing if the process is already gone: that is what was wanted.
  static void send(String name, long pid) throws IOException, InterruptedException {
    new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
