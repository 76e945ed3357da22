package callmeback.mcp.protocol.http;

import callmeback.mcp.protocol.visit.Refused;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Lets only those requests through that are meant for this house and that a web page elsewhere did
/// not make (MCP, Transports, Security Warning).
final class Guard {
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final String JSON = "application/json";
  private static final String EVENTS = "text/event-stream";

  /// As large as any request of the house may be.
  private static final int MOST_BYTES = 1_048_576;

  private final Set<String> hosts;
  private final Set<String> origins;

  /// @param base how the outside reaches this house
  /// @param origins of web pages that may ask
  Guard(URI base, Set<String> origins) {
    this.hosts =
        Stream.concat(LOCAL.stream(), Stream.of(base.getHost()))
            .collect(Collectors.toUnmodifiableSet());
    this.origins = Set.copyOf(origins);
  }

  /// @throws Refused when it came to another name, or from a page that has no business here
  void admit(ServerRequest request) {
    if (!hosts.contains(name(Fields.of(request, HeaderNames.HOST)))) {
      throw new Refused(403, Refused.SERVER_ERROR, "This host is not served here.");
    }
    var origin = Fields.of(request, HeaderNames.ORIGIN);
    if (!origin.isEmpty() && !origins.contains(origin) && !hosts.contains(hostOf(origin))) {
      throw new Refused(403, Refused.SERVER_ERROR, "Pages of this origin may not ask here.");
    }
  }

  /// The body of a request that can be answered.
  ///
  /// @throws Refused when it is no JSON, too large, or its sender could not read the answer
  static byte[] body(ServerRequest request) {
    if (!accepts(request, JSON) || !accepts(request, EVENTS)) {
      throw new Refused(
          406, Refused.SERVER_ERROR, "Accept must list application/json and text/event-stream.");
    }
    if (!json(Fields.of(request, HeaderNames.CONTENT_TYPE))) {
      throw new Refused(415, Refused.SERVER_ERROR, "Content-Type must be application/json.");
    }
    try {
      var length = request.headers().contentLength().orElse(MOST_BYTES);
      var most = (int) Math.min(length, MOST_BYTES) + 1;
      var body = request.content().inputStream().readNBytes(most);
      if (body.length > MOST_BYTES) {
        throw new Refused(413, Refused.SERVER_ERROR, "A request may have 1 MB at most.");
      }
      return body;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @throws Refused when its sender could not read a stream
  static void stream(ServerRequest request) {
    if (!accepts(request, EVENTS)) {
      throw new Refused(406, Refused.SERVER_ERROR, "Accept must list text/event-stream.");
    }
  }

  /// Whatever parameters it has.
  private static boolean json(String type) {
    var end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).strip().equalsIgnoreCase(JSON);
  }

  private static boolean accepts(ServerRequest request, String type) {
    return request.headers().contains(HeaderNames.ACCEPT)
        && request.headers().get(HeaderNames.ACCEPT).allValues().stream()
            .anyMatch(accepted -> accepted.contains(type) || accepted.contains("*/*"));
  }

  private static String hostOf(String origin) {
    try {
      return name(String.valueOf(URI.create(origin).getRawAuthority()));
    } catch (IllegalArgumentException _) {
      return "";
    }
  }

  /// A host without its port.
  private static String name(String host) {
    var colon = host.lastIndexOf(':');
    var bare = colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    return bare.toLowerCase(Locale.ROOT);
  }
}
