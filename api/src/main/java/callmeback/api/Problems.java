package callmeback.api;

import callmeback.api.http.Answer;
import callmeback.api.http.Refusal;
import callmeback.api.http.RefusalException;
import callmeback.core.Problem;
import callmeback.core.Problem.CardRefused.Reason;
import callmeback.core.ProblemException;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.helidon.http.HttpException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What goes wrong, as the contract has it: the only place that knows statuses and error codes.
final class Problems {
  private static final System.Logger LOGGER = System.getLogger(Problems.class.getName());

  /// The body of every error.
  record Envelope(
      String error,
      String message,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long retryAfter,
      Map<String, String> details) {}

  /// A status and a code of the contract.
  record Code(int status, String name) {}

  private static final Code SERVER_ERROR = new Code(500, "SERVER_ERROR");

  private Problems() {}

  /// What to answer when something was thrown. A fault of ours is logged here, once.
  static Answer answer(Throwable thrown) {
    return switch (thrown) {
      case ProblemException e -> answer(e.problem());
      case RefusalException e -> answer(e.refusal());
      case HttpException e when e.status().code() == 404 -> answer(new Refusal.UnknownPath());
      case HttpException e when e.status().code() == 405 -> answer(new Refusal.WrongMethod("POST"));
      case HttpException e when e.status().code() < SERVER_ERROR.status() ->
          answer(new Problem.Invalid(Map.of()));
      default -> fault(thrown);
    };
  }

  static Answer answer(Problem problem) {
    return answer(code(problem), problem.message(), retryAfter(problem), details(problem))
        .with(headers(problem));
  }

  static Answer answer(Refusal refusal) {
    return switch (refusal) {
      case Refusal.UnknownPath() ->
          answer(new Code(404, "NOT_FOUND"), "There is nothing at this address.");
      case Refusal.WrongMethod(var allow) ->
          answer(new Code(405, "METHOD_NOT_ALLOWED"), "This address cannot be used that way.")
              .with(Map.of("Allow", allow));
      case Refusal.BodyTooLarge() ->
          answer(new Code(413, "PAYLOAD_TOO_LARGE"), "This is too large: 1 MB is the most.")
              .with(Map.of("Connection", "close"));
      case Refusal.WrongContentType() ->
          answer(new Code(415, "UNSUPPORTED_MEDIA_TYPE"), "Send JSON, please.")
              .with(Map.of("Accept", "application/json"));
      case Refusal.TooSlow() -> answer(new Problem.Unavailable(Duration.ofSeconds(1)));
    };
  }

  static Code code(Problem problem) {
    return switch (problem) {
      case Problem.Invalid _ -> new Code(400, "VALIDATION_ERROR");
      case Problem.PersonaUnusable _ -> new Code(400, "INVALID_PERSONA");
      case Problem.HoldUnusable _ -> new Code(400, "INVALID_PAYMENT");
      case Problem.NotAgreed _ -> new Code(400, "INVALID_PAYMENT");
      case Problem.NoCard _ -> new Code(400, "NO_PAYMENT_METHOD");
      case Problem.DuplicateName _ -> new Code(400, "DUPLICATE_NAME");
      case Problem.AlreadyThere _ -> new Code(400, "ALREADY_EXISTS");
      case Problem.CardInUse _ -> new Code(400, "CANNOT_REMOVE_DEFAULT");
      case Problem.TooLate _ -> new Code(400, "CANCELLATION_DENIED");
      case Problem.AlreadyOver _ -> new Code(400, "INVALID_STATUS");
      case Problem.Unauthenticated _ -> new Code(401, "UNAUTHORIZED");
      case Problem.BadToken _ -> new Code(401, "INVALID_TOKEN");
      case Problem.RevokedToken _ -> new Code(401, "TOKEN_REVOKED");
      case Problem.BadCredentials _ -> new Code(401, "INVALID_CREDENTIALS");
      case Problem.SpendingStopped _ -> new Code(402, "PAYMENT_REQUIRED");
      case Problem.HoldUnauthorised _ -> new Code(402, "PAYMENT_REQUIRED");
      case Problem.CardRefused(var reason) -> code(reason);
      case Problem.Forbidden _ -> new Code(403, "FORBIDDEN");
      case Problem.MissingScope _ -> new Code(403, "FORBIDDEN");
      case Problem.PhoneUnverified _ -> new Code(403, "PHONE_NOT_VERIFIED");
      case Problem.AccountSuspended _ -> new Code(403, "ACCOUNT_SUSPENDED");
      case Problem.AccountLocked _ -> new Code(403, "ACCOUNT_LOCKED");
      case Problem.NotFound _ -> new Code(404, "NOT_FOUND");
      case Problem.EmailTaken _ -> new Code(409, "EMAIL_EXISTS");
      case Problem.PhoneTaken _ -> new Code(409, "PHONE_EXISTS");
      case Problem.RateLimited _ -> new Code(429, "RATE_LIMIT_EXCEEDED");
      case Problem.DailyLimit _ -> new Code(429, "RATE_LIMIT_EXCEEDED");
      case Problem.NotLive _ -> new Code(409, "CALL_NOT_LIVE");
      case Problem.CallInProgress _ -> new Code(429, "CONCURRENT_CALLS");
      case Problem.TooMany(var what) -> new Code(429, "MAX_" + limit(what));
      case Problem.ProviderFailed(var provider) -> code(provider);
      case Problem.Unavailable _ -> new Code(503, "SERVICE_UNAVAILABLE");
    };
  }

  private static String limit(Problem.TooMany.Of what) {
    return switch (what) {
      case PERSONAS -> "PERSONAS";
      case CONTACTS -> "CONTACTS";
      case WHISPERS -> "WHISPERS";
      case SCHEDULED_CALLS -> "SCHEDULED";
      case ACCESS_TOKENS -> "TOKENS";
    };
  }

  private static Code code(Reason reason) {
    return switch (reason) {
      case DECLINED -> new Code(402, "CARD_DECLINED");
      case INSUFFICIENT_FUNDS -> new Code(402, "INSUFFICIENT_FUNDS");
      case NOT_USABLE, NEEDS_AUTHENTICATION, TRY_AGAIN -> new Code(402, "PAYMENT_FAILED");
    };
  }

  private static Code code(Problem.ProviderFailed.Provider provider) {
    return switch (provider) {
      case TELEPHONY, MESSAGES -> new Code(500, "TWILIO_ERROR");
      case PAYMENTS -> new Code(500, "STRIPE_ERROR");
      case VOICES -> new Code(500, "VOICE_API_ERROR");
    };
  }

  private static @Nullable Long retryAfter(Problem problem) {
    if (problem instanceof Problem.RateLimited(var wait)) {
      return seconds(wait);
    }
    if (problem instanceof Problem.DailyLimit(_, var wait)) {
      return seconds(wait);
    }
    if (problem instanceof Problem.AccountLocked(_, var remaining)) {
      return seconds(remaining);
    }
    return problem instanceof Problem.Unavailable(var wait) ? seconds(wait) : null;
  }

  private static long seconds(Duration wait) {
    return Math.max(1, wait.plusMillis(999).toSeconds());
  }

  private static Map<String, String> details(Problem problem) {
    return problem instanceof Problem.Invalid(var fields) ? fields : Map.of();
  }

  private static Map<String, String> headers(Problem problem) {
    var headers = new LinkedHashMap<String, String>();
    var retryAfter = retryAfter(problem);
    if (retryAfter != null) {
      headers.put("Retry-After", retryAfter.toString());
    }
    if (code(problem).status() == 401) {
      headers.put("WWW-Authenticate", "Bearer");
    }
    return headers;
  }

  /// Messages of exceptions may quote what people sent: only types and places are logged.
  private static Answer fault(Throwable thrown) {
    var id = UUID.randomUUID().toString();
    LOGGER.log(Level.ERROR, "fault " + id, new Wordless(thrown));
    return answer(
        SERVER_ERROR,
        "Something went wrong on our side. Please try again.",
        null,
        Map.of("fault", id));
  }

  private static Answer answer(Code code, String message) {
    return answer(code, message, null, Map.of());
  }

  private static Answer answer(
      Code code, String message, @Nullable Long retryAfter, Map<String, String> details) {
    var envelope = new Envelope(code.name(), message, retryAfter, details);
    return new Answer(code.status(), envelope, Map.of());
  }

  /// A throwable without its message.
  private static final class Wordless extends Exception {
    Wordless(Throwable thrown) {
      super(thrown.getClass().getName(), of(thrown.getCause()));
      setStackTrace(thrown.getStackTrace());
    }

    private static @Nullable Wordless of(@Nullable Throwable cause) {
      return cause == null ? null : new Wordless(cause);
    }
  }
}
