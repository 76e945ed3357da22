package callmeback.sandbox.stripe;

import callmeback.sandbox.world.Entry;
import callmeback.sandbox.world.Outbox;
import callmeback.sandbox.world.RetryPolicy;
import callmeback.sandbox.world.World;
import com.fasterxml.jackson.databind.JsonNode;
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
  /// Stripe tries at growing intervals for three days (docs.stripe.com/webhooks#retries); a sandbox
  /// for six minutes and a half by its clock, and again when it is opened anew.
  private static final RetryPolicy RETRIES =
      RetryPolicy.untilAccepted(
          Duration.ofMillis(500),
          Duration.ofSeconds(2),
          Duration.ofSeconds(8),
          Duration.ofSeconds(20),
          Duration.ofSeconds(60),
          Duration.ofMinutes(5));

  private static final long LONGEST_SECONDS = Duration.ofDays(3).toSeconds();

  /// Where an event notes the endpoints that are still to get it.
  private static final String PENDING = "_pending";

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

  /// Notes on every event which endpoints are still to get it.
  void address(Work work) {
    for (ObjectNode event : work.events()) {
      ArrayNode pending = event.putArray(PENDING);
      work.all("webhook_endpoint", endpoint -> !deleted(endpoint) && wants(endpoint, event))
          .forEach(endpoint -> pending.add(endpoint.get("id")));
    }
  }

  /// Posts the events to the endpoints noted on them; those of one payment in order.
  void deliver(Work work, Settled settled) {
    work.events().forEach(event -> deliver(work, event, settled));
  }

  /// Posts what an earlier run did not get rid of, as long as Stripe would still try.
  void resume(Work work, Settled settled) {
    work.all(
            "event",
            event ->
                !event.path(PENDING).isEmpty()
                    && event.path("created").asLong() > work.now() - LONGEST_SECONDS)
        .forEach(event -> deliver(work, event, settled));
  }

  /// Notes that an endpoint needs an event no more.
  void settle(Work work, String event, String endpoint) {
    work.find("event", event)
        .ifPresent(known -> {
          ArrayNode pending = known.withArray(PENDING);
          for (int i = pending.size() - 1; i >= 0; i--) {
            if (pending.path(i).asText().equals(endpoint)) {
              pending.remove(i);
            }
          }
          work.put(known);
        });
  }

  private void deliver(Work work, ObjectNode event, Settled settled) {
    for (JsonNode id : event.path(PENDING)) {
      work.find("webhook_endpoint", id.asText())
          .filter(endpoint -> !deleted(endpoint))
          .ifPresent(endpoint -> post(endpoint, event, settled));
    }
  }

  private static boolean deleted(ObjectNode endpoint) {
    return endpoint.path("deleted").asBoolean();
  }

  private static boolean wants(ObjectNode endpoint, ObjectNode event) {
    String type = event.path("type").asText();
    return StreamSupport.stream(endpoint.path("enabled_events").spliterator(), false)
        .anyMatch(wanted -> wanted.asText().equals("*") || wanted.asText().equals(type));
  }

  private void post(ObjectNode endpoint, ObjectNode event, Settled settled) {
    ObjectNode subject = event.withObject("/data/object");
    String order = subject.path("payment_intent").asText(subject.path("id").asText());
    Notice notice =
        new Notice(
            endpoint,
            event.path("id").asText(),
            Json.write(Json.shown(event)).getBytes(StandardCharsets.UTF_8),
            settled);
    outbox.send(endpoint.path("id").asText() + " " + order, notice);
  }

  /// Learns that an event was accepted by an endpoint, or that it will not be sent to it again.
  @FunctionalInterface
  interface Settled {
    void settled(String event, String endpoint);
  }

  /// One event on its way to one endpoint, signed anew with the time of each attempt.
  private final class Notice implements Outbox.Parcel {
    private final ObjectNode endpoint;
    private final String event;
    private final byte[] body;
    private final Settled settled;

    private Notice(ObjectNode endpoint, String event, byte[] body, Settled settled) {
      this.endpoint = endpoint;
      this.event = event;
      this.body = body;
      this.settled = settled;
    }

    @Override
    public String provider() {
      return "stripe";
    }

    @Override
    public URI url() {
      return URI.create(endpoint.path("url").asText());
    }

    @Override
    public Map<String, String> headers() {
      String secret = endpoint.path("_secret").asText();
      return Map.of("Stripe-Signature", Signature.header(secret, world.clock().instant(), body));
    }

    @Override
    public String contentType() {
      return "application/json; charset=utf-8";
    }

    @Override
    public byte[] body() {
      return body.clone();
    }

    @Override
    public void settled() {
      settled.settled(event, endpoint.path("id").asText());
    }
  }

  @Override
  public void close() {
    outbox.close();
  }
}
