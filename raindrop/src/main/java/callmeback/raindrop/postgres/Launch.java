package callmeback.raindrop.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
  private static final List<String> TIED = List.of("setsid", "setpriv", "--pdeathsig", "INT", "--");
  private static final List<String> NAMESPACE = List.of("unshare", "-U", "--");
  private static final List<String> AS_NOBODY =
      List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--");

  Launch {
    prefix = List.copyOf(prefix);
  }

  /// The best way that works here, tried out on the program that will have to run.
  static Launch find(PostgresBinaries binaries) {
    var uid = ownUid();
    return candidates(uid).stream()
        .filter(launch -> launch.works(binaries))
        .findFirst()
        .orElseThrow(() -> new PostgresFailure(nothingWorks(uid, binaries.directory())));
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

  private boolean works(PostgresBinaries binaries) {
    try {
      var process =
          new ProcessBuilder(command(binaries.program("postgres"), "--version"))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PostgresFailure("Interrupted while looking for a way to start PostgreSQL", e);
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
