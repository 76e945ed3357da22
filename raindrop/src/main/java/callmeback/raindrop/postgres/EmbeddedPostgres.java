package callmeback.raindrop.postgres;

import callmeback.raindrop.home.HomeLock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.function.Consumer;

/// A PostgreSQL of our own in the data directory: durable, on loopback with a password, and never
/// left behind.
public final class EmbeddedPostgres implements AutoCloseable {
  private static final int PORT_ATTEMPTS = 5;

  private final Server server;
  private final DatabaseAddress address;

  private EmbeddedPostgres(Server server, DatabaseAddress address) {
    this.server = server;
    this.address = address;
  }

  /// Unpacks and creates what is missing, then starts the server and waits until it serves. The
  /// lock must stay held until the server is closed. Slow steps are told to `progress`, one line
  /// each.
  ///
  /// @throws PostgresFailure if that is not possible here
  public static EmbeddedPostgres open(HomeLock lock, Consumer<String> progress) {
    try {
      var home = lock.home().toRealPath();
      var binaries = PostgresBinaries.in(home, progress);
      var data = new DataDirectory(home.resolve("pgdata"));
      data.vacate(progress);
      var cluster = Cluster.prepare(data, binaries, Launch.find(binaries), progress);
      return start(cluster, home.resolve("postgres.log"));
    } catch (IOException e) {
      throw new PostgresFailure("Cannot start the embedded PostgreSQL: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PostgresFailure("Interrupted while starting PostgreSQL", e);
    }
  }

  /// Where it is, and how to get in.
  public DatabaseAddress address() {
    return address;
  }

  /// Stops the server within 15 s, normally in a few milliseconds.
  @Override
  public void close() {
    try {
      server.stop();
    } catch (IOException e) {
      throw new PostgresFailure("Cannot stop PostgreSQL", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PostgresFailure("Interrupted while stopping PostgreSQL", e);
    }
  }

  private static EmbeddedPostgres start(Cluster cluster, Path log)
      throws IOException, InterruptedException {
    for (var attempt = 1; ; attempt++) {
      var port = freePort();
      var server = Server.start(cluster.serve(port), log);
      try {
        server.awaitReady(cluster.data());
        return new EmbeddedPostgres(server, cluster.address(port));
      } catch (PostgresFailure e) {
        if (attempt == PORT_ATTEMPTS || !server.lostItsPort()) {
          server.stop();
          throw e;
        }
      }
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
