package callmeback.api;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import callmeback.api.http.Answer;
import callmeback.api.http.Json;
import callmeback.core.Problem;
import callmeback.core.Problem.CardRefused.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ProblemsTest {
  private static final Duration SOON = Duration.ofMillis(11_500);

  private static final List<Problem> ALL =
      Stream.<Problem>concat(
              Stream.of(
                  Problem.Invalid.field("email", "is required"),
                  new Problem.Unauthenticated(),
                  new Problem.BadToken(),
                  new Problem.RevokedToken(),
                  new Problem.BadCredentials(),
                  new Problem.AccountLocked(Instant.EPOCH, Duration.ofMinutes(30)),
                  new Problem.AccountSuspended(),
                  new Problem.Forbidden("No."),
                  new Problem.MissingScope("calls:read"),
                  new Problem.PhoneUnverified(),
                  new Problem.NotFound("call"),
                  new Problem.EmailTaken(),
                  new Problem.PhoneTaken(),
                  new Problem.PersonaUnusable("No."),
                  new Problem.HoldUnusable("No."),
                  new Problem.NotAgreed("No."),
                  new Problem.HoldUnauthorised(),
                  new Problem.SpendingStopped("No."),
                  new Problem.NoCard(),
                  new Problem.NotLive("No."),
                  new Problem.CallInProgress(),
                  new Problem.DuplicateName(),
                  new Problem.AlreadyThere("No."),
                  new Problem.CardInUse("No."),
                  new Problem.TooLate("No."),
                  new Problem.AlreadyOver("No."),
                  new Problem.DailyLimit("No.", SOON),
                  new Problem.RateLimited(SOON),
                  new Problem.Unavailable(SOON)),
              Stream.<Problem>concat(
                  Arrays.stream(Reason.values()).map(Problem.CardRefused::new),
                  Stream.concat(
                      Arrays.stream(Problem.ProviderFailed.Provider.values())
                          .map(Problem.ProviderFailed::new),
                      Arrays.stream(Problem.TooMany.Of.values()).map(Problem.TooMany::new))))
          .toList();

  private static final String TABLE =
      """
      Invalid 400 VALIDATION_ERROR
      Unauthenticated 401 UNAUTHORIZED
      BadToken 401 INVALID_TOKEN
      RevokedToken 401 TOKEN_REVOKED
      BadCredentials 401 INVALID_CREDENTIALS
      AccountLocked 403 ACCOUNT_LOCKED
      AccountSuspended 403 ACCOUNT_SUSPENDED
      Forbidden 403 FORBIDDEN
      MissingScope 403 FORBIDDEN
      PhoneUnverified 403 PHONE_NOT_VERIFIED
      NotFound 404 NOT_FOUND
      EmailTaken 409 EMAIL_EXISTS
      PhoneTaken 409 PHONE_EXISTS
      PersonaUnusable 400 INVALID_PERSONA
      HoldUnusable 400 INVALID_PAYMENT
      NotAgreed 400 INVALID_PAYMENT
      HoldUnauthorised 402 PAYMENT_REQUIRED
      SpendingStopped 402 PAYMENT_REQUIRED
      NoCard 400 NO_PAYMENT_METHOD
      NotLive 409 CALL_NOT_LIVE
      CallInProgress 429 CONCURRENT_CALLS
      DuplicateName 400 DUPLICATE_NAME
      AlreadyThere 400 ALREADY_EXISTS
      CardInUse 400 CANNOT_REMOVE_DEFAULT
      TooLate 400 CANCELLATION_DENIED
      AlreadyOver 400 INVALID_STATUS
      DailyLimit 429 RATE_LIMIT_EXCEEDED
      RateLimited 429 RATE_LIMIT_EXCEEDED
      Unavailable 503 SERVICE_UNAVAILABLE
      CardRefused DECLINED 402 CARD_DECLINED
      CardRefused INSUFFICIENT_FUNDS 402 INSUFFICIENT_FUNDS
      CardRefused NOT_USABLE 402 PAYMENT_FAILED
      CardRefused NEEDS_AUTHENTICATION 402 PAYMENT_FAILED
      CardRefused TRY_AGAIN 402 PAYMENT_FAILED
      ProviderFailed TELEPHONY 500 TWILIO_ERROR
      ProviderFailed MESSAGES 500 TWILIO_ERROR
      ProviderFailed PAYMENTS 500 STRIPE_ERROR
      ProviderFailed VOICES 500 VOICE_API_ERROR
      TooMany PERSONAS 429 MAX_PERSONAS
      TooMany CONTACTS 429 MAX_CONTACTS
      TooMany WHISPERS 429 MAX_WHISPERS
      TooMany SCHEDULED_CALLS 429 MAX_SCHEDULED
      TooMany ACCESS_TOKENS 429 MAX_TOKENS\
      """;

  @Test
  void everyKindOfProblemIsInTheTable() {
    assertThat(ALL.stream().map(Object::getClass).collect(toSet()))
        .isEqualTo(Arrays.stream(Problem.class.getPermittedSubclasses()).collect(toSet()));
  }

  @Test
  void eachHasItsStatusAndCode() {
    var table =
        ALL.stream()
            .map(problem ->
                "%s %d %s"
                    .formatted(
                        name(problem),
                        Problems.code(problem).status(),
                        Problems.code(problem).name()))
            .collect(joining("\n"));
    assertThat(table).isEqualTo(TABLE);
  }

  @Test
  void theEnvelopeHasTheFourFieldsOfTheContract() {
    assertThat(body(Problems.answer(Problem.Invalid.field("email", "is required"))))
        .isEqualTo(
            "{\"error\":\"VALIDATION_ERROR\",\"message\":\"Please check the highlighted fields.\","
                + "\"details\":{\"email\":\"is required\"}}");
    assertThat(body(Problems.answer(new Problem.RateLimited(SOON))))
        .contains("\"retry_after\":12")
        .contains("\"details\":{}");
  }

  @Test
  void whatPassesByItselfSaysWhen() {
    assertThat(Problems.answer(new Problem.RateLimited(SOON)).headers())
        .isEqualTo(Map.of("Retry-After", "12"));
    assertThat(Problems.answer(new Problem.DailyLimit("No.", SOON)).headers())
        .isEqualTo(Map.of("Retry-After", "12"));
    assertThat(Problems.answer(new Problem.Unavailable(Duration.ZERO)).headers())
        .isEqualTo(Map.of("Retry-After", "1"));
    assertThat(Problems.answer(new Problem.NoCard()).headers()).isEmpty();
  }

  @Test
  void aFaultTellsNothingOfItself() {
    var answer = Problems.answer(new IllegalStateException("jdbc:postgresql://secret", null));
    assertThat(answer.status()).isEqualTo(500);
    assertThat(body(answer)).contains("SERVER_ERROR").doesNotContain("secret", "Illegal");
  }

  private static String name(Problem problem) {
    var name = problem.getClass().getSimpleName();
    return switch (problem) {
      case Problem.CardRefused(var reason) -> name + " " + reason;
      case Problem.ProviderFailed(var provider) -> name + " " + provider;
      case Problem.TooMany(var what) -> name + " " + what;
      default -> name;
    };
  }

  private static String body(Answer answer) {
    return new String(Json.write(Objects.requireNonNull(answer.body())), StandardCharsets.UTF_8);
  }
}
