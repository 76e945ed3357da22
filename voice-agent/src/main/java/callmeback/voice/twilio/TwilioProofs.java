package callmeback.voice.twilio;

import callmeback.core.Problem;
import callmeback.core.account.PhoneNumber;
import callmeback.core.account.PhoneProofs;
import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.verify.v2.service.Verification;
import com.twilio.rest.verify.v2.service.VerificationCheck;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Proofs of telephone numbers by Twilio Verify, which makes, sends and checks the codes
/// (https://www.twilio.com/docs/verify/api).
public final class TwilioProofs implements PhoneProofs {
  private static final System.Logger LOG = System.getLogger(TwilioProofs.class.getName());

  /// A verification lives ten minutes, and with it its limits.
  private static final Duration LIFE = Duration.ofMinutes(10);

  private final String service;
  private final TwilioRestClient client;

  /// @param service the Verify service's id, `VA` and 32 hexadecimal digits
  public TwilioProofs(TwilioConfig config, String service) {
    this.service = service;
    this.client = CreateOnceClient.sdk(config);
  }

  @Override
  public Sent send(PhoneNumber to, Channel channel) {
    try {
      Verification.creator(service, to.e164(), channel.name().toLowerCase(Locale.ROOT))
          .create(client);
      return new Sent.OnItsWay();
    } catch (TwilioException e) {
      LOG.log(Level.WARNING, "Code to {0}: {1}", to, Refusals.said(e));
      var problem = refusal(Refusals.code(e), channel);
      if (problem == null) {
        throw Refusals.ofMessage(e);
      }
      return new Sent.Refused(problem);
    }
  }

  @Override
  public Checked check(PhoneNumber phone, String code) {
    try {
      var check =
          VerificationCheck.creator(service).setTo(phone.e164()).setCode(code).create(client);
      return checked(String.valueOf(check.getStatus()));
    } catch (TwilioException e) {
      return switch (Refusals.code(e)) {
        case 20404 -> new Checked.Expired();
        case 60200 -> new Checked.Wrong();
        case 60202 -> new Checked.TooMany();
        default -> throw Refusals.ofMessage(e);
      };
    }
  }

  /// The statuses are those of facts/billing-telephony.md, 2.9.
  private static Checked checked(String status) {
    return switch (status) {
      case "approved" -> new Checked.Right();
      case "pending" -> new Checked.Wrong();
      case "max_attempts_reached" -> new Checked.TooMany();
      default -> new Checked.Expired();
    };
  }

  private static @Nullable Problem refusal(int code, Channel channel) {
    return switch (code) {
      case 60200, 21211, 21614 -> phone("is not a number that a code can be sent to");
      case 60205 -> phone("takes no texts: ask for a call");
      case 21610 -> phone("has refused our texts: ask for a call");
      case 60410, 60605 ->
          phone(channel == Channel.SMS ? "cannot be sent a text" : "cannot be called");
      case 60203, 60212 -> new Problem.RateLimited(LIFE);
      default -> null;
    };
  }

  private static Problem phone(String sentence) {
    return Problem.Invalid.field("phone", sentence);
  }
}
