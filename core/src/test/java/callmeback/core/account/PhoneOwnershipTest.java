package callmeback.core.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.SettableClock;
import callmeback.core.account.PhoneProofs.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class PhoneOwnershipTest {
  private static final PhoneNumber PHONE = new PhoneNumber("+14155550123");

  private final SettableClock clock = new SettableClock();
  private final Accounts accounts =
      new Accounts(
          new AccountsInMemory(),
          new PlainPasswords(),
          new PlainTokens(),
          _ -> true,
          new Accounts.Clockwork(clock, UUID::randomUUID, Duration.ofDays(30)));
  private final Codes codes = new Codes();
  private final OneProof store = new OneProof();
  private final PhoneOwnership ownership = new PhoneOwnership(accounts, store, codes, clock);
  private final Actor ann = register();

  private Actor register() {
    var registration =
        new Registration(
            new PersonName("Ann"),
            new EmailAddress("ann@example.com"),
            new Password("Correct-Horse-1"),
            PHONE);
    return accounts.authenticate(accounts.register(registration).token().value());
  }

  private static Problem problem(ThrowingCallable attempt) {
    return assertThatExceptionOfType(ProblemException.class).isThrownBy(attempt).actual().problem();
  }

  @Test
  void theRightCodeProvesTheNumberAndGivesTheConsent() {
    var expires = ownership.begin(ann, Channel.CALL);

    assertThat(expires).isEqualTo(clock.instant().plus(Duration.ofMinutes(10)));
    assertThat(codes.sent).containsExactly("CALL to " + PHONE.e164());
    assertThat(ownership.check(ann, "123456").phoneVerified()).isTrue();
    assertThat(store.consent).isEqualTo(Consent.CURRENT.version());
  }

  @Test
  void fiveWrongCodesAreToldAndTheSixthIsNotLookedAt() {
    ownership.begin(ann, Channel.SMS);
    clock.pass(Duration.ofMinutes(4));
    for (var i = 0; i < 5; i++) {
      assertThat(problem(() -> ownership.check(ann, "000000")))
          .isEqualTo(Problem.Invalid.field("code", "is not the one that was sent"));
    }

    assertThat(problem(() -> ownership.check(ann, "123456")))
        .isEqualTo(new Problem.RateLimited(Duration.ofMinutes(6)));
    assertThat(codes.checked).isEqualTo(5);
  }

  @Test
  void aCodeExpiresAfterTenMinutesAndNoneIsExpiredToo() {
    var expired = Problem.Invalid.field("code", "has expired: get another");
    assertThat(problem(() -> ownership.check(ann, "123456"))).isEqualTo(expired);
    ownership.begin(ann, Channel.SMS);
    clock.pass(Duration.ofMinutes(10));

    assertThat(problem(() -> ownership.check(ann, "123456"))).isEqualTo(expired);
  }

  @Test
  void aCodeThatIsNotSentSaysWhy() {
    codes.refusal = new Problem.RateLimited(Duration.ofMinutes(10));

    assertThat(problem(() -> ownership.begin(ann, Channel.SMS))).isEqualTo(codes.refusal);
  }

  /// Knows one code.
  private static final class Codes implements PhoneProofs {
    private final List<String> sent = new ArrayList<>();
    private Problem refusal = new Problem.BadToken();
    private int checked;

    @Override
    public Sent send(PhoneNumber to, Channel channel) {
      if (!refusal.equals(new Problem.BadToken())) {
        return new Sent.Refused(refusal);
      }
      sent.add(channel + " to " + to.e164());
      return new Sent.OnItsWay();
    }

    @Override
    public Checked check(PhoneNumber phone, String code) {
      checked++;
      return code.equals("123456") ? new Checked.Right() : new Checked.Wrong();
    }
  }

  /// Keeps the proof of one account.
  private final class OneProof implements ProofStore {
    private Instant end = Instant.EPOCH;
    private int tries;
    private String consent = "";

    @Override
    public Instant begin(UUID accountId, PhoneNumber phone, Instant now, Instant expires) {
      end = expires;
      return end;
    }

    @Override
    public Optional<Try> count(UUID accountId, Instant now) {
      return end.isAfter(now) ? Optional.of(new Try(PHONE, ++tries, end)) : Optional.empty();
    }

    @Override
    public Optional<Account> proved(UUID accountId, PhoneNumber phone, String version, Instant at) {
      consent = version;
      var account = accounts.me(ann);
      return Optional.of(
          new Account(
              accountId,
              account.email(),
              account.name(),
              phone,
              false,
              true,
              account.createdAt(),
              at));
    }
  }
}
