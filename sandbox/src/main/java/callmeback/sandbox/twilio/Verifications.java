package callmeback.sandbox.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// `verify.twilio.com/v2/Services/{sid}`: codes that prove a number, sent to the sandbox's
/// telephones.
///
/// Limits and codes: twilio.com/docs/verify/api/verification-check and twilio.com/docs/api/errors
/// (60200, 60202, 60203, 20404).
final class Verifications {
  private static final Duration LIFETIME = Duration.ofMinutes(10);
  private static final int MOST_SENT = 5;
  private static final int MOST_CHECKED = 5;
  private static final Set<String> CHANNELS = Set.of("sms", "call");

  private final Exchange exchange;
  private final Sids sids;
  private final SplittableRandom codes;
  private final Map<String, Open> open = new HashMap<>();

  /// A code under way.
  private record Open(
      String sid, String service, String channel, String code, Instant at, int sent, int checked) {}

  Verifications(Exchange exchange, Sids sids) {
    this.exchange = exchange;
    this.sids = sids;
    this.codes = new SplittableRandom(exchange.world().seed());
  }

  synchronized JsonNode send(String service, Form form) {
    var to = required(form, "To");
    var channel = required(form, "Channel");
    if (!PhoneNumbers.valid(to)) {
      throw TwilioError.badRequest(60200, "Invalid parameter `To`: " + to);
    }
    if (!CHANNELS.contains(channel)) {
      throw TwilioError.badRequest(60200, "Invalid parameter `Channel`: " + channel);
    }
    var old = live(to);
    if (old != null && old.sent() >= MOST_SENT) {
      throw new TwilioError(429, 60203, "Max send attempts reached");
    }
    var code = old == null ? "%06d".formatted(codes.nextInt(1_000_000)) : old.code();
    var sid = old == null ? sids.next("VE") : old.sid();
    var sent = old == null ? 1 : old.sent() + 1;
    open.put(to, new Open(sid, service, channel, code, now(), sent, 0));
    exchange
        .phones()
        .deliver(
            to,
            exchange.product().account().fromNumbers().getFirst(),
            "Your Call Me Back verification code is: " + code);
    return json(to, "pending", false);
  }

  synchronized JsonNode check(Form form, String path) {
    var to = required(form, "To");
    var code = required(form, "Code");
    var asked = live(to);
    if (asked == null) {
      throw TwilioError.notFound(path);
    }
    if (asked.checked() >= MOST_CHECKED) {
      throw new TwilioError(429, 60202, "Max check attempts reached");
    }
    if (asked.code().equals(code)) {
      var approved = json(to, "approved", true);
      open.remove(to);
      return approved;
    }
    open.put(
        to,
        new Open(
            asked.sid(),
            asked.service(),
            asked.channel(),
            asked.code(),
            asked.at(),
            asked.sent(),
            asked.checked() + 1));
    return json(to, "pending", false);
  }

  private @Nullable Open live(String to) {
    var found = open.get(to);
    if (found != null && found.at().plus(LIFETIME).isBefore(now())) {
      open.remove(to);
      return null;
    }
    return found;
  }

  private ObjectNode json(String to, String status, boolean valid) {
    var asked = Objects.requireNonNull(open.get(to));
    var body = JsonNodeFactory.instance.objectNode();
    body.put("sid", asked.sid()).put("service_sid", asked.service());
    body.put("account_sid", exchange.product().account().accountSid());
    body.put("to", to).put("channel", asked.channel()).put("status", status).put("valid", valid);
    body.put("date_created", asked.at().toString()).put("date_updated", now().toString());
    body.putNull("amount").putNull("payee");
    return body;
  }

  private Instant now() {
    return exchange.world().clock().instant();
  }

  private static String required(Form form, String name) {
    return form.first(name)
        .orElseThrow(() -> TwilioError.badRequest(60200, "Missing required parameter: " + name));
  }
}
