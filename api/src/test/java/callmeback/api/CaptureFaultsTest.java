package callmeback.api;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.billing.Card;
import callmeback.core.billing.Cents;
import callmeback.core.billing.Hold;
import callmeback.core.billing.Hold.State;
import callmeback.sandbox.stripe.Books;
import callmeback.sandbox.world.Mishap;
import callmeback.sandbox.world.MishapRule;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Faults of facts/billing-telephony.md, 6.4, around the capture: whatever happens, the provider's
/// own books show what ours say, and never more than was held.
@Tag("wire")
class CaptureFaultsTest {
  private static final String CAPTURE = "/v1/payment_intents/*/capture";
  private static final Cents DUE = Cents.of(105);

  private final Product product;

  CaptureFaultsTest(@TempDir Path state) {
    product = new Product(state);
  }

  @AfterEach
  void close() {
    product.close();
  }

  /// Row 13.
  @Test
  void aCaptureWhoseAnswerIsLostEveryTimeIsDoneOnce() {
    var callId = endedCall("pm_card_visa");
    mishap(new Mishap.DropAfter());
    assertThat(product.billing.settle(callId)).isFalse();
    product.world.mishaps().clear();
    assertThat(product.billing.settle(callId)).isTrue();
    requireCapturedOnce(callId);
  }

  /// Row 14.
  @Test
  void aCaptureWaitsForAProviderThatIsDownForHours() {
    var callId = endedCall("pm_card_visa");
    mishap(new Mishap.Status(503));
    for (var hour = 0; hour < 2; hour++) {
      assertThat(product.billing.settle(callId)).isFalse();
      assertThat(hold(callId).state()).isEqualTo(State.SETTLING);
      pass(Duration.ofHours(1));
    }
    assertThat(line().held()).isEqualTo(hold(callId).amount().value());
    product.world.mishaps().clear();
    assertThat(product.billing.settle(callId)).isTrue();
    requireCapturedOnce(callId);
  }

  /// Row 15: two keys answer with the same fault for a day, and the next hour's does it.
  @Test
  void faultsThatAreKeptUnderTheirKeysAreGotRoundWithinAnHour() {
    var callId = endedCall("pm_card_visa");
    mishap(new Mishap.Status(500));
    assertThat(product.billing.settle(callId)).isFalse();
    product.world.mishaps().clear();
    assertThat(product.billing.settle(callId)).isFalse();
    pass(Duration.ofHours(1));
    assertThat(product.billing.settle(callId)).isTrue();
    requireCapturedOnce(callId);
  }

  /// Row 16.
  @Test
  void aHoldThatLapsedBeforeTheCaptureIsNotChargedAgain() {
    var callId = endedCall("pm_card_visa");
    pass(Duration.ofDays(8));
    assertThat(product.billing.settle(callId)).isTrue();
    assertThat(hold(callId).state()).isEqualTo(State.RELEASED);
    assertThat(hold(callId).captured()).isEqualTo(Cents.ZERO);
    assertThat(product.stripe.books().kept()).isZero();
    assertThat(product.stripe.books().paymentIntents()).hasSize(1);
  }

  /// Row 37.
  @Test
  void aCardDetachedAtTheProviderIsNotOursAnyMore() throws Exception {
    var ann = endedCall("pm_card_visa");
    var owner = hold(ann).accountId();
    var card = product.payments.cards(owner).stream().map(Card::id).findFirst().orElseThrow();
    product.wallet.refresh(card);
    assertThat(product.payments.cards(owner)).hasSize(1);
    post("/v1/payment_methods/" + card + "/detach", "");
    product.wallet.refresh(card);
    assertThat(product.payments.cards(owner)).isEmpty();
  }

  /// Row 38.
  @Test
  void aDisputeIsNotedUntilItIsWon() throws Exception {
    var callId = endedCall("pm_card_createDispute");
    assertThat(product.billing.settle(callId)).isTrue();
    var hold = hold(callId);
    product.aftermath.refresh(String.valueOf(hold.intentId()));
    assertThat(product.payments.disputed).containsExactly(hold.id());

    var dispute = get("/v1/disputes").replaceAll("(?s).*\"id\" ?: ?\"(du_\\w+)\".*", "$1");
    post("/v1/disputes/" + dispute, "evidence[uncategorized_text]=winning_evidence");
    product.aftermath.refresh(String.valueOf(hold.intentId()));
    assertThat(product.payments.disputed).isEmpty();
  }

  private void requireCapturedOnce(UUID callId) {
    var hold = hold(callId);
    assertThat(hold.state()).isEqualTo(State.CAPTURED);
    assertThat(hold.captured()).isEqualTo(DUE);
    assertThat(line().captured()).isEqualTo(DUE.value());
    assertThat(line().released()).isEqualTo(hold.released().value());
    assertThat(line().held()).isZero();
    assertThat(product.billing.settle(callId)).isTrue();
    assertThat(product.stripe.books().kept()).isEqualTo(DUE.value());
  }

  /// A call of at most five minutes that is over and owes $1.05.
  private UUID endedCall(String method) {
    var ann = product.newcomer();
    ann.post("/api/user/payment-method", "{'payment_method_id': '%s'}".formatted(method));
    var intent =
        ann.post("/api/user/create-payment-intent", "{'estimated_duration': 5}")
            .text("/payment_intent_id");
    var held = product.payments.holdOfIntent(intent).orElseThrow();
    var callId = UUID.randomUUID();
    product.payments.add(
        new Hold(
            held.id(),
            held.accountId(),
            held.minutes(),
            held.amount(),
            State.SETTLING,
            intent,
            callId,
            DUE,
            Cents.ZERO,
            held.createdAt(),
            held.cardId(),
            held.captureBefore()));
    return callId;
  }

  private Hold hold(UUID callId) {
    return product.billing.holdOfCall(callId).orElseThrow();
  }

  private Books.Line line() {
    return product.stripe.books().paymentIntents().getFirst();
  }

  private void pass(Duration time) {
    product.time.updateAndGet(now -> now.plus(time));
  }

  private void mishap(Mishap mishap) {
    product.world.mishaps().add(new MishapRule("", "stripe", "POST", CAPTURE, 1, 0, mishap));
  }

  private void post(String path, String form) throws IOException, InterruptedException {
    send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  private String get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(product.stripe.base().resolve(path))
        .header("Authorization", "Bearer " + Product.STRIPE_KEY);
  }

  private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    try (var dashboard = HttpClient.newHttpClient()) {
      var reply = dashboard.send(request.build(), BodyHandlers.ofString());
      assertThat(reply.statusCode()).isEqualTo(200);
      return reply.body();
    }
  }
}
