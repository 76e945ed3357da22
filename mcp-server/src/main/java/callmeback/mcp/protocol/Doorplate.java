package callmeback.mcp.protocol;

import callmeback.core.account.Scope;
import callmeback.mcp.protocol.http.Json;
import io.helidon.http.HttpMediaType;
import io.helidon.webserver.http.HttpRouting;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a client can learn of this resource before it has a credential (RFC 9728).
///
/// @param base how the outside reaches this house
/// @param issuers whose credentials are taken besides our own
public record Doorplate(URI base, List<URI> issuers) {
  /// Where the protocol is spoken.
  public static final String PATH = "/mcp";

  private static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";

  public Doorplate {
    issuers = List.copyOf(issuers);
  }

  /// The name by which credentials mean this resource (RFC 8707).
  public URI identifier() {
    return URI.create(base + PATH);
  }

  /// Where its description is.
  public URI metadata() {
    return URI.create(base + WELL_KNOWN + PATH);
  }

  /// At the path made for this resource, and at the root, where clients look next.
  void mount(HttpRouting.Builder routing) {
    var description = new Json().bytes(description());
    for (var path : List.of(WELL_KNOWN + PATH, WELL_KNOWN)) {
      routing.get(
          path,
          (_, response) -> {
            response.headers().contentType(HttpMediaType.create("application/json"));
            response.send(description);
          });
    }
  }

  private Map<String, Object> description() {
    var description = new LinkedHashMap<String, Object>();
    description.put("resource", identifier());
    description.put("resource_name", "Call Me Back");
    if (!issuers.isEmpty()) {
      description.put("authorization_servers", issuers);
    }
    description.put("scopes_supported", Arrays.stream(Scope.values()).map(Scope::word).toList());
    description.put("bearer_methods_supported", List.of("header"));
    return description;
  }
}
