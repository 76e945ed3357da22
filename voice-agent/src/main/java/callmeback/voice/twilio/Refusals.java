package callmeback.voice.twilio;

import callmeback.core.Problem;
import callmeback.core.Problem.ProviderFailed;
import callmeback.core.ProblemException;
import callmeback.core.call.Telephony.Dialling;
import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;

/// What the API's errors mean; the codes are those of https://www.twilio.com/docs/api/errors.
final class Refusals {
  private static final int NOT_FOUND = 20404;
  private static final int NOT_IN_PROGRESS = 21220;
  private static final Duration SOON = Duration.ofSeconds(5);

  private Refusals() {}

  /// What became of a dial that failed. Only a clean refusal, or a connection never made, proves
  /// that nothing will ring.
  static Dialling dialling(TwilioException failure) {
    if (neverSent(failure)) {
      return new Dialling.Refused(new Problem.Unavailable(SOON));
    }
    if (tooMany(failure)) {
      return new Dialling.NotNow(SOON);
    }
    return refused(failure) ? new Dialling.Refused(problem(failure)) : new Dialling.Unclear();
  }

  /// Our account is not let in: bad credentials, or an account that is closed.
  static boolean lockedOut(TwilioException failure) {
    return switch (code(failure)) {
      case 20003, 20005, 10001 -> true;
      default -> status(failure) == 401;
    };
  }

  /// What was said, for the log: numbers only.
  static String said(TwilioException failure) {
    return "status %d, code %d".formatted(status(failure), code(failure));
  }

  /// The API knows no such call.
  static boolean unknown(TwilioException failure) {
    return code(failure) == NOT_FOUND || status(failure) == 404;
  }

  /// There is nothing left to hang up.
  static boolean over(TwilioException failure) {
    return unknown(failure) || code(failure) == NOT_IN_PROGRESS;
  }

  /// For any other request than a dial.
  static ProblemException exception(TwilioException failure) {
    var problem = refused(failure) ? problem(failure) : new Problem.Unavailable(SOON);
    return new ProblemException(problem, failure);
  }

  /// For codes and texts: a clean refusal says that none will come.
  static ProblemException ofMessage(TwilioException failure) {
    var busy = code(failure) == 20429 || status(failure) == 429;
    var problem =
        refused(failure) && !busy
            ? new ProviderFailed(ProviderFailed.Provider.MESSAGES)
            : new Problem.Unavailable(SOON);
    return new ProblemException(problem, failure);
  }

  private static Problem problem(TwilioException failure) {
    return switch (code(failure)) {
      case 21211, 21217 -> phone("is not a number that can be called");
      case 21214 -> phone("cannot be reached");
      case 21215 -> phone("is in a country that we cannot call");
      case 21216 -> phone("may not be called");
      default -> {
        if (lockedOut(failure)) {
          yield new Problem.Unavailable(Lockout.LENGTH);
        }
        yield tooMany(failure)
            ? new Problem.Unavailable(SOON)
            : new ProviderFailed(ProviderFailed.Provider.TELEPHONY);
      }
    };
  }

  private static boolean tooMany(TwilioException failure) {
    return code(failure) == 20429 || code(failure) == 10004 || status(failure) == 429;
  }

  private static Problem phone(String sentence) {
    return Problem.Invalid.field("phone_number", sentence);
  }

  /// A timeout of the request itself (408) says nothing about what was done.
  private static boolean refused(TwilioException failure) {
    var status = status(failure);
    return status >= 400 && status < 500 && status != 408;
  }

  private static boolean neverSent(TwilioException failure) {
    return failure.getCause() instanceof ConnectException
        || failure.getCause() instanceof UnknownHostException
        || failure.getCause() instanceof ConnectTimeoutException;
  }

  /// 0 for none.
  static int code(TwilioException failure) {
    return failure instanceof ApiException api ? orZero(api.getCode()) : 0;
  }

  private static int status(TwilioException failure) {
    return failure instanceof ApiException api ? orZero(api.getStatusCode()) : 0;
  }

  private static int orZero(@Nullable Integer number) {
    return number == null ? 0 : number;
  }
}
