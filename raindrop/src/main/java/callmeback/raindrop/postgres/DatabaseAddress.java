package callmeback.raindrop.postgres;

import callmeback.core.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Where a PostgreSQL database is, and how to get in.
public record DatabaseAddress(String jdbcUrl, String user, Secret password) {
  private static final int DEFAULT_PORT = 5432;
  private static final Pattern CREDENTIAL_PARAMETER =
      Pattern.compile("(^|&)(user|password)=", Pattern.CASE_INSENSITIVE);

  /// Reads `postgresql://user:password@host:port/database?parameters`; `postgres://` and a missing
  /// port are fine.
  ///
  /// @throws IllegalArgumentException saying which part is wrong, never quoting the password
  public static DatabaseAddress parse(String url) {
    var uri = uri(url);
    require(
        "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme()),
        "must start with postgresql://");
    var host = uri.getHost();
    if (host == null) {
      throw wrong(
          "has no host that can be read; percent-encode special characters in user and password");
    }
    var credentials =
        uri.getRawUserInfo() == null ? new String[0] : uri.getRawUserInfo().split(":", 2);
    require(
        credentials.length == 2 && !credentials[0].isEmpty(),
        "needs user:password@ before the host");
    require(
        uri.getPath() != null && uri.getPath().length() > 1,
        "needs a database name after the host, as in /callmeback");
    var query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    require(
        !CREDENTIAL_PARAMETER.matcher(query).find(),
        "must carry user and password before the host, not as parameters");
    var port = uri.getPort() == -1 ? DEFAULT_PORT : uri.getPort();
    var jdbcUrl =
        "jdbc:postgresql://"
            + host
            + ":"
            + port
            + uri.getRawPath()
            + (query.isEmpty() ? "" : "?" + query);
    return new DatabaseAddress(
        jdbcUrl, decoded(credentials[0]), new Secret(decoded(credentials[1])));
  }

  private static URI uri(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      // Without the cause, whose message quotes the whole address.
      throw wrong(
          "is not a valid address at character "
              + e.getIndex()
              + "; percent-encode special characters");
    }
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static void require(boolean right, String problem) {
    if (!right) {
      throw wrong(problem);
    }
  }

  private static IllegalArgumentException wrong(String problem) {
    return new IllegalArgumentException("The database address " + problem);
  }
}
