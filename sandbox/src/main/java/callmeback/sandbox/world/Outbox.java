package callmeback.sandbox.world;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
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

  private final World world;
  private final String direction;
  private final RetryPolicy policy;
  private final OkHttpClient client;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Deque<Message>> queues = new HashMap<>();

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
    send(provider, orderKey, url, () -> headers, contentType, body);
  }

  /// Sends a message whose headers, such as a signature with a time, are made anew for each
  /// attempt.
  public void send(
      String provider,
      String orderKey,
      URI url,
      Supplier<Map<String, String>> headers,
      String contentType,
      byte[] body) {
    enqueue(provider + " " + orderKey, new Message(provider, url, headers, contentType, body));
  }

  private synchronized void enqueue(String key, Message message) {
    Deque<Message> waiting = queues.get(key);
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
      for (Message next = take(key); next != null; next = take(key)) {
        Message message = next;
        Optional<Mishap.OnDelivery> mishap =
            world.mishaps().nextDelivery(message.provider, message.url.getPath());
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

  private void strike(Mishap.OnDelivery mishap, String key, Message message)
      throws InterruptedException {
    switch (mishap) {
      case Mishap.Duplicate _ -> {
        deliver(message, "duplicate, first");
        deliver(message, "duplicate, second");
      }
      case Mishap.Reorder _ -> {
        Message overtaking = await(key);
        if (overtaking != null) {
          deliver(overtaking, "reorder, overtaking");
        }
        deliver(message, "reorder, overtaken");
      }
      case Mishap.Lose _ -> world.journal().record(message.entry(direction).noting("lose"));
      case Mishap.Late(Duration delay) -> workers.execute(() -> deliverLate(message, delay));
    }
  }

  private void deliverLate(Message message, Duration delay) {
    try {
      Thread.sleep(delay);
      deliver(message, "late");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliver(Message message, String note) throws InterruptedException {
    boolean settled = attempt(message, note);
    int attempt = 1;
    for (Duration pause : policy.pauses()) {
      if (settled) {
        return;
      }
      Thread.sleep(pause);
      settled = attempt(message, (note + " attempt " + ++attempt).strip());
    }
  }

  /// Tries once; true if there is no reason to try again.
  private boolean attempt(Message message, String note) {
    long start = System.nanoTime();
    int status = 0;
    String outcome = note;
    try (Response response = client.newCall(message.request()).execute()) {
      status = response.code();
      return response.isSuccessful() || policy.connectionFailuresOnly();
    } catch (IOException e) {
      outcome = (note + " " + e.getClass().getSimpleName()).strip();
      return policy.connectionFailuresOnly() && !(e instanceof ConnectException);
    } finally {
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      world.journal().record(message.entry(direction).answered(status, millis).noting(outcome));
    }
  }

  /// The next message of the key, or null when there is none and the key's work is over.
  private synchronized @Nullable Message take(String key) {
    Deque<Message> waiting = queues.getOrDefault(key, new ArrayDeque<>());
    if (waiting.isEmpty()) {
      queues.remove(key);
    }
    return waiting.pollFirst();
  }

  private synchronized @Nullable Message await(String key) throws InterruptedException {
    long deadline = System.nanoTime() + REORDER_WAIT.toNanos();
    Deque<Message> waiting = queues.getOrDefault(key, new ArrayDeque<>());
    while (waiting.isEmpty() && deadline > System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, deadline - System.nanoTime());
    }
    return waiting.pollFirst();
  }

  @Override
  public void close() {
    workers.shutdownNow();
    client.dispatcher().cancelAll();
    client.connectionPool().evictAll();
  }

  private static final class Message {
    private final String provider;
    private final URI url;
    private final Supplier<Map<String, String>> headers;
    private final String contentType;
    private final byte[] body;

    private Message(
        String provider,
        URI url,
        Supplier<Map<String, String>> headers,
        String contentType,
        byte[] body) {
      this.provider = provider;
      this.url = url;
      this.headers = headers;
      this.contentType = contentType;
      this.body = body.clone();
    }

    private Request request() {
      Request.Builder request =
          new Request.Builder()
              .url(url.toString())
              .post(RequestBody.create(body, MediaType.get(contentType)));
      headers.get().forEach(request::header);
      return request.build();
    }

    private Entry entry(String direction) {
      return Entry.of(provider, direction, "POST", url.toString())
          .carrying(new String(body, StandardCharsets.UTF_8));
    }
  }
}
