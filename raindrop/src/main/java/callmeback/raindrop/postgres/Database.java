package callmeback.raindrop.postgres;

import callmeback.raindrop.vault.SealedPhones;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbTransaction;
import io.helidon.dbclient.jdbc.JdbcClientBuilder;
import io.helidon.dbclient.jdbc.JdbcParametersConfig;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// The relational database: a pool of connections, migrated to the newest schema, and transactions
/// on it.
///
/// How statements are written (Helidon DbClient 4.1.2 on PostgreSQL, each line held by
/// DatabaseTest):
///
/// - Parameters are named, `:id`. A type is said with `CAST(:doc AS jsonb)`; `::` is read as a
///   parameter.
/// - A string fits every type (uuid, jsonb, an enum), because the server infers the type of the
///   place it stands in. Where there is no place to infer from, as in `:x IS NULL`, cast it.
/// - `UUID`, numbers, booleans, `byte[]`, `LocalDate` and arrays bind as they are; an `Instant`
///   through [Columns#timestamp], a list as an array. `addParam(name, (Object) null)` binds null.
/// - Columns are read with `row.column(name).get(Type.class)`, which is null for null, and through
///   [Columns].
/// - `INSERT ... RETURNING` is a query. The columns of a stream are read before the transaction
///   ends.
public final class Database implements AutoCloseable {
  private static final Duration PATIENCE_FOR_A_CONNECTION = Duration.ofSeconds(3);
  private static final Duration PATIENCE_AT_START = Duration.ofSeconds(10);
  // Longer than any statement of ours, shorter than the kernel's patience with a vanished server.
  private static final Duration PATIENCE_FOR_A_REPLY = Duration.ofSeconds(30);

  private final HikariDataSource pool;
  private final DbClient client;

  private Database(HikariDataSource pool) {
    this.pool = pool;
    // Bound as streams, long values would lose the inference of their type.
    var parameters =
        JdbcParametersConfig.builder().useStringBinding(false).useByteArrayBinding(false).build();
    this.client =
        JdbcClientBuilder.create()
            .connectionPool(new Pool(pool))
            .parametersSetter(parameters)
            .build();
  }

  /// Connects and brings the schema up to date.
  ///
  /// @param poolSize connections held, at least 2
  /// @param phones seals the numbers that were written before they were sealed
  /// @throws StoreUnavailable if there is no connection within 10 s
  public static Database open(DatabaseAddress address, int poolSize, SealedPhones phones) {
    if (poolSize < 2) {
      throw new IllegalArgumentException("The database pool needs at least 2 connections");
    }
    var pool = pool(address, poolSize);
    try {
      Flyway.configure()
          .dataSource(pool)
          .locations("classpath:db/migration")
          .javaMigrations(new SealPhones(phones))
          .load()
          .migrate();
      return new Database(pool);
    } catch (RuntimeException e) {
      pool.close();
      throw Failures.translated(e);
    }
  }

  /// Brings a part of the schema up to date that only some databases can have.
  ///
  /// @param part the directory of its migrations beside the others
  public void extend(String part) {
    Flyway.configure()
        .dataSource(pool)
        .locations("classpath:db/" + part)
        .table("flyway_" + part + "_history")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
  }

  /// Does the work in one transaction: committed when it returns, rolled back when it throws. It is
  /// the only way in, because DbClient gives its connection back after a failed binding only when a
  /// transaction ends.
  ///
  /// @throws Duplicate if a unique constraint refused a row
  /// @throws StoreUnavailable if the database does not answer, or no connection is free for 3 s
  public <T> T transaction(Function<DbExecute, T> work) {
    var transaction = client.transaction();
    try {
      var result = work.apply(transaction);
      transaction.commit();
      return result;
    } catch (RuntimeException e) {
      rollBack(transaction, e);
      throw Failures.translated(e);
    } catch (Error e) {
      rollBack(transaction, e);
      throw e;
    }
  }

  /// The pool itself, for libraries that bring their own SQL.
  public DataSource dataSource() {
    return pool;
  }

  /// Does the work of such a library, whose failures are named like our own.
  ///
  /// @throws StoreUnavailable if the database does not answer, or no connection is free for 3 s
  public <T> T foreign(Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      throw Failures.translated(e);
    }
  }

  @Override
  public void close() {
    pool.close();
  }

  private static void rollBack(DbTransaction transaction, Throwable reason) {
    try {
      transaction.rollback();
    } catch (RuntimeException alsoFailed) {
      reason.addSuppressed(alsoFailed);
    }
  }

  private static HikariDataSource pool(DatabaseAddress address, int size) {
    var config = new HikariConfig();
    config.setPoolName("database");
    config.setJdbcUrl(address.jdbcUrl());
    config.setUsername(address.user());
    config.setPassword(address.password().value());
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(PATIENCE_FOR_A_CONNECTION.toMillis());
    config.setInitializationFailTimeout(PATIENCE_AT_START.toMillis());
    config.addDataSourceProperty("ApplicationName", "callmeback");
    config.addDataSourceProperty("connectTimeout", PATIENCE_FOR_A_CONNECTION.toSeconds());
    config.addDataSourceProperty("socketTimeout", PATIENCE_FOR_A_REPLY.toSeconds());
    config.addDataSourceProperty("stringtype", "unspecified");
    // Messages would quote the row that was refused, e-mail address and all.
    config.addDataSourceProperty("logServerErrorDetail", "false");
    try {
      return new HikariDataSource(config);
    } catch (HikariPool.PoolInitializationException e) {
      throw new StoreUnavailable(e);
    }
  }
}
