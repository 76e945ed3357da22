package callmeback.voice.twilio;

import callmeback.core.InvalidValue;
import callmeback.core.Secret;
import callmeback.core.account.PhoneNumber;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Our account at the telephone company, and the address at which it reaches us.
///
/// @param publicBase what our paths are appended to, as the telephone company sees it
/// @param apiBase where the telephone company's API is served instead of at its real hosts
/// @param authToken also the key of the webhooks' signatures
/// @param from the number our calls come from
public record TwilioConfig(
    URI publicBase, @Nullable URI apiBase, String accountSid, Secret authToken, PhoneNumber from) {
  static final String ANSWER = "/api/twilio/answer";
  static final String CALLBACK = "/api/twilio/callback";
  static final String STREAM = "/api/twilio/stream";

  public TwilioConfig {
    requireHttp(publicBase);
    if (apiBase != null) {
      requireHttp(apiBase);
    }
    InvalidValue.unless(!accountSid.isBlank(), "must name an account");
    InvalidValue.unless(!authToken.value().isBlank(), "must be a key");
  }

  URI answerUrl(UUID callId) {
    return URI.create(address(ANSWER + "/" + callId));
  }

  URI callbackUrl(UUID callId) {
    return URI.create(address(CALLBACK + "/" + callId));
  }

  /// Our address of a path, whatever the request's own headers claim.
  String address(String rawPath) {
    var base = publicBase.toString();
    return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + rawPath;
  }

  /// The same for a WebSocket: http becomes ws, and https wss.
  String socketAddress(String rawPath) {
    return "ws" + address(rawPath).substring("http".length());
  }

  private static void requireHttp(URI base) {
    var web = "https".equals(base.getScheme()) || "http".equals(base.getScheme());
    InvalidValue.unless(
        web && base.getHost() != null && base.getQuery() == null && base.getFragment() == null,
        "must be an http or https address with a host");
  }
}
