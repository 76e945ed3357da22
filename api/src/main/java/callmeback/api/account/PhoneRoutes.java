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
import callmeback.core.account.PhoneProofs.Channel;
import callmeback.core.account.PhoneVerification;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Proving one's number by a code.
public final class PhoneRoutes implements Endpoints {
  private static final Pattern CODE = Pattern.compile("[0-9]{4,10}");

  private final PhoneVerification verification;

  public PhoneRoutes(PhoneVerification verification) {
    this.verification = verification;
  }

  @Override
  public void mount(Routes routes) {
    routes
        .post("/api/user/phone/verification", Limit.perHour(5), signedIn(this::send))
        .post("/api/user/phone/verification/check", Limit.perMinute(10), signedIn(this::check));
  }

  private Answer send(Actor actor, Asked asked) {
    var fields = asked.json();
    var channel =
        fields.optional("channel", oneOf(Channel.values(), PhoneRoutes::word), Channel.SMS);
    var expires = fields.checked(() -> verification.send(actor, channel.get()));
    return new Answer(202, Map.of("expires_at", expires), Map.of());
  }

  private Answer check(Actor actor, Asked asked) {
    var fields = asked.json();
    var code = fields.required("code", text(PhoneRoutes::code));
    var account = fields.checked(() -> verification.check(actor, code.get()));
    return Answer.ok(Map.of("user", UserJson.of(account)));
  }

  private static String code(String raw) {
    var code = raw.strip();
    InvalidValue.unless(CODE.matcher(code).matches(), "must be the digits that were sent");
    return code;
  }

  private static String word(Channel channel) {
    return channel.name().toLowerCase(Locale.ROOT);
  }
}
