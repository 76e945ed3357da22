package callmeback.raindrop.store;

import static callmeback.raindrop.store.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.access.AccessToken;
import callmeback.core.access.AccessToken.Terms;
import callmeback.core.account.Actor;
import callmeback.core.account.PhoneNumber;
import callmeback.core.account.Scope;
import callmeback.core.billing.Cents;
import callmeback.core.billing.Hold;
import callmeback.core.billing.Minutes;
import callmeback.core.quote.SpendIntent;
import callmeback.core.quote.SpendIntent.Agreement;
import callmeback.core.quote.SpendIntent.Kind;
import callmeback.core.quote.SpendIntents.Claimed;
import callmeback.core.quote.SpendIntents.Left;
import callmeback.core.schedule.ScheduledCall;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.TemporaryDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("wire")
@Timeout(120)
@ExtendWith(TemporaryDatabase.class)
final class PostgresSpendIntentsTest {
  private static final Agreement NONE = new Agreement(null, null);
  private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);

  private final PostgresSpendIntents intents;
  private final PostgresAccessTokens tokens;
  private final PostgresPayments payments;
  private final PostgresSchedules schedules;
  private final UUID ann;
  private final AccessToken token;

  PostgresSpendIntentsTest(Database database) {
    this.intents = new PostgresSpendIntents(database);
    this.tokens = new PostgresAccessTokens(database);
    this.payments = new PostgresPayments(database);
    this.schedules = new PostgresSchedules(database, Sample.VAULT, Sample.PHONES);
    database.transaction(sql -> sql.dml("TRUNCATE users, payments, scheduled_calls CASCADE"));
    this.ann = new Sample(database).user();
    this.token = token(Cents.of(1_000));
    tokens.add(token, "0".repeat(64), 20);
  }

  private AccessToken token(Cents cap) {
    var terms = new Terms("Assistant", Set.of(Scope.BILLING_SPEND), cap, false);
    return new AccessToken(
        UUID.randomUUID(), ann, terms, NOW, NOW.plus(Duration.ofDays(1)), null, null);
  }

  private SpendIntent intent(String key, Kind kind, Agreement agreement, LocalDate day) {
    return new SpendIntent(
        UUID.randomUUID(),
        ann,
        token.id(),
        key,
        "f".repeat(64),
        kind,
        Cents.of(225),
        UUID.randomUUID(),
        agreement,
        day,
        NOW);
  }

  private SpendIntent intent(String key) {
    return intent(key, Kind.CALL, NONE, TODAY);
  }

  private long spent(LocalDate day) {
    var actor = new Actor(ann, token.id(), token.expiresAt());
    return intents.allowance(actor, day).spent().value();
  }

  /// Money held for an intent, in a state.
  private Hold held(SpendIntent intent, Hold.State state) {
    var asked =
        new Hold(
            intent.holdId(),
            ann,
            new Minutes(5),
            intent.reserved(),
            Hold.State.REQUESTED,
            null,
            null,
            Cents.ZERO,
            Cents.ZERO,
            NOW,
            null,
            null);
    payments.add(asked);
    var held = Sample.moved(asked, Hold.State.HELD, "pi_" + asked.id(), Cents.ZERO);
    payments.move(held, Hold.State.REQUESTED);
    var then = Sample.moved(held, state, held.intentId(), Cents.ZERO);
    payments.move(then, Hold.State.HELD);
    return then;
  }

  @Test
  void whateverIsTriedAtOnceACapIsNeverExceeded() throws Exception {
    var work =
        IntStream.range(0, 24)
            .<Callable<Boolean>>mapToObj(i -> () -> claimed(intent("parallel-" + i)))
            .toList();

    assertThat(AtOnce.all(work).stream().filter(one -> one)).hasSize(4);
    assertThat(spent(TODAY)).isEqualTo(900);
  }

  private boolean claimed(SpendIntent intent) {
    try {
      return intents.claim(intent) == Claimed.CLAIMED;
    } catch (ProblemException e) {
      assertThat(e.problem()).isInstanceOf(Problem.SpendingStopped.class);
      return false;
    }
  }

  @Test
  void ofOneKeyOneQuoteOrOneConfirmationOnlyOneIsClaimed() throws Exception {
    var once = new Agreement(UUID.randomUUID(), UUID.randomUUID());
    assertThat(AtOnce.times(8, () -> intents.claim(intent("same-key"))))
        .containsOnlyOnce(Claimed.CLAIMED)
        .contains(Claimed.KEY_TAKEN);
    assertThat(intents.claim(intent("key-1", Kind.CALL, once, TODAY))).isEqualTo(Claimed.CLAIMED);
    for (var again :
        new Agreement[] {new Agreement(once.quote(), null), new Agreement(null, once.slip())}) {
      assertThat(intents.claim(intent("key-2", Kind.CALL, again, TODAY)))
          .isEqualTo(Claimed.AGREEMENT_USED);
    }
    assertThat(intents.find(token.id(), "key-2")).isEmpty();
  }

  @Test
  void whatWasReleasedOrRefusedIsGivenBack() {
    var released = intent("released");
    var held = intent("held-now");
    var refused = intent("refused");
    for (var each : new SpendIntent[] {released, held, refused}) {
      intents.claim(each);
    }
    assertThat(spent(TODAY)).isEqualTo(675);

    held(released, Hold.State.RELEASED);
    held(held, Hold.State.HELD);
    intents.refused(refused.id(), "No.");
    assertThat(spent(TODAY)).isEqualTo(225);
    assertThat(spent(TODAY.plusDays(1))).isZero();
  }

  @Test
  void aScheduledCallCountsOnItsDayWhetherItsMoneyIsHeldYetOrNot() {
    var later = NOW.plus(Duration.ofDays(20));
    var day = LocalDate.ofInstant(later, ZoneOffset.UTC);
    var intent = intent("scheduled", Kind.SCHEDULE, NONE, day);
    intents.claim(intent);
    held(intent, Hold.State.RELEASED);
    var call = scheduled(later, null);
    schedules.add(call, 50);
    intents.done(intent.id(), call.id());

    assertThat(spent(day)).isEqualTo(225);
    assertThat(spent(TODAY)).isZero();
    schedules.move(call.id(), ScheduledCall.State.SCHEDULED, ScheduledCall.State.CANCELLED);
    assertThat(spent(day)).isZero();
  }

  private ScheduledCall scheduled(Instant at, @Nullable String intentId) {
    return new ScheduledCall(
        UUID.randomUUID(),
        ann,
        UUID.randomUUID(),
        "Coach",
        new PhoneNumber("+14155550177"),
        new Minutes(5),
        intentId,
        at,
        ScheduledCall.State.SCHEDULED,
        null,
        NOW,
        null,
        null);
  }

  @Test
  void aRevokedTokenClaimsNothing() {
    tokens.revoke(ann, token.id(), NOW);

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> intents.claim(intent("revoked")))
        .satisfies(e -> assertThat(e.problem()).isInstanceOf(Problem.RevokedToken.class));
  }

  @Test
  void whatWasLeftBehindIsFoundWithWhatCameOfIt() {
    var empty = intent("nothing-held");
    var idle = intent("held-idle");
    var waiting = intent("held-for-later", Kind.SCHEDULE, NONE, TODAY);
    for (var each : new SpendIntent[] {empty, idle, waiting}) {
      intents.claim(each);
    }
    var idleHold = held(idle, Hold.State.HELD);
    var call = scheduled(NOW.plus(Duration.ofHours(2)), held(waiting, Hold.State.HELD).intentId());
    schedules.add(call, 50);

    assertThat(intents.unfinished(NOW, 10)).isEmpty();
    assertThat(intents.unfinished(NOW.plusSeconds(1), 10))
        .containsExactlyInAnyOrder(
            new Left(empty, null, null),
            new Left(idle, idleHold.intentId(), null),
            new Left(waiting, call.intentId(), call.id()));
    intents.done(waiting.id(), call.id());
    intents.refused(waiting.id(), "Too late to refuse.");
    intents.refused(empty.id(), "No.");
    assertThat(intents.unfinished(NOW.plusSeconds(1), 10))
        .extracting(Left::intent)
        .containsExactly(idle);
    assertThat(intents.find(token.id(), "held-for-later").orElseThrow().result())
        .isEqualTo(call.id());
  }
}
