package callmeback.raindrop.postgres;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import callmeback.raindrop.home.HomeLock;
import callmeback.raindrop.process.ChildJvm;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("wire")
@Timeout(120)
final class EmbeddedPostgresTest {
  private static final List<String> AS_NOBODY =
      List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--");

  // Made once, because unpacking and creating take seconds; each test leaves it as it found it, but
  // for its words.
  @TempDir static Path home;

  private final List<String> progress = new ArrayList<>();

  @BeforeAll
  static void anyUserMayEnter() throws IOException {
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @AfterEach
  void noServerIsLeft() {
    assertThat(data().occupants()).isEmpty();
  }

  @Test
  void theFirstStartSaysWhatTakesTimeAndTheSecondIsSilentAndKeepsTheData(@TempDir Path home)
      throws SQLException {
    try (var lock = HomeLock.take(home, 3001);
        var postgres = EmbeddedPostgres.open(lock, progress::add)) {
      assertThat(progress)
          .containsExactly("Unpacking PostgreSQL 18.6.0 ...", "Creating the database ...");
      assertThat(Rows.insert(postgres.address(), "kept")).isEqualTo(1);
    }
    progress.clear();
    var began = System.nanoTime();
    try (var lock = HomeLock.take(home, 3001);
        var postgres = EmbeddedPostgres.open(lock, progress::add)) {
      assertThat(Rows.all(postgres.address())).containsExactly("kept");
      System.out.printf(
          "warm start to first answer: %d ms%n", (System.nanoTime() - began) / 1_000_000);
      assertThat(progress).isEmpty();
    }
  }

  @Test
  void itIsDurableLocalAndClosedToStrangers() throws SQLException {
    try (var lock = HomeLock.take(home, 3001);
        var postgres = EmbeddedPostgres.open(lock, progress::add)) {
      var address = postgres.address();
      assertThat(Rows.setting(address, "fsync")).isEqualTo("on");
      assertThat(Rows.setting(address, "synchronous_commit")).isEqualTo("on");
      assertThat(Rows.setting(address, "listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(Rows.setting(address, "unix_socket_directories")).isEmpty();
      assertThat(Rows.setting(address, "server_version")).startsWith("18.6");
      assertThat(Rows.setting(address, "server_encoding")).isEqualTo("UTF8");
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> DriverManager.getConnection(address.jdbcUrl(), address.user(), "wrong"))
          .withMessageContaining("password authentication failed");
      assertThat(home.resolve("pgdata.password"))
          .satisfies(file -> assertThat(Files.getPosixFilePermissions(file)).hasSize(2));
      assertThat(address.toString()).doesNotContain(address.password().value());
    }
  }

  @Test
  void killingTheProductLosesNothingThatWasAcknowledgedAndLeavesNoServer() throws Exception {
    var acknowledged = killedWhileInserting(ChildJvm.start(InsertsRows.class, home.toString()));
    try (var lock = HomeLock.take(home, 3001);
        var postgres = EmbeddedPostgres.open(lock, progress::add)) {
      assertThat(Rows.all(postgres.address())).hasSizeBetween(acknowledged, acknowledged + 1);
    }
  }

  @Test
  void killingTheProductAloneStopsTheServerWithoutAnybodyElse() throws Exception {
    killedWhileInserting(ChildJvm.start(InsertsRows.class, home.toString()));
    for (var process : data().occupants()) {
      process.onExit().get(10, SECONDS);
    }
    assertThat(data().occupants()).isEmpty();
  }

  @Test
  void aServerLeftRunningIsStoppedNotAdopted() throws Exception {
    // As on a machine where nothing ties the server to its starter.
    var orphan = orphan();
    try (var lock = HomeLock.take(home, 3001);
        var postgres = EmbeddedPostgres.open(lock, progress::add)) {
      assertThat(progress).contains("Waiting for the previous PostgreSQL to stop ...");
      assertThat(orphan.isAlive()).isFalse();
      assertThat(Rows.insert(postgres.address(), "mine")).isEqualTo(1);
    }
  }

  @Test
  void aPidFileNamingAnotherProgramIsNoServer() throws Exception {
    try (var lock = HomeLock.take(home, 3001)) {
      EmbeddedPostgres.open(lock, progress::add).close();
      var self = ProcessHandle.current().pid();
      Files.writeString(
          data().path().resolve("postmaster.pid"), self + "\n/x\n1\n1\n\n\n\nready\n");
      try (var postgres = EmbeddedPostgres.open(lock, progress::add)) {
        assertThat(Rows.setting(postgres.address(), "port")).isNotEmpty();
      }
    }
  }

  @Test
  void aLostPasswordIsNamed() throws IOException {
    try (var lock = HomeLock.take(home, 3001)) {
      EmbeddedPostgres.open(lock, progress::add).close();
      var password = home.resolve("pgdata.password");
      var aside = Files.move(password, home.resolve("aside"));
      assertThatExceptionOfType(PostgresFailure.class)
          .isThrownBy(() -> EmbeddedPostgres.open(lock, progress::add))
          .withMessageContaining("pgdata.password is missing");
      Files.move(aside, password);
    }
  }

  @Test
  void whatPostgresSaysIsPassedOnWhenItDoesNotStart() throws IOException {
    try (var lock = HomeLock.take(home, 3001)) {
      EmbeddedPostgres.open(lock, progress::add).close();
      var version = data().path().resolve("PG_VERSION");
      var right = Files.readString(version);
      Files.writeString(version, "9\n");
      assertThatExceptionOfType(PostgresFailure.class)
          .isThrownBy(() -> EmbeddedPostgres.open(lock, progress::add))
          .withMessageContaining("incompatible");
      Files.writeString(version, right);
    }
  }

  @Test
  void aUserWithoutPrivilegesRunsItAndRootTakesOver(@TempDir Path ofNobody) throws Exception {
    assumeThat(Launch.ownUid()).as("only root can become another user").isZero();
    Directories.ensureOwner(ofNobody, 65534);
    var jars = Files.createTempDirectory(home, "jars");
    Files.setPosixFilePermissions(jars, PosixFilePermissions.fromString("rwxr-xr-x"));
    var child =
        ChildJvm.start(AS_NOBODY, readableByAll(jars), InsertsRows.class, ofNobody.toString());
    var acknowledged = killedWhileInserting(child);
    try (var lock = HomeLock.take(ofNobody, 3001);
        var postgres = EmbeddedPostgres.open(lock, progress::add)) {
      assertThat(Rows.all(postgres.address())).hasSizeBetween(acknowledged, acknowledged + 1);
    }
  }

  @Test
  void whereNamespacesAreForbiddenRootRunsItAsNobodyAndTakesItBackLater() throws Exception {
    assumeThat(Launch.ownUid()).as("only root can become another user").isZero();
    try (var lock = HomeLock.take(home, 3001)) {
      EmbeddedPostgres.open(lock, progress::add).close();
      var asNobody = Launch.candidates(0).getLast();
      var binaries = PostgresBinaries.in(home.toRealPath(), progress::add);
      var cluster = Cluster.prepare(data(), binaries, asNobody, progress::add);
      var server = Server.start(cluster.serve(freePort()), home.resolve("nobody.log"));
      server.awaitReady(data());
      server.stop();
      try (var postgres = EmbeddedPostgres.open(lock, progress::add)) {
        assertThat(Rows.setting(postgres.address(), "port")).isNotEmpty();
      }
    }
  }

  private static DataDirectory data() {
    return new DataDirectory(home.resolve("pgdata"));
  }

  private static int killedWhileInserting(Process child) throws IOException, InterruptedException {
    try (var lines =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      var acknowledged = 0;
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        acknowledged = Integer.parseInt(line);
        if (acknowledged == 200) {
          child.toHandle().destroyForcibly();
        }
      }
      assertThat(acknowledged).isGreaterThanOrEqualTo(200);
      return acknowledged;
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  private Process orphan() throws IOException, InterruptedException {
    var binaries = PostgresBinaries.in(home, progress::add);
    var tied = Launch.find(binaries);
    var untied = new Launch(tied.prefix().subList(0, tied.prefix().indexOf("setsid")), tied.uid());
    var cluster = Cluster.prepare(data(), binaries, untied, progress::add);
    var log = home.resolve("orphan.log");
    var orphan =
        new ProcessBuilder(cluster.serve(freePort()))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    while (data().postmaster().filter(DataDirectory.Postmaster::ready).isEmpty()) {
      assertThat(orphan.isAlive()).as("%s", log).isTrue();
    }
    return orphan;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String readableByAll(Path directory) throws IOException {
    var copies = new ArrayList<String>();
    for (var entry : ChildJvm.classPathEntries()) {
      var copy = directory.resolve(copies.size() + "-" + entry.getFileName());
      copies.add(copy.toString());
      try (var tree = Files.walk(entry)) {
        for (var path : tree.toList()) {
          Files.copy(path, copy.resolve(entry.relativize(path).toString()));
        }
      }
    }
    return String.join(File.pathSeparator, copies);
  }
}
