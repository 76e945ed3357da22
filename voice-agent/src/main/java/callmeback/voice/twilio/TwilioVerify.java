package callmeback.voice.twilio;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.PhoneNumber;
import callmeback.core.account.PhoneProofs;
import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.verify.v2.service.Verification;
import com.twilio.rest.verify.v2.service.VerificationCheck;
import java.time.Duration;
import java.util.Locale;

/// Codes by Twilio Verify v2.
public final class TwilioVerify implements PhoneProofs {
  /// Twilio's own, unless a service says otherwise (twilio.com/docs/verify/api/service).
  private static final Duration LIFETIME = Duration.ofMinutes(10);

  private static final int NOT_FOUND = 20404;
  private static final int MALFORMED = 60200;
  private static final int TOO_MANY_CHECKS = 60202;
  private static final int TOO_MANY_SENT = 60203;

  private final String service;
  private final TwilioRestClient client;

  /// @param service `VA` and 32 hexadecimal digits
  public TwilioVerify(TwilioConfig config, String service) {
    this.service = service;
    this.client = CreateOnceClient.sdk(config);
  }

  @Override
  public Duration send(PhoneNumber to, Channel channel) {
    try {
      Verification.creator(service, to.e164(), channel.name().toLowerCase(Locale.ROOT))
          .create(client);
      return LIFETIME;
    } catch (TwilioException e) {
      throw refusal(e, channel);
    }
  }

  @Override
  public Verdict check(PhoneNumber number, String code) {
    try {
      var checked =
          VerificationCheck.creator(service).setTo(number.e164()).setCode(code).create(client);
      return verdict(String.valueOf(checked.getStatus()));
    } catch (TwilioException e) {
      return switch (Refusals.code(e)) {
        case NOT_FOUND -> Verdict.EXPIRED;
        case MALFORMED -> Verdict.WRONG;
        case TOO_MANY_CHECKS -> Verdict.TOO_MANY;
        default -> throw Refusals.ofMessage(e);
      };
    }
  }

  /// The statuses are those of twilio.com/docs/verify/api/verification-check.
  private static Verdict verdict(String status) {
    return switch (status) {
      case "approved" -> Verdict.RIGHT;
      case "pending" -> Verdict.WRONG;
      case "max_attempts_reached" -> Verdict.TOO_MANY;
      default -> Verdict.EXPIRED;
    };
  }

  /// The codes are those of twilio.com/docs/api/errors.
  private static ProblemException refusal(TwilioException failure, Channel channel) {
    return switch (Refusals.code(failure)) {
      case MALFORMED, 21211, 21614 -> phone("is not a number that a code can be sent to", failure);
      case 60205 -> phone("takes no texts: ask for a call", failure);
      case 21610 -> phone("has refused our texts: ask for a call", failure);
      case 60410, 60605 ->
          phone(channel == Channel.SMS ? "cannot be sent a text" : "cannot be called", failure);
      case TOO_MANY_SENT -> new ProblemException(new Problem.RateLimited(LIFETIME), failure);
      default -> Refusals.ofMessage(failure);
    };
  }

  private static ProblemException phone(String sentence, TwilioException failure) {
    return new ProblemException(Problem.Invalid.field("phone", sentence), failure);
  }
}
