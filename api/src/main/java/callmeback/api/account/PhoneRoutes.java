package callmeback.api.account;

import static callmeback.api.http.Access.signedIn;
import static callmeback.api.http.Shape.oneOf;
import static callmeback.api.http.Shape.text;

import callmeback.api.http.Answer;
import callmeback.api.http.Asked;
import callmeback.api.http.Endpoints;
import callmeback.api.http.Limit;
import callmeback.api.http.Routes;
import callmeback.core.InvalidValue;
import callmeback.core.account.Actor;
import callmeback.core.account.PhoneOwnership;
import callmeback.core.account.PhoneProofs.Channel;
import java.util.Locale;
import java.util.Map;

/// Proving that one's telephone number is one's own.
public final class PhoneRoutes implements Endpoints {
  private final PhoneOwnership ownership;

  public PhoneRoutes(PhoneOwnership ownership) {
    this.ownership = ownership;
  }

  @Override
  public void mount(Routes routes) {
    routes
        .post("/api/user/phone/verification", Limit.perHour(5), signedIn(this::send))
        .post("/api/user/phone/verification/check", Limit.perMinute(10), signedIn(this::check));
  }

  private Answer send(Actor actor, Asked asked) {
    var channel = Channel.SMS;
    if (asked.bytes().length > 0) {
      var fields = asked.json();
      var named =
          fields.optional("channel", oneOf(Channel.values(), PhoneRoutes::word), Channel.SMS);
      channel = fields.checked(named::get);
    }
    return new Answer(202, Map.of("expires_at", ownership.begin(actor, channel)), Map.of());
  }

  private Answer check(Actor actor, Asked asked) {
    var fields = asked.json();
    var code = fields.required("code", text(PhoneRoutes::digits));
    var account = fields.checked(() -> ownership.check(actor, code.get()));
    return Answer.ok(Map.of("user", UserJson.of(account)));
  }

  private static String word(Channel channel) {
    return channel.name().toLowerCase(Locale.ROOT);
  }

  /// Twilio Verify's codes have 4 to 10 digits.
  private static String digits(String code) {
    InvalidValue.unless(code.matches("[0-9]{4,10}"), "must be the digits that were sent");
    return code;
  }
}
