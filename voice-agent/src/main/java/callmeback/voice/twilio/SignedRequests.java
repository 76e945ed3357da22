package callmeback.voice.twilio;

import callmeback.core.InvalidValue;
import callmeback.core.Problem;
import callmeback.core.ProblemException;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Tells the telephone company's requests from anybody else's.
///
/// A signature covers the address the telephone company was told, so that is what it is checked
/// against, not the headers of the request (OWASP ASVS 4.1.3).
final class SignedRequests {
  static final HeaderName SIGNATURE = HeaderNames.create("X-Twilio-Signature");

  private final TwilioConfig config;
  private final Signatures signatures;

  SignedRequests(TwilioConfig config) {
    this.config = config;
    this.signatures = new Signatures(config.authToken());
  }

  /// The fields of a genuine webhook.
  ///
  /// @throws ProblemException with `Forbidden` for any other
  WebhookForm form(ServerRequest request) {
    var form = read(request);
    var signature = request.headers().first(SIGNATURE).orElse(null);
    if (!signatures.genuine(signature, config.address(target(request.prologue())), form)) {
      throw forbidden();
    }
    return form;
  }

  /// Whether a WebSocket is opened by the telephone company.
  boolean genuine(HttpPrologue prologue, Headers headers) {
    var signature = headers.first(SIGNATURE).orElse(null);
    var url = config.socketAddress(target(prologue));
    return signatures.genuine(signature, url, WebhookForm.EMPTY);
  }

  private static WebhookForm read(ServerRequest request) {
    if (!request.content().hasEntity()) {
      return WebhookForm.EMPTY;
    }
    try (var body = request.content().inputStream()) {
      return WebhookForm.read(body);
    } catch (InvalidValue e) {
      throw forbidden();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String target(HttpPrologue prologue) {
    var path = prologue.uriPath().rawPath();
    var query = prologue.query();
    return query.isEmpty() ? path : path + "?" + query.rawValue();
  }

  private static ProblemException forbidden() {
    return new ProblemException(new Problem.Forbidden("The signature is missing or wrong."));
  }
}
