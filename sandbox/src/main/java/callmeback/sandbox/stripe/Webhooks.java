package callmeback.sandbox.stripe;

import callmeback.sandbox.world.Entry;
import callmeback.sandbox.world.Outbox;
import callmeback.sandbox.world.RetryPolicy;
import callmeback.sandbox.world.World;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/// `/v1/events` and `/v1/webhook_endpoints`, and the posting of signed events.
final class Webhooks implements AutoCloseable {
  /// Stripe tries for days; a sandbox for a minute and a half.
  private static final RetryPolicy RETRIES =
      RetryPolicy.untilAccepted(
          Duration.ofMillis(500),
          Duration.ofSeconds(2),
          Duration.ofSeconds(8),
          Duration.ofSeconds(20),
          Duration.ofSeconds(60));

  private final World world;
  private final StripeAccount account;
  private final Outbox outbox;

  Webhooks(World world, StripeAccount account) {
    this.world = world;
    this.account = account;
    this.outbox = new Outbox(world, Entry.WEBHOOK, RETRIES, Duration.ofSeconds(20));
  }

  ObjectNode events(Call call) {
    Form form =
        call.form().only("type", "types", "limit", "starting_after", "ending_before", "created");
    String type = form.text("type").orElse("");
    List<String> types = form.list("types");
    return Pages.page(
        call,
        "event",
        "/v1/events",
        event ->
            (type.isEmpty() || event.path("type").asText().equals(type))
                && (types.isEmpty() || types.contains(event.path("type").asText())));
  }

  ObjectNode event(Call call) {
    call.form().only();
    return call.work().get("event", call.id(), "id");
  }

  ObjectNode endpoints(Call call) {
    call.form().only("limit", "starting_after", "ending_before");
    return Pages.page(call, "webhook_endpoint", "/v1/webhook_endpoints", _ -> true);
  }

  ObjectNode createEndpoint(Call call) {
    Form form = call.form().only("url", "enabled_events", "api_version", "description", "metadata");
    ObjectNode endpoint = call.work().create("webhook_endpoint", "we_1");
    endpoint.put("url", form.required("url"));
    ArrayNode events = endpoint.withArray("enabled_events");
    form.list("enabled_events").forEach(events::add);
    if (events.isEmpty()) {
      form.required("enabled_events");
    }
    form.copy(endpoint, "description", "api_version");
    form.metadata(endpoint);
    endpoint.put("_secret", "whsec_" + endpoint.path("id").asText());
    call.work().put(endpoint);
    return endpoint.deepCopy().put("secret", endpoint.path("_secret").asText());
  }

  ObjectNode deleteEndpoint(Call call) {
    ObjectNode endpoint = call.work().get("webhook_endpoint", call.id(), "id");
    call.work().put(endpoint.put("deleted", true));
    return Json.object()
        .put("id", call.id())
        .put("object", "webhook_endpoint")
        .put("deleted", true);
  }

  /// Makes the account's own endpoint, or points it to where it is now.
  void configure(Work work) {
    ObjectNode endpoint =
        work.all("webhook_endpoint", known -> known.path("_configured").asBoolean())
            .findFirst()
            .orElseGet(() -> work.create("webhook_endpoint", "we_1").put("_configured", true));
    endpoint.put("url", account.webhookUrl().toString()).put("_secret", account.webhookSecret());
    endpoint.putArray("enabled_events").add("*");
    work.put(endpoint);
  }

  /// Posts the events to every endpoint that wants them; those of one payment in order.
  void deliver(Work work) {
    for (ObjectNode event : work.events()) {
      work.all(
              "webhook_endpoint",
              endpoint -> !endpoint.path("deleted").asBoolean() && wants(endpoint, event))
          .forEach(endpoint -> post(endpoint, event));
    }
  }

  private static boolean wants(ObjectNode endpoint, ObjectNode event) {
    String type = event.path("type").asText();
    return StreamSupport.stream(endpoint.path("enabled_events").spliterator(), false)
        .anyMatch(wanted -> wanted.asText().equals("*") || wanted.asText().equals(type));
  }

  private void post(ObjectNode endpoint, ObjectNode event) {
    String secret = endpoint.path("_secret").asText();
    ObjectNode subject = event.withObject("/data/object");
    String order = subject.path("payment_intent").asText(subject.path("id").asText());
    byte[] body = Json.write(Json.shown(event)).getBytes(StandardCharsets.UTF_8);
    outbox.send(
        "stripe",
        endpoint.path("id").asText() + " " + order,
        URI.create(endpoint.path("url").asText()),
        () -> Map.of("Stripe-Signature", Signature.header(secret, world.clock().instant(), body)),
        "application/json; charset=utf-8",
        body);
  }

  @Override
  public void close() {
    outbox.close();
  }
}
