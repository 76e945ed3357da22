package callmeback.raindrop.postgres;

import callmeback.raindrop.home.HomeLock;
import callmeback.raindrop.vault.DataKey;
import callmeback.raindrop.vault.SealedPhones;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Hands each test class that asks for a [Database] one of its own, and each test that asks for a
/// [DatabaseAddress] that of an empty one, on one real PostgreSQL a test run.
public final class TemporaryDatabase implements ParameterResolver {
  static final SealedPhones PHONES = new SealedPhones(DataKey.of(1, new byte[32]));
  private static final Namespace NAMESPACE = Namespace.create(TemporaryDatabase.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    var type = parameter.getParameter().getType();
    return type == Database.class || type == DatabaseAddress.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var running =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent(Running.class, _ -> Running.start(), Running.class);
    if (parameter.getParameter().getType() == DatabaseAddress.class) {
      return running.freshAddress();
    }
    // The outermost class: nested ones share its database.
    return context
        .getStore(NAMESPACE)
        .computeIfAbsent(
            context.getRequiredTestClass().getName(), _ -> running.freshDatabase(), Database.class);
  }

  /// The one server; JUnit closes it after the last test.
  record Running(
      Path home, HomeLock lock, EmbeddedPostgres postgres, Database first, AtomicInteger count)
      implements AutoCloseable {
    static Running start() {
      try {
        var home = Files.createTempDirectory("callmeback-test-");
        var lock = HomeLock.take(home, 0);
        var postgres = EmbeddedPostgres.open(lock, _ -> {});
        return new Running(
            home,
            lock,
            postgres,
            Database.open(postgres.address(), 2, PHONES),
            new AtomicInteger());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    Database freshDatabase() {
      return Database.open(freshAddress(), 4, PHONES);
    }

    private DatabaseAddress freshAddress() {
      var name = "test_" + count.incrementAndGet();
      try (var connection = first.dataSource().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE " + name);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      var address = postgres.address();
      return new DatabaseAddress(
          address.jdbcUrl().replaceFirst("/postgres$", "/" + name),
          address.user(),
          address.password());
    }

    @Override
    public void close() throws IOException {
      first.close();
      postgres.close();
      lock.close();
      Directories.delete(home);
    }
  }
}
