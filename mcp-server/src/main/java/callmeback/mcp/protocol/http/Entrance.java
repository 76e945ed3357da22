package callmeback.mcp.protocol.http;

import callmeback.mcp.protocol.visit.Refused;
import callmeback.mcp.protocol.visit.Visitor;
import callmeback.mcp.protocol.visit.Visitors;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `/mcp`: every request is judged by where it came from and by whom it was sent, and then answered
/// in the way of its era.
public final class Entrance implements HttpService {
  private static final System.Logger LOG = System.getLogger(Entrance.class.getName());

  private final Guard guard;
  private final Visitors visitors;
  private final Json json;
  private final List<Era> newer;
  private final LegacyEra legacy;
  private volatile boolean closing;

  private interface Step {
    void take(ServerRequest request, Visitor visitor, ServerResponse response)
        throws InterruptedException;
  }

  /// Where requests may come from.
  ///
  /// @param base how the outside reaches this house
  /// @param origins of web pages that may ask
  public record From(URI base, Set<String> origins) {}

  /// @param newer than sessions; asked first whether they speak a request's language
  public Entrance(From from, Visitors visitors, Json json, List<Era> newer, LegacyEra legacy) {
    this.guard = new Guard(from.base(), from.origins());
    this.visitors = visitors;
    this.json = json;
    this.newer = List.copyOf(newer);
    this.legacy = legacy;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .post("/", step(this::post))
        .get("/", step(ofSessions(legacy::listen)))
        .delete("/", step(ofSessions(legacy::end)))
        .any(
            "/",
            step((_, _, _) -> {
              throw wrongMethod("GET, POST, DELETE");
            }));
  }

  /// From now on everybody is turned away.
  public void close() {
    closing = true;
  }

  private Handler step(Step step) {
    return (request, response) -> {
      try {
        guard.admit(request);
        if (closing) {
          throw new Refused(503, Refused.SERVER_ERROR, "This house is closing.");
        }
        step.take(request, visitors.of(request), response);
      } catch (Refused e) {
        refuse(response, null, e);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException e) {
        fail(response, e);
      }
    };
  }

  /// What only eras with sessions have.
  private Step ofSessions(Step step) {
    return (request, visitor, response) -> {
      var version = Fields.of(request, Fields.VERSION);
      if (newer.stream().anyMatch(era -> era.version().equals(version))) {
        throw wrongMethod("POST");
      }
      step.take(request, visitor, response);
    };
  }

  private static Refused wrongMethod(String allowed) {
    return new Refused(
        405,
        Refused.SERVER_ERROR,
        "This method is not for this.",
        Map.of("Allow", allowed),
        Map.of());
  }

  private void post(ServerRequest request, Visitor visitor, ServerResponse response)
      throws InterruptedException {
    var messages = Messages.read(json, Guard.body(request));
    var heard = new Heard(request, visitor, messages);
    try {
      for (var era : newer) {
        if (era.speaks(heard)) {
          era.answer(heard, response);
          return;
        }
      }
      legacy.answer(heard, response);
    } catch (Refused e) {
      refuse(response, messages.id(), e);
    }
  }

  private void fail(ServerResponse response, RuntimeException e) {
    LOG.log(Level.ERROR, "A request of the tool protocol failed", e);
    if (!response.isSent()) {
      refuse(response, null, new Refused(500, ErrorCodes.INTERNAL_ERROR, "Something went wrong."));
    }
  }

  private void refuse(ServerResponse response, @Nullable Object id, Refused refused) {
    var error = new LinkedHashMap<String, Object>();
    error.put("code", refused.code());
    error.put("message", refused.sentence());
    if (!refused.data().isEmpty()) {
      error.put("data", refused.data());
    }
    var body = new LinkedHashMap<String, Object>();
    body.put("jsonrpc", "2.0");
    body.put("id", id);
    body.put("error", error);
    refused.headers().forEach(response::header);
    response.headers().contentType(Wire.JSON);
    response.status(Status.create(refused.status())).send(json.bytes(body));
  }
}
