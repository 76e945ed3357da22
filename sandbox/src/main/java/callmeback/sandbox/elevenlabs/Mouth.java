package callmeback.sandbox.elevenlabs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.websocket.WsSession;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The one thread that owns a speech socket's contexts and writes to it: takes messages, sends
/// chunks when they are due.
final class Mouth implements Runnable {
  private static final int MOST_CONTEXTS = 5;
  private static final String ONLY = "";

  private final WsSession session;
  private final boolean multi;
  private final StreamOptions options;
  private final ContextFactory factory;
  private final BlockingQueue<JsonNode> inbox = new LinkedBlockingQueue<>();
  private final Map<String, Context> contexts = new LinkedHashMap<>();
  private long inactiveNanos;
  private boolean open = true;

  /// Opens a context.
  @FunctionalInterface
  interface ContextFactory {
    Context open(boolean settings, List<Integer> schedule);
  }

  Mouth(WsSession session, boolean multi, StreamOptions options, ContextFactory factory) {
    this.session = session;
    this.multi = multi;
    this.options = options;
    this.factory = factory;
  }

  void take(JsonNode message) {
    inbox.add(message);
  }

  @Override
  public void run() {
    touch();
    try {
      while (open) {
        var message = inbox.poll(nextNanos() - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (message != null) {
          touch();
          obey(message);
        }
        speak();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (UncheckedIOException _) {
      open = false; // the client left without a word
    }
  }

  private void touch() {
    inactiveNanos = System.nanoTime() + options.patience().toNanos();
  }

  private long nextNanos() {
    var next = inactiveNanos;
    for (var context : contexts.values()) {
      var due = context.dueNanos(next);
      next = due - next < 0 ? due : next;
    }
    return next;
  }

  private void speak() {
    for (var entry : List.copyOf(contexts.entrySet())) {
      var chunk = entry.getValue().poll(System.nanoTime());
      if (chunk != null) {
        send(entry.getKey(), Messages.audio(chunk));
      }
      if (entry.getValue().finished()) {
        finish(entry.getKey());
      }
    }
    if (open && System.nanoTime() - inactiveNanos >= 0) {
      var seconds = options.patience().toSeconds();
      var why = "Have not received a new text input within the timeout of " + seconds + " seconds.";
      fail("input_timeout_exceeded", why);
    }
  }

  private void obey(JsonNode message) {
    if (multi && message.path("close_socket").asBoolean()) {
      List.copyOf(contexts.keySet()).forEach(this::finish);
      hangUp(1000, "");
      return;
    }
    var id = multi ? message.path("context_id").asText("default") : ONLY;
    var context = contexts.get(id);
    if (multi && message.path("close_context").asBoolean()) {
      close(id, context);
    } else if (context != null) {
      feed(context, message);
    } else if (message.hasNonNull("text")) {
      openContext(id, message);
    }
  }

  /// A context that was flushed "will continue flushing" after it is closed; any other is dropped
  /// (the published description of multi-stream-input).
  private void close(String id, @Nullable Context context) {
    if (context != null && context.flushed()) {
      context.end();
    } else if (context != null) {
      finish(id);
    }
  }

  private void openContext(String id, JsonNode message) {
    if (contexts.size() == MOST_CONTEXTS) {
      fail("max_contexts_exceeded", "A socket has at most " + MOST_CONTEXTS + " contexts.");
      return;
    }
    var schedule = schedule(message.at("/generation_config/chunk_length_schedule"));
    if (schedule.stream().anyMatch(n -> n < 50 || n > 500)) {
      fail("invalid_generation_config", "chunk_length_schedule takes values from 50 to 500.");
      return;
    }
    var context =
        factory.open(
            message.hasNonNull("voice_settings"), options.autoMode() ? List.of() : schedule);
    contexts.put(id, context);
    feed(context, message);
  }

  private static List<Integer> schedule(JsonNode given) {
    if (!given.isArray() || given.isEmpty()) {
      return Context.USUAL_SCHEDULE;
    }
    var schedule = new ArrayList<Integer>();
    given.forEach(n -> schedule.add(n.asInt()));
    return schedule;
  }

  private void feed(Context context, JsonNode message) {
    if (message.hasNonNull("voice_settings") && !context.hasSettings()) {
      fail("invalid_voice_settings", "Voice settings belong to the message that opens a context.");
      return;
    }
    var text = message.path("text").asText("");
    if (!text.isBlank()) {
      context.append(text);
    }
    if (message.path("flush").asBoolean() || message.path("try_trigger_generation").asBoolean()) {
      context.flushOnRequest();
    }
    if (!multi && message.hasNonNull("text") && text.isEmpty()) {
      context.end();
    }
  }

  /// The end of a context; of the only one, the end of the socket.
  private void finish(String id) {
    contexts.remove(id);
    send(id, Messages.last());
    if (!multi) {
      hangUp(1000, "");
    }
  }

  private void fail(String error, String why) {
    session.send(Messages.error(error, why).toString(), true);
    hangUp(1008, error);
  }

  private void hangUp(int code, String reason) {
    open = false;
    contexts.clear();
    session.close(code, reason);
  }

  private void send(String id, ObjectNode message) {
    if (multi) {
      message.put("contextId", id);
    }
    session.send(message.toString(), true);
  }
}
