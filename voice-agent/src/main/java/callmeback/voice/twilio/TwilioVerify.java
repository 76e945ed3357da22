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

  private static final int TOO_MANY_CHECKS = 60202;
  private static final int TOO_MANY_SENT = 60203;

  private final String service;
  private final TwilioRestClient client;

  /// @param service `VA` and 32 hexadecimal digits
  public TwilioVerify(TwilioConfig config, String service) {
    this.service = service;
    this.client =
        new TwilioRestClient.Builder(config.accountSid(), config.authToken().value())
            .httpClient(new CreateOnceClient(config.apiBase()))
            .build();
  }

  @Override
  public Duration send(PhoneNumber to, Channel channel) {
    try {
      Verification.creator(service, to.e164(), channel.name().toLowerCase(Locale.ROOT))
          .create(client);
      return LIFETIME;
    } catch (TwilioException e) {
      throw Refusals.code(e) == TOO_MANY_SENT
          ? new ProblemException(new Problem.RateLimited(LIFETIME), e)
          : Refusals.exception(e);
    }
  }

  @Override
  public Verdict check(PhoneNumber number, String code) {
    try {
      var checked =
          VerificationCheck.creator(service).setTo(number.e164()).setCode(code).create(client);
      return "approved".equals(checked.getStatus()) ? Verdict.RIGHT : Verdict.WRONG;
    } catch (TwilioException e) {
      if (Refusals.code(e) == TOO_MANY_CHECKS) {
        return Verdict.TOO_MANY;
      }
      if (Refusals.unknown(e)) {
        return Verdict.EXPIRED;
      }
      throw Refusals.exception(e);
    }
  }
}
