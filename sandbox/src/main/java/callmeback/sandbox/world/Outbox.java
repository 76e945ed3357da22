package callmeback.sandbox.world;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// Sends a simulator's webhooks and callbacks: in order for each key, retried, journalled, and
/// subject to mishaps.
public final class Outbox implements AutoCloseable {
  /// How long a message that is to change places waits for the next one.
  private static final Duration REORDER_WAIT = Duration.ofSeconds(2);

  /// How often whoever waits looks at the sandbox's clock.
  private static final Duration CLOCK_LOOK = Duration.ofMillis(50);

  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private final World world;
  private final String direction;
  private final RetryPolicy policy;
  private final OkHttpClient client;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Deque<Parcel>> queues = new HashMap<>();

  /// @param direction [Entry#WEBHOOK] or [Entry#CALLBACK], for the journal
  /// @param timeout for connecting, and for the whole of one attempt
  public Outbox(World world, String direction, RetryPolicy policy, Duration timeout) {
    this.world = world;
    this.direction = direction;
    this.policy = policy;
    this.client =
        new OkHttpClient.Builder()
            .callTimeout(timeout)
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .build();
  }

  /// Sends a message after all earlier ones of its order key; returns at once.
  public void send(
      String provider,
      String orderKey,
      URI url,
      Map<String, String> headers,
      String contentType,
      byte[] body) {
    send(orderKey, new Message(provider, url, headers, contentType, body));
  }

  /// Sends a message after all earlier ones of its order key; returns at once.
  public void send(String orderKey, Parcel parcel) {
    enqueue(parcel.provider() + " " + orderKey, parcel);
  }

  private synchronized void enqueue(String key, Parcel message) {
    Deque<Parcel> waiting = queues.get(key);
    if (waiting != null) {
      waiting.addLast(message);
      notifyAll();
      return;
    }
    queues.put(key, new ArrayDeque<>(List.of(message)));
    workers.execute(() -> drain(key));
  }

  private void drain(String key) {
    try {
      for (Parcel next = take(key); next != null; next = take(key)) {
        Parcel message = next;
        Optional<Mishap.OnDelivery> mishap =
            world.mishaps().nextDelivery(message.provider(), message.url().getPath());
        if (mishap.isPresent()) {
          strike(mishap.get(), key, message);
        } else {
          deliver(message, "");
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void strike(Mishap.OnDelivery mishap, String key, Parcel message)
      throws InterruptedException {
    switch (mishap) {
      case Mishap.Duplicate _ -> {
        deliver(message, "duplicate, first");
        deliver(message, "duplicate, second");
      }
      case Mishap.Reorder _ -> {
        Parcel overtaking = await(key);
        if (overtaking != null) {
          deliver(overtaking, "reorder, overtaking");
        }
        deliver(message, "reorder, overtaken");
      }
      case Mishap.Lose _ -> {
        world.journal().record(entry(message).noting("lose"));
        settle(message);
      }
      case Mishap.Late(Duration delay) -> workers.execute(() -> deliverLate(message, delay));
    }
  }

  private void deliverLate(Parcel message, Duration delay) {
    try {
      Thread.sleep(delay);
      deliver(message, "late");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliver(Parcel message, String note) throws InterruptedException {
    Instant begun = world.clock().instant();
    boolean accepted = attempt(message, note);
    int attempt = 1;
    for (Duration pause : policy.pauses()) {
      if (accepted) {
        break;
      }
      await(begun.plus(pause));
      begun = world.clock().instant();
      accepted = attempt(message, (note + " attempt " + ++attempt).strip());
    }
    settle(message);
  }

  private void settle(Parcel message) {
    if (!workers.isShutdown()) {
      message.settled();
    }
  }

  /// Waits for a time by the sandbox's clock, which may jump.
  private void await(Instant due) throws InterruptedException {
    Duration left = Duration.between(world.clock().instant(), due);
    while (left.isPositive()) {
      Thread.sleep(left.compareTo(CLOCK_LOOK) < 0 ? left : CLOCK_LOOK);
      left = Duration.between(world.clock().instant(), due);
    }
  }

  /// Tries once; true if there is no reason to try again.
  private boolean attempt(Parcel message, String note) {
    long start = System.nanoTime();
    int status = 0;
    String outcome = note;
    try (Response response = client.newCall(request(message)).execute()) {
      status = response.code();
      return response.isSuccessful() || policy.connectionFailuresOnly();
    } catch (IOException e) {
      outcome = (note + " " + e.getClass().getSimpleName()).strip();
      return policy.connectionFailuresOnly() && !(e instanceof ConnectException);
    } finally {
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      world.journal().record(entry(message).answered(status, millis).noting(outcome));
    }
  }

  private static Request request(Parcel message) {
    Request.Builder request =
        new Request.Builder()
            .url(message.url().toString())
            .post(RequestBody.create(message.body(), MediaType.get(message.contentType())));
    message.headers().forEach(request::header);
    return request.build();
  }

  private Entry entry(Parcel message) {
    return Entry.of(message.provider(), direction, "POST", message.url().toString())
        .carrying(new String(message.body(), StandardCharsets.UTF_8));
  }

  /// The next message of the key, or null when there is none and the key's work is over.
  private synchronized @Nullable Parcel take(String key) {
    Deque<Parcel> waiting = queues.getOrDefault(key, new ArrayDeque<>());
    if (waiting.isEmpty()) {
      queues.remove(key);
    }
    return waiting.pollFirst();
  }

  private synchronized @Nullable Parcel await(String key) throws InterruptedException {
    long deadline = System.nanoTime() + REORDER_WAIT.toNanos();
    Deque<Parcel> waiting = queues.getOrDefault(key, new ArrayDeque<>());
    while (waiting.isEmpty() && deadline > System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, deadline - System.nanoTime());
    }
    return waiting.pollFirst();
  }

  @Override
  public void close() {
    workers.shutdownNow();
    client.dispatcher().cancelAll();
    try {
      workers.awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    client.connectionPool().evictAll();
  }

  /// A message; what it says of itself is asked anew for each attempt, such as a signature with a
  /// time.
  public interface Parcel {
    String provider();

    URI url();

    Map<String, String> headers();

    String contentType();

    byte[] body();

    /// It was accepted, given up or lost, and will not be sent again; not said of one that is still
    /// under way when the outbox closes.
    default void settled() {}
  }

  private static final class Message implements Parcel {
    private final String provider;
    private final URI url;
    private final Map<String, String> headers;
    private final String contentType;
    private final byte[] body;

    private Message(
        String provider, URI url, Map<String, String> headers, String contentType, byte[] body) {
      this.provider = provider;
      this.url = url;
      this.headers = Map.copyOf(headers);
      this.contentType = contentType;
      this.body = body.clone();
    }

    @Override
    public String provider() {
      return provider;
    }

    @Override
    public URI url() {
      return url;
    }

    @Override
    public Map<String, String> headers() {
      return headers;
    }

    @Override
    public String contentType() {
      return contentType;
    }

    @Override
    public byte[] body() {
      return body.clone();
    }
  }
}
