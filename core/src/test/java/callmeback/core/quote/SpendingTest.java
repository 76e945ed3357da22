package callmeback.core.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmeback.core.Problem;
import callmeback.core.account.Actor;
import callmeback.core.billing.Cents;
import callmeback.core.billing.Hold;
import callmeback.core.billing.Minutes;
import callmeback.core.call.Exchange;
import callmeback.core.call.Telephony.Dialling;
import callmeback.core.quote.SpendIntent.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class SpendingTest {
  private static final String KEY = "dinner-1";
  private static final Problem USED =
      new Problem.NotAgreed("This quote or confirmation was used already.");

  private final Counter counter = new Counter();

  @Test
  void aQuoteNamesItsPriceAndItsCardAndHoldsNothing() {
    var terms = new CallTerms(Exchange.ANNS_PHONE, counter.exchange.coach.id(), new Minutes(10));
    var offer = counter.spending.quote(counter.ann, terms);

    assertThat(offer.quote().price()).isEqualTo(Cents.of(425));
    assertThat(offer.card()).isNotNull();
    assertThat(offer.objection()).isNull();
    counter.nothingWasHeldOrDialled();
  }

  @Test
  void aQuoteSaysWhatStandsInTheWayNow() {
    counter.exchange.close();
    var terms = new CallTerms(Exchange.ANNS_PHONE, counter.exchange.coach.id(), new Minutes(1));

    assertThat(counter.spending.quote(counter.ann, terms).objection())
        .isInstanceOf(Problem.Unavailable.class);
  }

  @Test
  void nothingIsHeldBeforeTheOwnerSaysYes() {
    var asked = counter.place(counter.quote(), KEY, null);

    assertThat(asked)
        .isInstanceOfSatisfying(
            Spent.Asked.class,
            one ->
                assertThat(one.question())
                    .isEqualTo(
                        "Call +1 •••• 0123 as Coach for up to 10 minutes?"
                            + " At most $4.25 is held on Visa 4242."));
    counter.nothingWasHeldOrDialled();
  }

  @Test
  void afterTheYesMoneyIsHeldAndThenItIsDialled() {
    var done = counter.placed(counter.quote(), KEY);

    assertThat(done.held()).isEqualTo(Cents.of(425));
    assertThat(counter.exchange.till.bank.held()).isEqualTo(Cents.of(425));
    assertThat(counter.exchange.phones.dialled).containsExactly(done.result());
  }

  @Test
  void theSameKeyGivesTheSameCallHoweverLateAndHowOften() {
    var quote = counter.quote();
    var token = counter.token(quote, KEY);
    var done = counter.place(quote, KEY, token);
    counter.exchange.till.clock.pass(Duration.ofHours(1));

    assertThat(counter.place(quote, KEY, token)).isEqualTo(done);
    assertThat(counter.place(quote, KEY, null)).isEqualTo(done);
    assertThat(counter.exchange.phones.dialled).hasSize(1);
    assertThat(counter.exchange.till.store.holds()).hasSize(1);
  }

  @Test
  void theSameKeyForAnotherWishIsRefused() {
    var quote = counter.quote();
    counter.placed(quote, KEY);

    var refused = new Problem.NotAgreed("This idempotency key was used for something else.");
    assertThat(Counter.problem(() -> counter.place(counter.quote(), KEY, null))).isEqualTo(refused);
    assertThat(Counter.problem(() -> counter.place(quote, KEY, "Say hi", null))).isEqualTo(refused);
  }

  @Test
  void aQuoteIsTakenOnce() {
    var quote = counter.quote();
    var token = counter.token(quote, "another-key");
    counter.placed(quote, KEY);

    assertThat(Counter.problem(() -> counter.place(quote, "another-key", token))).isEqualTo(USED);
    assertThat(counter.exchange.phones.dialled).hasSize(1);
  }

  @Test
  void aConfirmationIsUsedOnce() {
    var token = hold("hold-key-1", null) instanceof Spent.Asked asked ? asked.token() : "";
    assertThat(hold("hold-key-1", token)).isInstanceOf(Spent.Done.class);

    assertThat(Counter.problem(() -> hold("hold-key-2", token))).isEqualTo(USED);
    assertThat(counter.exchange.till.bank.held()).isEqualTo(Cents.of(225));
  }

  private Spent hold(String key, @Nullable String token) {
    return counter.spending.hold(counter.ann, new Minutes(5), Counter.byToken(key, token));
  }

  @Test
  void aConfirmationCoversOneWishOnly() {
    var quote = counter.quote();
    var token = counter.token(quote, KEY);

    assertThat(Counter.problem(() -> counter.place(quote, KEY, "Say hi", token)))
        .isInstanceOf(Problem.NotAgreed.class);
    counter.nothingWasHeldOrDialled();
  }

  @Test
  void anExpiredQuoteAndAnExpiredConfirmationAreRefused() {
    var quote = counter.quote();
    var first = hold("hold-key-1", null);
    counter.exchange.till.clock.pass(Quotes.VALID);

    assertThat(Counter.problem(() -> counter.place(quote, KEY, null)))
        .isEqualTo(new Problem.NotAgreed("This quote has expired."));
    assertThat(first)
        .isInstanceOfSatisfying(
            Spent.Asked.class,
            asked ->
                assertThat(Counter.problem(() -> hold("hold-key-1", asked.token())))
                    .isEqualTo(new Problem.NotAgreed("This confirmation has expired.")));
    counter.nothingWasHeldOrDialled();
  }

  @Test
  void aForeignOrForgedQuoteIsRefused() {
    var quote = counter.quote();
    var ann = counter.ann;
    var other = new Actor(ann.accountId(), UUID.randomUUID(), ann.expires());
    var request = new CallRequest(quote, null);

    assertThat(
            Counter.problem(
                () -> counter.spending.place(other, request, Counter.byToken(KEY, null))))
        .isInstanceOf(Problem.NotAgreed.class);
    for (var forged : List.of("", "?", "AAAA", quote.substring(8), "A".repeat(5_000))) {
      assertThat(Counter.problem(() -> counter.place(forged, KEY, null)))
          .isInstanceOf(Problem.NotAgreed.class);
    }
    counter.nothingWasHeldOrDialled();
  }

  @Test
  void aRehearsalChecksAllAndLeavesNoTrace() {
    var quote = counter.quote();
    var dry = new Approach(KEY, new Consent.ByToken(null), true);
    var request = new CallRequest(quote, null);

    assertThat(counter.spending.place(counter.ann, request, dry))
        .isInstanceOf(Spent.Rehearsed.class);
    counter.nothingWasHeldOrDialled();
    counter.exchange.close();
    assertThat(Counter.problem(() -> counter.spending.place(counter.ann, request, dry)))
        .isInstanceOf(Problem.Unavailable.class);
  }

  @Test
  void nobodyIsAskedForWhatWouldBeRefused() {
    var quote = counter.quote();
    var asked = new ArrayList<String>();
    var now = new Approach(KEY, new Consent.Now(asked::add), false);
    counter.exchange.close();

    assertThat(
            Counter.problem(
                () -> counter.spending.place(counter.ann, new CallRequest(quote, null), now)))
        .isInstanceOf(Problem.Unavailable.class);
    assertThat(asked).isEmpty();
  }

  @Test
  void whatAnAllowanceDoesNotCoverIsRefusedAndWhatWasReleasedCountsForNothing() {
    counter.intents.cap = Cents.of(500);
    var done = counter.placed(counter.quote(), KEY);
    assertThat(Counter.problem(() -> hold("hold-key-1", null)))
        .isEqualTo(
            new Problem.SpendingStopped(
                "This could cost $2.25, and this access may spend $5.00 a day, of which $4.25 are"
                    + " used."));

    counter.exchange.till.store.settling(done.result(), Cents.ZERO);
    assertThat(hold("hold-key-1", null)).isInstanceOf(Spent.Asked.class);
  }

  @Test
  void aBanksNoIsRememberedUnderTheKey() {
    var quote = counter.quote();
    var token = counter.token(quote, KEY);
    counter.exchange.till.bank.failNext(
        new Problem.CardRefused(Problem.CardRefused.Reason.DECLINED));

    assertThat(Counter.problem(() -> counter.place(quote, KEY, token)))
        .isInstanceOf(Problem.CardRefused.class);
    assertThat(Counter.problem(() -> counter.place(quote, KEY, token)))
        .isEqualTo(
            new Problem.NotAgreed(
                "This was tried before, in vain: Your card was declined. Try another one."));
    assertThat(counter.exchange.phones.dialled).isEmpty();
  }

  @Test
  void whatIsHeldForARefusedCallGoesBack() {
    var quote = counter.quote();
    var token = counter.token(quote, KEY);
    counter.exchange.phones.next =
        new Dialling.Refused(new Problem.ProviderFailed(Problem.ProviderFailed.Provider.TELEPHONY));

    assertThat(Counter.problem(() -> counter.place(quote, KEY, token)))
        .isInstanceOf(Problem.ProviderFailed.class);
    assertThat(counter.exchange.till.bank.held()).isEqualTo(Cents.ZERO);
    assertThat(counter.exchange.till.state()).isEqualTo(Hold.State.RELEASED);
  }

  @Test
  void aCrashBetweenHoldAndCallIsSwept() {
    var wish = wish();
    assertThatThrownBy(() ->
            climb(
                wish,
                _ -> {
                  throw new OutOfMemoryError("the power is cut");
                }))
        .isInstanceOf(OutOfMemoryError.class);
    assertThat(counter.exchange.till.bank.held()).isEqualTo(Cents.of(225));
    assertThat(Counter.problem(() -> climb(wish, hold -> hold.hold().id())))
        .isInstanceOf(Problem.Unavailable.class);

    assertThat(counter.ladder.sweep(10)).isZero();
    counter.exchange.till.clock.pass(Ladder.AT_WORK.plusSeconds(1));
    assertThat(counter.ladder.sweep(10)).isEqualTo(1);
    assertThat(counter.exchange.till.bank.held()).isEqualTo(Cents.ZERO);
    assertThat(Counter.problem(() -> climb(wish, hold -> hold.hold().id())))
        .isInstanceOf(Problem.NotAgreed.class);
    assertThat(counter.ladder.sweep(10)).isZero();
  }

  @Test
  void aCrashAfterTheCallWasBegunIsFoundToHaveCalled() {
    var wish = wish();
    var callId = UUID.randomUUID();
    assertThatThrownBy(() ->
            climb(
                wish,
                hold -> {
                  counter.exchange.till.store.bind(hold.hold().id(), callId);
                  throw new OutOfMemoryError("the power is cut");
                }))
        .isInstanceOf(OutOfMemoryError.class);
    counter.exchange.till.clock.pass(Ladder.AT_WORK.plusSeconds(1));
    counter.ladder.sweep(10);

    assertThat(climb(wish, hold -> hold.hold().id()))
        .isInstanceOfSatisfying(
            Spent.Done.class, done -> assertThat(done.result()).isEqualTo(callId));
    assertThat(counter.exchange.till.bank.held()).isEqualTo(Cents.of(225));
  }

  private Wish wish() {
    return new Wish(Kind.CALL, KEY, List.of("x"), new Minutes(5), null, counter.ladder.today());
  }

  private Spent climb(Wish wish, Ladder.Deed deed) {
    return counter.ladder.climb(counter.ann, wish, new Consent.Now(_ -> true), () -> "Sure?", deed);
  }
}
