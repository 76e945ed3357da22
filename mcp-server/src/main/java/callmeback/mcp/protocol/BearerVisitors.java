package callmeback.mcp.protocol;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.Actor;
import callmeback.mcp.Entry;
import callmeback.mcp.protocol.http.Fields;
import callmeback.mcp.protocol.visit.Refused;
import callmeback.mcp.protocol.visit.Selection;
import callmeback.mcp.protocol.visit.Visitor;
import callmeback.mcp.protocol.visit.Visitors;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Knows visitors by the token that each of their requests carries (RFC 6750), and nowhere else.
public final class BearerVisitors implements Visitors {
  private static final String BEARER = "bearer ";

  private final Function<String, Actor> authenticate;
  private final Selection house;
  private final URI metadata;
  private final List<String> tools;

  /// @param authenticate tells whose a token is, or throws
  /// @param house what is switched on for everybody
  /// @param metadata where clients learn how to get a token
  public BearerVisitors(
      Function<String, Actor> authenticate, Selection house, URI metadata, List<Entry> entries) {
    this.authenticate = authenticate;
    this.house = house;
    this.metadata = metadata;
    this.tools = entries.stream().map(Entry::name).toList();
  }

  @Override
  public Visitor of(ServerRequest request) {
    var header = Fields.of(request, HeaderNames.AUTHORIZATION);
    if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      throw unauthorized("Send a token: Authorization: Bearer <token>.", "");
    }
    var actor = actor(header.substring(BEARER.length()).strip());
    return new Visitor(actor, house.within(Wishes.of(request, tools)));
  }

  private Actor actor(String token) {
    try {
      return authenticate.apply(token);
    } catch (ProblemException e) {
      throw switch (e.problem()) {
        case Problem.AccountSuspended it -> new Refused(403, Refused.SERVER_ERROR, it.message());
        case Problem.RateLimited it -> later(429, it.message(), it.retryAfter());
        case Problem.Unavailable it -> later(503, it.message(), it.retryAfter());
        default ->
            unauthorized(
                "This token is not valid, or not any more.",
                "error=\"invalid_token\", error_description=\"Get a new one.\", ");
      };
    }
  }

  private static Refused later(int status, String sentence, Duration wait) {
    var seconds = String.valueOf(Math.max(1, wait.toSeconds()));
    return new Refused(
        status, Refused.SERVER_ERROR, sentence, Map.of("Retry-After", seconds), Map.of());
  }

  private Refused unauthorized(String sentence, String error) {
    return new Refused(
        401,
        Refused.SERVER_ERROR,
        sentence,
        Map.of("WWW-Authenticate", "Bearer %sresource_metadata=\"%s\"".formatted(error, metadata)),
        Map.of());
  }
}
