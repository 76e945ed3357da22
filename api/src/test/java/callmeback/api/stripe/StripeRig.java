package callmeback.api.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.Secret;
import callmeback.core.account.Account;
import callmeback.core.account.EmailAddress;
import callmeback.core.account.PersonName;
import callmeback.core.account.PhoneNumber;
import callmeback.core.billing.Authorisation;
import callmeback.core.billing.Cents;
import callmeback.core.billing.Hold;
import callmeback.core.billing.Minutes;
import callmeback.core.billing.PaymentGateway.HoldOrder;
import callmeback.core.billing.Tariff;
import callmeback.sandbox.stripe.Books;
import callmeback.sandbox.stripe.StripeAccount;
import callmeback.sandbox.stripe.StripeSimulator;
import callmeback.sandbox.world.Entry;
import callmeback.sandbox.world.Mishap;
import callmeback.sandbox.world.MishapRule;
import callmeback.sandbox.world.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.function.Executable;

/// The gateway against the sandbox's Stripe, with a clock moved by hand.
final class StripeRig implements AutoCloseable {
  static final String KEY = "sk_test_gateway";

  final AtomicReference<Instant> time =
      new AtomicReference<>(Instant.parse("2026-11-20T10:00:00Z"));
  final World world;
  final StripeSimulator stripe;
  final StripeGateway gateway;
  final Account ann = account();

  StripeRig(Path state) {
    world = World.of(time::get, 7, state);
    var nowhere = URI.create("http://127.0.0.1:9/unused");
    stripe = StripeSimulator.open(world, 0, new StripeAccount(KEY, "whsec_gateway", nowhere));
    gateway = gateway(stripe.base(), KEY);
  }

  @Override
  public void close() {
    stripe.close();
  }

  long requests() {
    return world.journal().since(0, "stripe").stream()
        .filter(entry -> entry.direction().equals(Entry.REQUEST))
        .count();
  }

  StripeGateway gateway(URI base, String key) {
    var config = new StripeConfig(base, new Secret(key), new Secret("whsec_gateway"));
    return new StripeGateway(config, time::get);
  }

  HoldOrder order(String method, int minutes) {
    var customer = gateway.createCustomer(ann, UUID.randomUUID() + ":customer");
    var card = gateway.attach(customer, method);
    var length = new Minutes(minutes);
    var hold =
        new Hold(
            UUID.randomUUID(),
            ann.id(),
            length,
            Tariff.hold(length),
            Hold.State.REQUESTED,
            null,
            null,
            Cents.ZERO,
            Cents.ZERO,
            time.get(),
            null,
            null);
    return new HoldOrder(customer, card.id(), hold, "cmb:%s:hold".formatted(hold.id()), false);
  }

  Books.Line line() {
    return stripe.books().paymentIntents().getFirst();
  }

  void mishap(String method, String path, int nth, int times, Mishap mishap) {
    world.mishaps().add(new MishapRule("", "stripe", method, path, nth, times, mishap));
  }

  static Problem problem(Executable step) {
    var thrown = catchThrowableOfType(ProblemException.class, step::execute);
    assertThat(thrown).isNotNull();
    return thrown.problem();
  }

  void approve(Authorisation asked) throws IOException, InterruptedException {
    var page = stripe.base().resolve("/sandbox/authenticate/" + asked.intentId());
    var yes =
        HttpRequest.newBuilder(page)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("success=true"))
            .build();
    try (var browser = HttpClient.newHttpClient()) {
      assertThat(browser.send(yes, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }
  }

  private Account account() {
    return new Account(
        new UUID(1, 1),
        new EmailAddress("ann@example.com"),
        new PersonName("Ann"),
        new PhoneNumber("+14155550123"),
        false,
        false,
        false,
        time.get(),
        time.get());
  }
}
