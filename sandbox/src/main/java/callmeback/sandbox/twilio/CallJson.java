package callmeback.sandbox.twilio;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The Call resource as the REST API shows it (`api.v2010.account.call`).
final class CallJson {

  static final String VERSION = "2010-04-01";

  private static final DateTimeFormatter RFC_2822 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final List<String> SUBRESOURCES =
      List.of(
          "notifications",
          "recordings",
          "payments",
          "events",
          "siprec",
          "streams",
          "transcriptions",
          "user_defined_message_subscriptions",
          "user_defined_messages");

  /// Per started minute, as for calls within the United States (twilio.com/voice/pricing/us).
  private static final BigDecimal PRICE_PER_MINUTE = new BigDecimal("0.01400");

  private final String accountSid;
  private final Duration priceDelay;

  /// The price of a finished call is known after `priceDelay`.
  CallJson(String accountSid, Duration priceDelay) {
    this.accountSid = accountSid;
    this.priceDelay = priceDelay;
  }

  static String date(Instant instant) {
    return RFC_2822.format(instant);
  }

  String uri(String path) {
    return "/" + VERSION + "/Accounts/" + accountSid + "/" + path;
  }

  ObjectNode of(CallRecord call, Instant now) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("sid", call.sid());
    json.put("account_sid", accountSid);
    json.put("api_version", VERSION);
    json.put("date_created", date(call.times().created()));
    json.put("date_updated", date(call.times().updated()));
    parties(json, call.parties());
    json.put("status", call.status().wire());
    json.put("start_time", call.times().started().map(CallJson::date).orElse(null));
    json.put("end_time", call.times().ended().map(CallJson::date).orElse(null));
    json.put(
        "duration", call.status() == CallStatus.COMPLETED ? String.valueOf(call.seconds()) : null);
    json.put("price", price(call, now).orElse(null));
    json.put("price_unit", "USD");
    json.put("direction", "outbound-api");
    json.put("answered_by", call.answeredBy().orElse(null));
    for (var absent :
        List.of(
            "parent_call_sid", "phone_number_sid", "forwarded_from", "group_sid", "trunk_sid")) {
      json.putNull(absent);
    }
    json.putNull("caller_name");
    json.put("queue_time", String.valueOf(call.times().queued().toMillis()));
    links(json, call.sid());
    return json;
  }

  private static void parties(ObjectNode json, CallRequest.Parties parties) {
    json.put("to", parties.to());
    json.put("to_formatted", formatted(parties.to()));
    json.put("from", parties.from());
    json.put("from_formatted", formatted(parties.from()));
  }

  private void links(ObjectNode json, String sid) {
    json.put("uri", uri("Calls/" + sid + ".json"));
    var links = json.putObject("subresource_uris");
    for (var name : SUBRESOURCES) {
      links.put(name, uri("Calls/" + sid + "/" + camel(name) + ".json"));
    }
  }

  private Optional<String> price(CallRecord call, Instant now) {
    if (call.status() != CallStatus.COMPLETED
        || call.times().ended().filter(end -> !now.isBefore(end.plus(priceDelay))).isEmpty()) {
      return Optional.empty();
    }
    var minutes = BigDecimal.valueOf(Math.ceilDiv(call.seconds(), 60L));
    return Optional.of(PRICE_PER_MINUTE.multiply(minutes).negate().toPlainString());
  }

  /// North American numbers as (415) 867-5309, others as they are.
  private static String formatted(String number) {
    return number.matches("\\+1[0-9]{10}")
        ? number.replaceFirst("\\+1(...)(...)(....)", "($1) $2-$3")
        : number;
  }

  private static String camel(String name) {
    var text = new StringBuilder();
    for (var word : name.split("_")) {
      text.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return text.toString();
  }
}
