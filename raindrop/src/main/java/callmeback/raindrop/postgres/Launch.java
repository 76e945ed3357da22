package callmeback.raindrop.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;

/// How to start PostgreSQL's programs on this machine: the words before the program, and whose
/// files it works on.
///
/// PostgreSQL refuses to run as root. Root therefore runs it in a user namespace of its own, where
/// root is nobody in particular and its files stay root's; where namespaces are forbidden (many
/// containers), as the user nobody. `setsid` keeps a Ctrl-C in the terminal from stopping the
/// server before the product has drained; `--pdeathsig` makes the kernel stop it when the thread
/// that started it dies, even by `kill -9`. It comes last because a change of user clears it
/// (prctl(2), PR_SET_PDEATHSIG).
record Launch(List<String> prefix, int uid) {
  private static final int NOBODY = 65534;

  /// A program that was just unpacked cannot be run for a moment if another process was started
  /// while it was written: until that one has closed what it inherited (execve(2), ETXTBSY).
  private static final String BUSY = "Text file busy";

  private static final int ATTEMPTS = 40;
  private static final Duration BREATH = Duration.ofMillis(50);
  private static final List<String> TIED = List.of("setsid", "setpriv", "--pdeathsig", "INT", "--");
  private static final List<String> NAMESPACE = List.of("unshare", "-U", "--");
  private static final List<String> AS_NOBODY =
      List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--");

  Launch {
    prefix = List.copyOf(prefix);
  }

  /// The best way that works here, tried out on the program that will have to run.
  static Launch find(PostgresBinaries binaries) {
    return find(binaries, () -> Thread.sleep(BREATH));
  }

  /// @param breath is taken before a busy program is tried again
  static Launch find(PostgresBinaries binaries, Breath breath) {
    var uid = ownUid();
    var refusals = new StringJoiner("\n");
    try {
      for (var launch : candidates(uid)) {
        var refusal = launch.tried(binaries, breath);
        if (refusal.isEmpty()) {
          return launch;
        }
        refusals.add(refusal.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PostgresFailure("Interrupted while looking for a way to start PostgreSQL", e);
    }
    throw new PostgresFailure(nothingWorks(uid, binaries.directory()) + "\n" + refusals);
  }

  /// A short wait.
  interface Breath {
    void take() throws InterruptedException;
  }

  static int ownUid() {
    return Math.toIntExact(new UnixSystem().getUid());
  }

  static List<Launch> candidates(int uid) {
    return uid == 0
        ? List.of(new Launch(join(NAMESPACE, TIED), 0), new Launch(join(AS_NOBODY, TIED), NOBODY))
        : List.of(
            new Launch(TIED, uid), new Launch(List.of("setsid"), uid), new Launch(List.of(), uid));
  }

  List<String> command(String... program) {
    return join(prefix, List.of(program));
  }

  /// Why it does not work, if so.
  private Optional<String> tried(PostgresBinaries binaries, Breath breath)
      throws InterruptedException {
    for (var attempt = 1; ; attempt++) {
      var refusal = refusal(binaries);
      if (attempt == ATTEMPTS || !refusal.orElse("").contains(BUSY)) {
        return refusal;
      }
      breath.take();
    }
  }

  private Optional<String> refusal(PostgresBinaries binaries) throws InterruptedException {
    var command = command(binaries.program("postgres"), "--version");
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    try {
      var process = builder.start();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? Optional.empty() : Optional.of(said.strip());
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static String nothingWorks(int uid, Path directory) {
    return uid == 0
        ? ("PostgreSQL does not run as root, user namespaces are not allowed here, and the user nobody cannot run %s."
                + " Start as another user, or set CALLMEBACK_HOME to a directory that others may enter, such as"
                + " /var/lib/callmeback.")
            .formatted(directory)
        : "The PostgreSQL in %s does not run on this machine. Set DATABASE_URL to one of yours."
            .formatted(directory);
  }

  private static List<String> join(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
