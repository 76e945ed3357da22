package callmeback.sandbox.stripe;

import callmeback.sandbox.world.Await;
import callmeback.sandbox.world.WireServer;
import callmeback.sandbox.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/// A Stripe simulator, a product that receives its webhooks, a clock moved by hand, and a client
/// that writes requests as stripe-java does. Every answer is checked against the published schema.
final class StripeRig implements AutoCloseable {
  static final StripeAccount ACCOUNT =
      new StripeAccount(
          "sk_test_sim_rig", "whsec_sim_rig", URI.create("http://127.0.0.1:9/unused"));

  private static final MediaType FORM = MediaType.get("application/x-www-form-urlencoded");

  final AtomicReference<Instant> time =
      new AtomicReference<>(Instant.parse("2026-11-20T10:00:00Z"));
  final World world;
  final List<Hook> hooks = new CopyOnWriteArrayList<>();
  final Optional<PublishedSchema> schema;
  final AtomicInteger attempts = new AtomicInteger();
  volatile boolean accepting = true;
  StripeSimulator stripe;
  private final WireServer product;
  private OkHttpClient client =
      new OkHttpClient.Builder()
          .retryOnConnectionFailure(false)
          .callTimeout(Duration.ofSeconds(10))
          .build();

  StripeRig(Path state) {
    schema = PublishedSchema.find();
    world = World.of(time::get, 7, state);
    product =
        WireServer.open(
            world,
            "product",
            0,
            routes ->
                routes.post(
                    "/hook",
                    (request, response) -> {
                      byte[] body = request.content().as(byte[].class);
                      String signature =
                          request.headers().stream()
                              .filter(header -> header.name().equalsIgnoreCase("stripe-signature"))
                              .findFirst()
                              .orElseThrow()
                              .get();
                      attempts.incrementAndGet();
                      if (accepting) {
                        hooks.add(new Hook(signature, body));
                      }
                      response.status(accepting ? 200 : 500).send();
                    }),
            sockets -> {});
    stripe = open();
  }

  /// How long the next requests wait for their answers.
  void patience(Duration patience) {
    client = client.newBuilder().callTimeout(patience).build();
  }

  /// A simulator of the same state.
  StripeSimulator open() {
    URI hook = product.base().resolve("/hook");
    return StripeSimulator.open(
        world, 0, new StripeAccount(ACCOUNT.secretKey(), ACCOUNT.webhookSecret(), hook));
  }

  /// The simulator is closed and opened anew, with its state.
  void reopen() {
    stripe.close();
    stripe = open();
  }

  record Hook(String signature, byte[] body) {
    ObjectNode event() {
      return (ObjectNode) Json.parse(new String(body, StandardCharsets.UTF_8));
    }
  }

  record Reply(int status, JsonNode json, okhttp3.Headers headers) {
    String text(String pointer) {
      return json.at(pointer).asText();
    }

    String id() {
      return text("/id");
    }
  }

  /// Posts `name, value, name, value, ...`.
  Reply post(String path, String... form) {
    return postWithKey("", path, form);
  }

  Reply postWithKey(String key, String path, String... form) {
    Request.Builder request = request(stripe, path).post(RequestBody.create(encoded(form), FORM));
    if (!key.isEmpty()) {
      request.header("Idempotency-Key", key);
    }
    return send(request.build());
  }

  Reply get(String path) {
    return send(request(stripe, path).build());
  }

  Reply delete(String path) {
    return send(request(stripe, path).delete().build());
  }

  static Request.Builder request(StripeSimulator stripe, String path) {
    return new Request.Builder()
        .url(stripe.base() + path)
        .header("Authorization", "Bearer " + ACCOUNT.secretKey())
        .header("Stripe-Version", "2026-07-29.dahlia");
  }

  Reply send(Request request) {
    try (Response response = client.newCall(request).execute()) {
      JsonNode json = Json.parse(response.body().string());
      schema.ifPresent(published -> published.check(json));
      return new Reply(response.code(), json, response.headers());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The reply to a request that says itself that it takes gzip.
  Reply packed(Request request) {
    try (Response response = client.newCall(request).execute();
        var body = new GZIPInputStream(response.body().byteStream())) {
      JsonNode json = Json.parse(new String(body.readAllBytes(), StandardCharsets.UTF_8));
      return new Reply(response.code(), json, response.headers());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// As stripe-java encodes: names with their brackets, values percent-encoded.
  static String encoded(String... form) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < form.length; i += 2) {
      pairs.add(form[i] + "=" + URLEncoder.encode(form[i + 1], StandardCharsets.UTF_8));
    }
    return String.join("&", pairs);
  }

  String customer() {
    return post("/v1/customers", "email", "ada@example.com").id();
  }

  String card(String customer, String testId) {
    return post("/v1/payment_methods/" + testId + "/attach", "customer", customer).id();
  }

  /// A hold on a Visa card of a new customer.
  Reply hold(int cents) {
    String customer = customer();
    return hold(customer, card(customer, "pm_card_visa"), cents);
  }

  Reply hold(String customer, String method, int cents, String... more) {
    List<String> form =
        new ArrayList<>(
            List.of(
                "amount",
                String.valueOf(cents),
                "currency",
                "usd",
                "capture_method",
                "manual",
                "confirm",
                "true",
                "customer",
                customer,
                "payment_method",
                method,
                "payment_method_types[0]",
                "card"));
    form.addAll(List.of(more));
    return post("/v1/payment_intents", form.toArray(String[]::new));
  }

  void pass(Duration duration) {
    time.updateAndGet(now -> now.plus(duration));
  }

  /// The event of that type once it has arrived.
  Hook hook(String type) {
    return Await.until(
            () ->
                hooks.stream()
                    .filter(hook -> hook.event().path("type").asText().equals(type))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  @Override
  public void close() {
    stripe.close();
    product.close();
  }
}
