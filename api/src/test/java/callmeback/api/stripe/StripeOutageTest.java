package callmeback.api.stripe;

import static callmeback.api.stripe.StripeRig.problem;
import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.Problem;
import callmeback.core.billing.Authorisation.Standing;
import callmeback.core.billing.Cents;
import callmeback.sandbox.world.Mishap;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("wire")
class StripeOutageTest {
  private static final String INTENTS = "/v1/payment_intents";
  private static final Problem UNAVAILABLE = new Problem.Unavailable(Failure.RETRY_AFTER);

  private final StripeRig rig;

  StripeOutageTest(@TempDir Path state) {
    rig = new StripeRig(state);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aShortOutageIsNotNoticed() {
    var order = rig.order("pm_card_visa", 1);
    rig.mishap("POST", INTENTS, 1, 2, new Mishap.Status(503));
    assertThat(rig.gateway.authorise(order).standing()).isEqualTo(Standing.HELD);
    assertThat(rig.stripe.books().paymentIntents()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {409, 429, 502, 503})
  void aLongOutageLeavesTheSameKeyForLater(int status) {
    var order = rig.order("pm_card_visa", 1);
    rig.mishap("POST", INTENTS, 1, 0, new Mishap.Status(status));
    assertThat(problem(() -> rig.gateway.authorise(order))).isEqualTo(UNAVAILABLE);
    rig.world.mishaps().clear();
    assertThat(rig.gateway.authorise(order).standing()).isEqualTo(Standing.HELD);
    assertThat(rig.stripe.books().paymentIntents()).hasSize(1);
  }

  @Test
  void anAnswerLostOnTheWayIsFetchedWithTheSameKey() {
    var order = rig.order("pm_card_visa", 1);
    rig.mishap("POST", INTENTS, 1, 1, new Mishap.DropAfter());
    var held = rig.gateway.authorise(order);
    assertThat(held.standing()).isEqualTo(Standing.HELD);
    assertThat(rig.stripe.books().paymentIntents()).hasSize(1);
    rig.mishap("POST", INTENTS + "/*/capture", 1, 1, new Mishap.DropAfter());
    assertThat(rig.gateway.capture(held.intentId(), Cents.of(65), "k:capture").captured())
        .isEqualTo(Cents.of(65));
    assertThat(rig.stripe.books().kept()).isEqualTo(65);
  }

  @Test
  void anAnswerLostEveryTimeIsUnavailableAndHoldsOnce() {
    var order = rig.order("pm_card_visa", 1);
    rig.mishap("POST", INTENTS, 1, 0, new Mishap.DropAfter());
    assertThat(problem(() -> rig.gateway.authorise(order))).isEqualTo(UNAVAILABLE);
    rig.world.mishaps().clear();
    rig.gateway.authorise(order);
    assertThat(rig.stripe.books().paymentIntents()).hasSize(1);
  }

  @Test
  void aKept500IsNotRepeatedForADay() {
    var order = rig.order("pm_card_visa", 1);
    rig.mishap("POST", INTENTS, 1, 1, new Mishap.Status(500));
    var held = rig.gateway.authorise(order);
    assertThat(held.standing()).isEqualTo(Standing.HELD);
    assertThat(rig.gateway.authorise(order)).isEqualTo(held);
    assertThat(rig.stripe.books().paymentIntents()).hasSize(1);

    rig.mishap("POST", INTENTS + "/*/capture", 1, 1, new Mishap.Status(500));
    assertThat(rig.gateway.capture(held.intentId(), Cents.of(65), "k:capture").standing())
        .isEqualTo(Standing.CAPTURED);
    assertThat(rig.gateway.capture(held.intentId(), Cents.of(65), "k:capture").standing())
        .isEqualTo(Standing.CAPTURED);
    assertThat(rig.stripe.books().kept()).isEqualTo(65);
  }

  @Test
  void aKept500OfACustomerOrAReleaseIsNotRepeatedForADay() {
    rig.mishap("POST", "/v1/customers", 1, 1, new Mishap.Status(500));
    assertThat(rig.gateway.createCustomer(rig.ann, "x:customer")).startsWith("cus_");
    var held = rig.gateway.authorise(rig.order("pm_card_visa", 1));
    rig.mishap("POST", INTENTS + "/*/cancel", 1, 1, new Mishap.Status(500));
    assertThat(rig.gateway.release(held.intentId(), "k:release").standing())
        .isEqualTo(Standing.CANCELED);
  }

  @Test
  void anUnreadableAnswerLeadsToALook() {
    var order = rig.order("pm_card_visa", 1);
    rig.mishap("POST", INTENTS, 1, 1, new Mishap.Garble());
    assertThat(rig.gateway.authorise(order).standing()).isEqualTo(Standing.HELD);
    assertThat(rig.stripe.books().paymentIntents()).hasSize(1);
  }

  @Test
  void aFaultThatGoesOnIsUnavailable() {
    var order = rig.order("pm_card_visa", 1);
    rig.mishap("POST", INTENTS, 1, 0, new Mishap.Status(500));
    assertThat(problem(() -> rig.gateway.authorise(order))).isEqualTo(UNAVAILABLE);
    assertThat(rig.stripe.books().paymentIntents()).isEmpty();
  }

  @Test
  void anEmptyFaultIsUnavailableAndNoNullPointer() throws IOException {
    var asked = new AtomicInteger();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(500, -1);
          exchange.close();
        });
    server.start();
    try {
      var base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
      var broken = rig.gateway(base, StripeRig.KEY);
      assertThat(problem(() -> broken.read("pi_1"))).isEqualTo(UNAVAILABLE);
      assertThat(problem(() -> broken.createCustomer(rig.ann, "k"))).isEqualTo(UNAVAILABLE);
      assertThat(asked).hasValueLessThanOrEqualTo(9);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void nobodyThereIsUnavailableAndSoonNotAskedAnyMore() {
    rig.mishap("GET", INTENTS + "/*", 1, 0, new Mishap.Status(503));
    for (var i = 0; i < Circuit.FAILURES; i++) {
      assertThat(problem(() -> rig.gateway.read("pi_1"))).isEqualTo(UNAVAILABLE);
    }
    var before = rig.requests();
    assertThat(problem(() -> rig.gateway.read("pi_1")))
        .isEqualTo(new Problem.Unavailable(Circuit.PAUSE));
    assertThat(rig.requests()).isEqualTo(before);
  }

  @Test
  void aWrongKeyOfOursIsAnOutageToOthers() {
    var stranger = rig.gateway(rig.stripe.base(), "sk_test_wrong");
    assertThat(problem(() -> stranger.read("pi_1"))).isEqualTo(UNAVAILABLE);
  }
}
