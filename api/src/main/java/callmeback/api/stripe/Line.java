package callmeback.api.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import java.lang.System.Logger.Level;
import java.time.InstantSource;

/// The one place that talks to the SDK: bounded in time, behind a circuit, all failures told apart.
final class Line {
  private static final System.Logger LOGGER = System.getLogger(Line.class.getName());
  private static final int CONNECT_MILLIS = 5_000;
  private static final int READ_MILLIS = 20_000;

  /// Of faults and lost connections, by the SDK itself, with the same key.
  private static final int REPETITIONS = 2;

  private static final long SECONDS_OF_AN_HOUR = 3_600;

  private final StripeClient client;
  private final Circuit circuit;
  private final InstantSource clock;

  /// One request to the provider.
  interface Request<T> {
    T send(StripeClient client, RequestOptions options) throws StripeException;
  }

  Line(StripeConfig config, InstantSource clock) {
    this.client =
        StripeClient.builder()
            .setApiKey(config.key().value())
            .setApiBase(config.base().toString())
            .setConnectTimeout(CONNECT_MILLIS)
            .setReadTimeout(READ_MILLIS)
            .setMaxNetworkRetries(REPETITIONS)
            .build();
    this.circuit = new Circuit(clock);
    this.clock = clock;
  }

  /// Sends a request that is recognised by its key when it is repeated.
  <T> T send(String key, Request<T> request) throws FailedException {
    return send(RequestOptions.builder().setIdempotencyKey(key).build(), request);
  }

  /// The same, and once more under another key if the first answer was a fault: for what does no
  /// harm when it is done twice.
  <T> T sendAnew(String key, Request<T> request) throws FailedException {
    try {
      return send(key, request);
    } catch (FailedException e) {
      if (e.failure() instanceof Failure.Faulty) {
        return send(anotherKey(key), request);
      }
      throw e;
    }
  }

  /// A fault is replayed for a day, and so may the next one be: each hour has a key of its own.
  String anotherKey(String key) {
    return "%s:again:%d".formatted(key, clock.instant().getEpochSecond() / SECONDS_OF_AN_HOUR);
  }

  /// Sends a request that may be repeated without one.
  <T> T send(Request<T> request) throws FailedException {
    return send(RequestOptions.getDefault(), request);
  }

  // The SDK also throws what it does not declare: NullPointerException for an empty answer.
  private <T> T send(RequestOptions options, Request<T> request) throws FailedException {
    circuit.check();
    try {
      var answer = request.send(client, options);
      circuit.answered();
      return answer;
    } catch (StripeException | RuntimeException e) {
      var failure = Failure.of(e);
      note(failure, e);
      throw new FailedException(failure, e);
    }
  }

  private void note(Failure failure, Exception thrown) {
    switch (failure) {
      case Failure.Faulty _, Failure.Unanswered _ -> circuit.failed();
      case Failure.Declined _, Failure.Rejected _, Failure.KeyReused _ -> circuit.answered();
    }
    if (!(failure instanceof Failure.Declined)) {
      LOGGER.log(Level.WARNING, "payments: {0} ({1})", failure, details(thrown));
    }
  }

  /// What support at the provider asks for, and nothing of what was said.
  private static String details(Exception thrown) {
    return thrown instanceof StripeException e
        ? "%s %s %s".formatted(e.getStatusCode(), e.getCode(), e.getRequestId())
        : thrown.getClass().getSimpleName();
  }
}
