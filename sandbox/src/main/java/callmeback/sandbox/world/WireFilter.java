package callmeback.sandbox.world;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Stands before every route of a simulator: lets the mishap in force strike, and writes the
/// journal.
final class WireFilter implements Filter {
  /// Longer than any client of ours waits.
  private static final Duration STALL = Duration.ofMinutes(10);

  private static final String GARBLED =
      "{\"id\": \"half_an_ans<html><body><h1>502 Bad Gateway</h1>";

  private final World world;
  private final String provider;
  private final Refusal refusal;
  private final CountDownLatch closing;

  WireFilter(World world, String provider, Refusal refusal, CountDownLatch closing) {
    this.world = world;
    this.provider = provider;
    this.refusal = refusal;
    this.closing = closing;
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    long start = System.nanoTime();
    KeptBody body = new KeptBody(request.headers().first(HeaderNames.CONTENT_TYPE).orElse(""));
    request.streamFilter(body::keeping);
    String method = request.prologue().method().text();
    String path = request.path().rawPath();
    Optional<Mishap.OnRequest> mishap = world.mishaps().next(provider, method, path);
    boolean answered = false;
    world.journal().expect();
    try {
      strike(mishap, chain, request, response);
      answered = true;
    } finally {
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      String query = request.query().rawValue();
      world
          .journal()
          .fulfil(
              Entry.of(provider, Entry.REQUEST, method, query.isEmpty() ? path : path + "?" + query)
                  .answered(answered ? response.status().code() : 0, millis)
                  .noting(mishap.map(Mishap::kind).orElse(""))
                  .carrying(body.text()));
    }
  }

  private void strike(
      Optional<Mishap.OnRequest> mishap,
      FilterChain chain,
      RoutingRequest request,
      RoutingResponse response) {
    if (mishap.isEmpty()) {
      chain.proceed();
      return;
    }
    switch (mishap.get()) {
      case Mishap.Status(int status) -> refusal.answer(request, response, status);
      case Mishap.StatusAfter(int status) -> belied(chain, response, status);
      case Mishap.Stall _ -> {
        pause(STALL);
        throw new CloseConnectionException("stalled");
      }
      case Mishap.StallAfter _ -> unanswered(chain, response, this::stalledAfter);
      case Mishap.DropBefore _ -> throw new CloseConnectionException("dropped before any effect");
      case Mishap.DropAfter _ ->
          unanswered(
              chain, response, () -> new CloseConnectionException("dropped after the effect"));
      case Mishap.DropMid _ -> {
        response.streamFilter(Half::new);
        chain.proceed();
        throw new CloseConnectionException("dropped within the answer");
      }
      case Mishap.Slow(Duration delay) -> {
        pause(delay);
        chain.proceed();
      }
      case Mishap.Garble _ ->
          response.status(200).header("Content-Type", "application/json").send(GARBLED);
    }
  }

  private CloseConnectionException stalledAfter() {
    pause(STALL);
    return new CloseConnectionException("stalled after the effect");
  }

  /// Lets the request have its effect, and says that it failed.
  private static void belied(FilterChain chain, RoutingResponse response, int status) {
    response.streamFilter(way -> {
      response.status(status);
      return new Instead(way);
    });
    chain.proceed();
  }

  /// Lets the request have its effect; as soon as it is to be answered, the connection ends so.
  private static void unanswered(
      FilterChain chain, RoutingResponse response, Supplier<CloseConnectionException> end) {
    response.streamFilter(_ -> new Cut(end));
    chain.proceed();
    throw end.get();
  }

  /// Waits in real time; the server's end cuts it short.
  private void pause(Duration duration) {
    try {
      if (closing.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new CloseConnectionException("the server is closing");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new CloseConnectionException("interrupted");
    }
  }

  /// The way out of a connection that ends as soon as an answer is begun.
  private static final class Cut extends OutputStream {
    private final Supplier<CloseConnectionException> end;

    private Cut(Supplier<CloseConnectionException> end) {
      this.end = end;
    }

    @Override
    public void write(int octet) {
      throw end.get();
    }

    @Override
    public void write(byte[] octets, int offset, int length) {
      throw end.get();
    }
  }

  /// The way out of an answer that is about something else than what was done.
  private static final class Instead extends OutputStream {
    private final OutputStream way;

    private Instead(OutputStream way) {
      this.way = way;
    }

    @Override
    public void write(int octet) {}

    @Override
    public void write(byte[] octets, int offset, int length) {}

    @Override
    public void close() throws IOException {
      way.write("{}".getBytes(StandardCharsets.UTF_8));
      way.close();
    }
  }

  /// The way out of a connection that ends with half of the answer's body.
  private static final class Half extends OutputStream {
    private final OutputStream way;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    private Half(OutputStream way) {
      this.way = way;
    }

    @Override
    public void write(int octet) {
      body.write(octet);
    }

    @Override
    public void write(byte[] octets, int offset, int length) {
      body.write(octets, offset, length);
    }

    @Override
    public void close() throws IOException {
      way.write(body.toByteArray(), 0, body.size() / 2);
      way.flush();
      throw new CloseConnectionException("dropped within the answer");
    }
  }
}
