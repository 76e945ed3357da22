package callmeback.sandbox.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/// `POST /Messages.json`: text messages, delivered to the sandbox's telephones at once.
///
/// Source of the codes: twilio.com/docs/iam/test-credentials and twilio.com/docs/api/errors.
final class Messages {

  private static final int LONGEST = 1600;
  private static final int SEGMENT = 160;
  private static final String MAGIC = "+1500555000";

  private final Exchange exchange;
  private final Sids sids;
  private final CallJson json;

  Messages(Exchange exchange, Sids sids, CallJson json) {
    this.exchange = exchange;
    this.sids = sids;
    this.json = json;
  }

  JsonNode send(Form form) {
    var to = required(form, "To", 21604, "A 'To' phone number is required.");
    var from = required(form, "From", 21603, "A 'From' phone number is required.");
    var body = required(form, "Body", 21602, "Message body is required.");
    checkTo(to);
    checkFrom(from);
    if (body.length() > LONGEST) {
      throw TwilioError.badRequest(21617, "The concatenated message body exceeds 1600 characters.");
    }
    exchange.phones().deliver(to, from, body);
    return resource(to, from, body);
  }

  private JsonNode resource(String to, String from, String body) {
    var now = CallJson.date(exchange.world().clock().instant());
    var sid = sids.next("SM");
    var message = JsonNodeFactory.instance.objectNode();
    message.put("sid", sid).put("account_sid", exchange.product().account().accountSid());
    message.put("api_version", CallJson.VERSION).put("direction", "outbound-api");
    message.put("to", to).put("from", from).put("body", body).put("status", "queued");
    message.put("num_segments", String.valueOf(Math.ceilDiv(body.length(), SEGMENT)));
    message.put("num_media", "0").put("price_unit", "USD");
    message.put("date_created", now).put("date_updated", now);
    for (var absent :
        List.of("date_sent", "price", "error_code", "error_message", "messaging_service_sid")) {
      message.putNull(absent);
    }
    message.put("uri", json.uri("Messages/" + sid + ".json"));
    message.putObject("subresource_uris").put("media", json.uri("Messages/" + sid + "/Media.json"));
    return message;
  }

  private static void checkTo(String to) {
    if (!PhoneNumbers.valid(to) || to.equals(MAGIC + 1)) {
      throw TwilioError.badRequest(21211, "Invalid 'To' Phone Number: " + to);
    }
    switch (to) {
      case MAGIC + 2 ->
          throw TwilioError.badRequest(21612, "Message cannot be sent with this 'To' and 'From'");
      case MAGIC + 3 ->
          throw TwilioError.badRequest(21408, "Permission to send an SMS has not been enabled");
      case MAGIC + 4 ->
          throw TwilioError.badRequest(21610, "Attempt to send to unsubscribed recipient");
      case MAGIC + 9 -> throw TwilioError.badRequest(21614, "'To' number is not a mobile number");
      default -> {}
    }
  }

  private void checkFrom(String from) {
    if (!PhoneNumbers.valid(from) || from.equals(MAGIC + 1)) {
      throw TwilioError.badRequest(21212, "Invalid 'From' Phone Number: " + from);
    }
    if (!exchange.product().account().fromNumbers().contains(from) && !from.equals(MAGIC + 6)) {
      throw TwilioError.badRequest(21606, "The 'From' number is not one of this account's");
    }
  }

  private static String required(Form form, String name, int code, String otherwise) {
    return form.first(name).orElseThrow(() -> TwilioError.badRequest(code, otherwise));
  }
}
