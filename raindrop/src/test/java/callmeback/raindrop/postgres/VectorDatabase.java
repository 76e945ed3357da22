package callmeback.raindrop.postgres;

import callmeback.core.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/// A PostgreSQL with pgvector, from the directory that `PGVECTOR_HOME` names.
public final class VectorDatabase implements AutoCloseable {
  private static final String USER = "callmeback";

  private final Database database;
  private final Server server;

  private VectorDatabase(Database database, Server server) {
    this.database = database;
    this.server = server;
  }

  /// Empty but for the schema.
  public Database database() {
    return database;
  }

  /// The directory, where there is one.
  public static Optional<Path> programs() {
    return Optional.ofNullable(System.getenv("PGVECTOR_HOME"))
        .filter(home -> !home.isEmpty())
        .map(Path::of);
  }

  /// @param programs as [#programs] gives them
  /// @param home an empty directory
  public static VectorDatabase start(Path programs, Path home) throws Exception {
    var binaries = new PostgresBinaries(programs);
    var launch = Launch.find(binaries);
    Directories.ensureOwner(home, launch.uid());
    var data = new DataDirectory(home.resolve("data"));
    create(binaries, launch, data);
    var port = freePort();
    var server =
        Server.start(
            launch.command(
                binaries.program("postgres"),
                "-D",
                data.path().toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories="),
            home.resolveSibling(home.getFileName() + ".log"));
    server.awaitReady(data);
    var url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    extend(url);
    var address = new DatabaseAddress(url, USER, new Secret(""));
    return new VectorDatabase(Database.open(address, 4, TemporaryDatabase.PHONES), server);
  }

  private static void create(PostgresBinaries binaries, Launch launch, DataDirectory data)
      throws IOException, InterruptedException {
    var command =
        launch.command(
            binaries.program("initdb"),
            "--pgdata=" + data.path(),
            "--username=" + USER,
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C");
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(said);
    }
  }

  /// What an administrator does.
  private static void extend(String url) throws SQLException {
    try (var connection = DriverManager.getConnection(url, USER, "");
        var statement = connection.createStatement()) {
      statement.execute("CREATE EXTENSION vector");
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /// What stands in a table, a line a row.
  public String dump(String table) {
    var rows =
        database.transaction(sql ->
            sql.createQuery("SELECT CAST(t AS text) AS row FROM " + table + " t")
                .execute()
                .map(row -> row.column("row").get(String.class))
                .toList());
    return String.join("\n", rows);
  }

  @Override
  public void close() throws IOException {
    database.close();
    try {
      server.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
