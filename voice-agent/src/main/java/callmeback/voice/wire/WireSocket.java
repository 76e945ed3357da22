package callmeback.voice.wire;

import callmeback.voice.speech.ProviderException;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/// A WebSocket to a provider as a blocking inbox of text messages. One thread polls; any may send,
/// wake or close.
public final class WireSocket implements AutoCloseable {
  /// A peer that is silently gone is noticed within two of these.
  private static final Duration PING = Duration.ofSeconds(5);

  /// How long a peer may take to answer our closing frame.
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  /// A reader this far behind slows the socket down instead of filling the memory.
  private static final int INBOX = 4_096;

  private sealed interface Arrival {
    record Opened() implements Arrival {}

    record Message(String text) implements Arrival {}

    record Woken() implements Arrival {}

    record Broken(String why) implements Arrival {}
  }

  private final String provider;
  private final WebSocket socket;
  private final LinkedBlockingDeque<Arrival> inbox = new LinkedBlockingDeque<>(INBOX);
  private volatile boolean closed;

  private WireSocket(OkHttpClient client, Request request, String provider) {
    this.provider = provider;
    this.socket =
        client
            .newBuilder()
            .pingInterval(PING)
            .webSocketCloseTimeout(FAREWELL)
            .build()
            .newWebSocket(request, new Receiver());
  }

  /// Connects.
  ///
  /// @param patience how long connecting and the handshake may take together
  public static WireSocket open(
      OkHttpClient client, Request request, String provider, Duration patience)
      throws ProviderException {
    var opening = new WireSocket(client, request, provider);
    try {
      opening.awaitOpen(patience);
      return opening;
    } catch (ProviderException e) {
      opening.abandon();
      throw e;
    }
  }

  /// Waits for a message.
  ///
  /// @return null after `patience` without one, or when woken
  /// @throws ProviderException once the socket is gone, every time
  public @Nullable String poll(Duration patience) throws ProviderException, InterruptedException {
    return switch (inbox.poll(patience.toNanos(), TimeUnit.NANOSECONDS)) {
      case null -> null;
      case Arrival.Opened _, Arrival.Woken _ -> null;
      case Arrival.Message(var text) -> text;
      case Arrival.Broken broken -> {
        inbox.offerFirst(broken);
        throw new ProviderException(provider, broken.why());
      }
    };
  }

  /// Makes a `poll` that is under way, or the next one, return early.
  public void wake() {
    inbox.offer(new Arrival.Woken());
  }

  public void send(String text) throws ProviderException {
    accepted(socket.send(text));
  }

  public void send(byte[] binary, int length) throws ProviderException {
    accepted(socket.send(ByteString.of(binary, 0, length)));
  }

  @Override
  public void close() {
    closed = true;
    inbox.clear();
    inbox.offerFirst(new Arrival.Broken("closed by us"));
    socket.close(1000, null);
  }

  private void abandon() {
    closed = true;
    inbox.clear();
    socket.cancel();
  }

  private void accepted(boolean taken) throws ProviderException {
    if (!taken) {
      throw new ProviderException(provider, "the socket is gone");
    }
  }

  private void awaitOpen(Duration patience) throws ProviderException {
    try {
      switch (inbox.poll(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        case null -> throw new ProviderException(provider, "did not answer the handshake in time");
        case Arrival.Broken(var why) -> throw new ProviderException(provider, why);
        case Arrival.Opened _, Arrival.Message _, Arrival.Woken _ -> {}
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProviderException(provider, "interrupted while connecting", e);
    }
  }

  /// Runs on the client's thread for this socket.
  private final class Receiver extends WebSocketListener {
    @Override
    public void onOpen(WebSocket opened, Response response) {
      arrive(new Arrival.Opened());
    }

    @Override
    public void onMessage(WebSocket from, String text) {
      arrive(new Arrival.Message(text));
    }

    @Override
    public void onClosing(WebSocket from, int code, String reason) {
      arrive(new Arrival.Broken("closed with " + code + " " + reason));
      from.close(1000, null);
    }

    @Override
    public void onFailure(WebSocket from, Throwable cause, @Nullable Response response) {
      arrive(new Arrival.Broken(reason(cause, response)));
    }

    private String reason(Throwable cause, @Nullable Response response) {
      return response == null
          ? "connection lost (" + cause.getClass().getSimpleName() + ")"
          : "refused with " + response.code();
    }

    private void arrive(Arrival arrival) {
      try {
        if (!closed) {
          inbox.put(arrival);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
