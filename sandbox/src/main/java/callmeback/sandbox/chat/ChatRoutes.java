package callmeback.sandbox.chat;

import callmeback.sandbox.world.World;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// The completions, embeddings and models of one provider.
final class ChatRoutes {
  private static final long NANOS_PER_MS = 1_000_000;
  private static final long NANOS_PER_S = 1_000_000_000;

  private final World world;
  private final Provider provider;
  private final String apiKey;
  private final Brain brain = new Brain();
  private final AtomicLong completions = new AtomicLong();

  ChatRoutes(World world, Provider provider, String apiKey) {
    this.world = world;
    this.provider = provider;
    this.apiKey = apiKey;
  }

  void routing(HttpRouting.Builder rules) {
    rules.post("/v1/chat/completions", this::complete).get("/v1/models", this::models);
    if (provider == Provider.OPENAI) {
      rules.post("/v1/embeddings", this::embed);
    }
    rules.error(Rejected.class, (_, response, rejected) -> refuse(response, rejected));
  }

  void refuse(ServerResponse response, Rejected rejected) {
    response
        .status(rejected.status())
        .header("Content-Type", "application/json")
        .send(provider.body(rejected));
  }

  private void models(ServerRequest request, ServerResponse response) {
    checkKey(request);
    var list = Json.MAPPER.createObjectNode().put("object", "list");
    var data = list.putArray("data");
    for (var model : provider.models()) {
      data.addObject()
          .put("id", model)
          .put("object", "model")
          .put("created", 0)
          .put("owned_by", provider.word());
    }
    answer(response, list);
  }

  private void complete(ServerRequest request, ServerResponse response) {
    checkKey(request);
    var started = System.nanoTime();
    var asked = ChatRequest.from(body(request), provider);
    var id = "chatcmpl-%s%012d".formatted(provider.word(), completions.incrementAndGet());
    var completion =
        new Completion(
            asked, brain.think(asked), provider, id, world.clock().instant().getEpochSecond());
    if (asked.stream()) {
      stream(response, completion, started);
    } else {
      pause(firstTokenNanos() + completion.words().size() * tokenNanos());
      answer(response, completion.whole(since(started)));
    }
  }

  private void embed(ServerRequest request, ServerResponse response) {
    checkKey(request);
    var embeddings = Embeddings.answer(body(request));
    pause(world.latencies().of(provider.word(), "embedding_ms") * NANOS_PER_MS);
    answer(response, embeddings);
  }

  private void checkKey(ServerRequest request) {
    var given = request.headers().first(HeaderNames.AUTHORIZATION).orElse("");
    if (!given.equals("Bearer " + apiKey)) {
      throw Rejected.wrongKey();
    }
  }

  private static JsonNode body(ServerRequest request) {
    try {
      return Json.MAPPER.readTree(request.content().as(String.class));
    } catch (JsonProcessingException _) {
      throw Rejected.invalid("body", "The body is not JSON.");
    }
  }

  private void stream(ServerResponse response, Completion completion, long started) {
    response.header("Content-Type", "text/event-stream").header("Cache-Control", "no-cache");
    try (OutputStream out = response.outputStream()) {
      event(out, completion.role());
      pause(firstTokenNanos());
      for (var token : completion.reasoning()) {
        event(out, completion.reasoning(token));
        pause(tokenNanos());
      }
      for (var token : completion.words()) {
        event(out, completion.word(token));
        pause(tokenNanos());
      }
      if (completion.calls()) {
        event(out, completion.callBegins());
      }
      for (var piece : completion.argumentPieces()) {
        pause(tokenNanos());
        event(out, completion.callGoesOn(piece));
      }
      event(out, completion.end(since(started)));
      if (completion.accountsApart()) {
        event(out, completion.accountAlone());
      }
      write(out, "[DONE]");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void event(OutputStream out, ObjectNode chunk) throws IOException {
    write(out, chunk.toString());
  }

  private static void write(OutputStream out, String data) throws IOException {
    out.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private long firstTokenNanos() {
    return world.latencies().of(provider.word(), "first_token_ms") * NANOS_PER_MS;
  }

  private long tokenNanos() {
    return NANOS_PER_S / world.latencies().of(provider.word(), "tokens_per_s");
  }

  private static void pause(long nanos) {
    LockSupport.parkNanos(nanos);
  }

  private static double since(long started) {
    return (System.nanoTime() - started) / (double) NANOS_PER_S;
  }

  private static void answer(ServerResponse response, ObjectNode body) {
    response.header("Content-Type", "application/json").send(body.toString());
  }
}
