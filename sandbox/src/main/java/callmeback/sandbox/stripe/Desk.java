package callmeback.sandbox.stripe;

import callmeback.sandbox.world.Packed;
import callmeback.sandbox.world.World;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes requests: key, version, parameters, idempotency; performs one at a time; keeps what it
/// changed, answers and announces.
final class Desk {
  /// The version that stripe-java 33.3.0 pins.
  static final String API_VERSION = "2026-07-29.dahlia";

  private static final HeaderName IDEMPOTENCY_KEY = HeaderNames.create("Idempotency-Key");
  private static final HeaderName STRIPE_VERSION = HeaderNames.create("Stripe-Version");
  private static final System.Logger LOG = System.getLogger(Desk.class.getName());

  private final World world;
  private final StripeAccount account;
  private final Shelf shelf;
  private final Holds holds;
  private final Webhooks webhooks;
  private final Ids ids;
  private final Idempotency idempotency = new Idempotency();

  Desk(World world, StripeAccount account, Shelf shelf, Holds holds, Webhooks webhooks) {
    this.world = world;
    this.account = account;
    this.shelf = shelf;
    this.holds = holds;
    this.webhooks = webhooks;
    this.ids = new Ids(world.seed());
  }

  /// An endpoint that performs the action for whoever presents the account's key.
  Handler taking(Action action) {
    return (request, response) ->
        respond(request, response, requestId -> take(requestId, request, action));
  }

  /// An endpoint of the sandbox itself, open to the browser.
  Handler open(Action action) {
    return (request, response) ->
        respond(
            request,
            response,
            requestId ->
                perform(new Asked(requestId, "", null), anyForm(request), id(request), action));
  }

  /// The error that a mishap asks for. A 500 may have been begun, so it is kept under the request's
  /// idempotency key; other errors come from in front of the endpoint and are not.
  void refuse(ServerRequest request, ServerResponse response, int status) {
    StripeError error =
        status == 500
            ? StripeError.broken()
            : StripeError.idempotency(
                status,
                status > 500 ? "api_error" : "invalid_request_error",
                "The sandbox was told to fail.");
    if (status == 429) {
      error.with("code", "rate_limit");
    }
    Action failing =
        _ -> {
          throw error;
        };
    respond(request, response, requestId -> take(requestId, request, failing));
  }

  private Answer take(String requestId, ServerRequest request, Action action) {
    requireKey(request);
    requireVersion(request);
    @Nullable String key =
        request.prologue().method().equals(Method.POST)
            ? request.headers().first(IDEMPOTENCY_KEY).orElse(null)
            : null;
    idempotency.enter(key);
    try {
      Form form = form(request);
      String fingerprint =
          Idempotency.fingerprint(
              request.prologue().method().text(), request.path().rawPath(), form);
      return perform(new Asked(requestId, fingerprint, key), form, id(request), action);
    } finally {
      idempotency.leave(key);
    }
  }

  /// What identifies a request beyond its parameters.
  private record Asked(@Nullable String requestId, String fingerprint, @Nullable String key) {
    /// What happens by itself, or by the account's owner.
    static final Asked NOTHING = new Asked(null, "", null);
  }

  private Answer perform(Asked asked, Form form, String id, Action action) {
    synchronized (shelf) {
      expire();
      Work work = work(asked);
      Optional<Answer> earlier = idempotency.earlier(work, asked.key(), asked.fingerprint());
      if (earlier.isPresent()) {
        return earlier.get();
      }
      Answer answer = answer(new Call(work, form, id), action);
      idempotency.keep(work, asked.key(), asked.fingerprint(), answer);
      commit(work);
      return answer;
    }
  }

  /// Performs the action; an error before execution leaves here by exception, so that nothing is
  /// kept.
  private static Answer answer(Call call, Action action) {
    try {
      ObjectNode shown = Json.shown(action.perform(call));
      Expansion expansion = new Expansion(call.work());
      call.form().list("expand").forEach(path -> expansion.expand(shown, path));
      return Answer.of(shown);
    } catch (StripeError e) {
      if (e.beforeExecution()) {
        throw e;
      }
      return Answer.of(e);
    }
  }

  /// Ends the holds whose time is over.
  void expire() {
    synchronized (shelf) {
      Work work = work(Asked.NOTHING);
      holds.expire(work);
      commit(work);
    }
  }

  /// Sees to it that the account's webhook endpoint exists.
  void configure() {
    synchronized (shelf) {
      Work work = work(Asked.NOTHING);
      webhooks.configure(work);
      commit(work);
    }
  }

  /// Posts the events that an earlier run left undelivered.
  void resume() {
    synchronized (shelf) {
      webhooks.resume(work(Asked.NOTHING), this::settled);
    }
  }

  /// Performs what no request asked for.
  ///
  /// @throws StripeError if it cannot be done; then nothing has changed
  ObjectNode act(String id, Action action) {
    synchronized (shelf) {
      expire();
      Work work = work(Asked.NOTHING);
      ObjectNode shown = Json.shown(action.perform(new Call(work, Form.parse(""), id)));
      commit(work);
      return shown;
    }
  }

  private Work work(Asked asked) {
    long now = world.clock().instant().getEpochSecond();
    return new Work(shelf, ids, now, asked.requestId(), asked.key());
  }

  private void commit(Work work) {
    webhooks.address(work);
    shelf.commit(work.changed());
    webhooks.deliver(work, this::settled);
  }

  private void settled(String event, String endpoint) {
    synchronized (shelf) {
      Work work = work(Asked.NOTHING);
      webhooks.settle(work, event, endpoint);
      shelf.commit(work.changed());
    }
  }

  private void respond(ServerRequest request, ServerResponse response, Taking taking) {
    String requestId = ids.next("req_", 14);
    Answer answer;
    try {
      answer = taking.take(requestId);
    } catch (StripeError e) {
      answer = Answer.of(e);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "the Stripe simulator failed", e);
      answer = Answer.of(StripeError.broken());
    }
    response.status(answer.status());
    response.header("Content-Type", "application/json");
    response.header("Request-Id", requestId);
    response.header("Stripe-Version", request.headers().first(STRIPE_VERSION).orElse(API_VERSION));
    request
        .headers()
        .first(IDEMPOTENCY_KEY)
        .ifPresent(key -> response.header("Idempotency-Key", key));
    if (answer.replayed()) {
      response.header("Idempotent-Replayed", "true");
    }
    Packed.send(request, response, answer.body().getBytes(StandardCharsets.UTF_8));
  }

  private interface Taking {
    Answer take(String requestId);
  }

  private void requireKey(ServerRequest request) {
    String header = request.headers().first(HeaderNames.AUTHORIZATION).orElse("");
    if (header.isEmpty()) {
      throw StripeError.unauthorised(
          "You did not provide an API key. You need to provide your API key in the Authorization header, using"
              + " Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').");
    }
    String basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((account.secretKey() + ":").getBytes(StandardCharsets.UTF_8));
    if (!header.equals("Bearer " + account.secretKey()) && !header.equals(basic)) {
      String last = header.substring(Math.max(0, header.length() - 4));
      throw StripeError.unauthorised("Invalid API Key provided: ****" + last);
    }
  }

  private static void requireVersion(ServerRequest request) {
    String version = request.headers().first(STRIPE_VERSION).orElse(API_VERSION);
    if (!version.matches("20\\d\\d-\\d\\d-\\d\\d(\\.[a-z]+)?")) {
      throw StripeError.refused("Stripe-Version", "Invalid Stripe API version: " + version);
    }
  }

  private static Form form(ServerRequest request) {
    boolean inBody = request.prologue().method().equals(Method.POST);
    return Form.parse(inBody ? body(request) : request.query().rawValue());
  }

  private static Form anyForm(ServerRequest request) {
    String body = body(request);
    return body.startsWith("{") ? Form.ofJson(body) : Form.parse(body);
  }

  private static String body(ServerRequest request) {
    return request.content().hasEntity() ? request.content().as(String.class) : "";
  }

  private static String id(ServerRequest request) {
    return request.path().pathParameters().first("id").orElse("");
  }
}
