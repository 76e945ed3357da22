package callmeback.raindrop.postgres;

import callmeback.core.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// One set of databases on disk with the programs and the password for it.
record Cluster(DataDirectory data, PostgresBinaries binaries, Launch launch, Secret password) {
  private static final String USER = "callmeback";

  /// Creates it if it is not there, and sees to it that the server may read it.
  static Cluster prepare(
      DataDirectory data, PostgresBinaries binaries, Launch launch, Consumer<String> progress)
      throws IOException, InterruptedException {
    var passwordFile = data.path().resolveSibling("pgdata.password");
    if (!data.exists()) {
      progress.accept("Creating the database ...");
      create(data.path(), passwordFile, binaries, launch);
    }
    Directories.ensureOwner(data.path(), launch.uid());
    if (!Files.exists(passwordFile)) {
      throw new PostgresFailure(
          "%s is missing, so nobody can open the database beside it.".formatted(passwordFile));
    }
    var password = new Secret(Files.readString(passwordFile));
    return new Cluster(data, binaries, launch, password);
  }

  DatabaseAddress address(int port) {
    return new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/postgres", USER, password);
  }

  /// Durability stays at PostgreSQL's defaults (fsync and synchronous_commit on). Its log shows no
  /// values: a violated constraint would otherwise quote the e-mail address that violated it.
  List<String> serve(int port) {
    var settings =
        List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=100",
            "shared_buffers=64MB",
            "max_wal_size=256MB",
            "timezone=UTC",
            "log_timezone=UTC",
            "log_checkpoints=off",
            "log_error_verbosity=terse",
            "log_min_error_statement=panic");
    var command = launch.command(binaries.program("postgres"), "-D", data.path().toString());
    return Stream.of(
            command.stream(),
            Stream.of("-p", Integer.toString(port)),
            settings.stream().flatMap(setting -> Stream.of("-c", setting)))
        .flatMap(words -> words)
        .toList();
  }

  /// Makes everything beside its final place. The password is moved first, the data last: data
  /// without a password would be lost, a password without data is overwritten.
  private static void create(Path data, Path passwordFile, PostgresBinaries binaries, Launch launch)
      throws IOException, InterruptedException {
    var fresh = data.resolveSibling("pgdata.creating");
    Directories.delete(fresh);
    Files.createDirectory(fresh, only("rwx------"));
    var password = Files.createFile(fresh.resolve("password"), only("rw-------"));
    Files.writeString(password, randomPassword());
    Directories.ensureOwner(fresh, launch.uid());
    initialise(fresh.resolve("data"), password, binaries, launch);
    Files.move(password, passwordFile, StandardCopyOption.ATOMIC_MOVE);
    Files.move(fresh.resolve("data"), data, StandardCopyOption.ATOMIC_MOVE);
    Directories.delete(fresh);
  }

  private static void initialise(Path data, Path password, PostgresBinaries binaries, Launch launch)
      throws IOException, InterruptedException {
    var command =
        launch.command(
            binaries.program("initdb"),
            "--pgdata=" + data,
            "--username=" + USER,
            "--auth=scram-sha-256",
            "--pwfile=" + password,
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--no-instructions");
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new PostgresFailure("The database could not be created:\n" + output.strip());
    }
  }

  private static FileAttribute<?> only(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }

  private static String randomPassword() {
    var bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
