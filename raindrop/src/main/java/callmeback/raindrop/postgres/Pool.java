package callmeback.raindrop.postgres;

import io.helidon.dbclient.jdbc.JdbcConnectionPool;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Our pool as DbClient wants it.
record Pool(DataSource dataSource) implements JdbcConnectionPool {
  @Override
  public Connection connection() {
    try {
      return dataSource.getConnection();
    } catch (SQLException e) {
      throw new StoreUnavailable(e);
    }
  }

  @Override
  public String dbType() {
    return "postgresql";
  }

  @Override
  public String name() {
    return "database";
  }

  @Override
  public String type() {
    return "hikari";
  }
}
