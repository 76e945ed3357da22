package callmeback.api.http;

import callmeback.core.InvalidValue;
import callmeback.core.Problem;
import callmeback.core.ProblemException;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;

/// What a request asks: its path, query, headers and body, all of it bounded.
public final class Asked {
  /// The largest body that is read, in bytes (contract: 1 MB).
  public static final int MAX_BODY = 1 << 20;

  /// How much more of a larger one is read and dropped, so that its sender gets to read the answer.
  private static final int MAX_DROPPED = 8 << 20;

  private final ServerRequest request;
  private final byte[] body;

  private Asked(ServerRequest request, byte[] body) {
    this.request = request;
    this.body = body;
  }

  /// @throws RefusalException with `BodyTooLarge`
  static Asked read(ServerRequest request) {
    return new Asked(request, request.content().hasEntity() ? body(request) : new byte[0]);
  }

  private static byte[] body(ServerRequest request) {
    try (var in = request.content().inputStream()) {
      var body = in.readNBytes(MAX_BODY + 1);
      if (body.length > MAX_BODY) {
        in.skip(MAX_DROPPED);
        throw new RefusalException(new Refusal.BodyTooLarge());
      }
      return body;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The fields of the JSON body.
  ///
  /// @throws ProblemException with `Invalid` when it is not one object
  /// @throws RefusalException with `WrongContentType`
  public Fields json() {
    if (!typed()) {
      throw new RefusalException(new Refusal.WrongContentType());
    }
    return Json.fields(body);
  }

  private boolean typed() {
    try {
      return request
          .headers()
          .contentType()
          .map(type -> type.mediaType().equals(MediaTypes.APPLICATION_JSON))
          .orElse(body.length == 0);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /// The fields of the query string; an empty one counts as absent, of a repeated one the first.
  public Fields query() {
    var values = new HashMap<String, Value>();
    for (var name : request.query().names()) {
      var text = request.query().get(name);
      if (!text.isBlank()) {
        values.put(name, new Value.OfQuery(text));
      }
    }
    return new Fields(values);
  }

  /// The id in the path.
  ///
  /// @param what it names, for the one who asked
  /// @throws ProblemException with `NotFound` when it is no id at all
  public UUID id(String what) {
    var raw = request.path().pathParameters().get("id");
    try {
      return Shape.uuid(raw);
    } catch (InvalidValue e) {
      throw new ProblemException(new Problem.NotFound(what), e);
    }
  }

  /// A provider's id in the path.
  ///
  /// @param what it names, for the one who asked
  /// @throws ProblemException with `NotFound` when it is no id at all
  public String token(String what) {
    var raw = request.path().pathParameters().get("id");
    if (!Shape.Patterns.TOKEN.matcher(raw).matches()) {
      throw new ProblemException(new Problem.NotFound(what));
    }
    return raw;
  }

  public Optional<String> header(String name) {
    return request.headers().first(HeaderNames.create(name));
  }

  /// The body as it came.
  public byte[] bytes() {
    return body.clone();
  }
}
