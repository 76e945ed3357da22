package callmeback.sandbox.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;

/// The Account resource (`api.v2010.account`), by which clients try their credentials.
final class AccountJson {

  private AccountJson() {}

  static JsonNode of(TwilioAccount account, CallJson calls, Instant now) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("sid", account.accountSid()).put("owner_account_sid", account.accountSid());
    json.put("auth_token", "********").put("friendly_name", "Sandbox");
    json.put("status", "active").put("type", "Full");
    json.put("date_created", CallJson.date(now)).put("date_updated", CallJson.date(now));
    json.put("uri", "/" + CallJson.VERSION + "/Accounts/" + account.accountSid() + ".json");
    var links = json.putObject("subresource_uris");
    links.put("calls", calls.uri("Calls.json")).put("messages", calls.uri("Messages.json"));
    return json;
  }
}
