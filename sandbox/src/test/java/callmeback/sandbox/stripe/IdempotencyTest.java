package callmeback.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmeback.sandbox.world.Await;
import callmeback.sandbox.world.Mishap;
import callmeback.sandbox.world.MishapRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("wire")
final class IdempotencyTest {
  private static final String[] INTENT = {"amount", "65", "currency", "usd"};

  @TempDir private Path state;
  private StripeRig rig;

  @BeforeEach
  void open() {
    rig = new StripeRig(state);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void theSameKeyGivesTheSameAnswerAndOneEffect() {
    var first = rig.postWithKey("k1", "/v1/payment_intents", INTENT);
    var again = rig.postWithKey("k1", "/v1/payment_intents", "currency", "usd", "amount", "65");

    assertThat(again.json()).isEqualTo(first.json());
    assertThat(first.headers().get("Idempotent-Replayed")).isNull();
    assertThat(again.headers().get("Idempotent-Replayed")).isEqualTo("true");
    assertThat(rig.stripe.books().paymentIntents()).hasSize(1);
  }

  @Test
  void theSameKeyWithOtherParametersIsRefused() {
    rig.postWithKey("k1", "/v1/payment_intents", INTENT);

    var other = rig.postWithKey("k1", "/v1/payment_intents", "amount", "66", "currency", "usd");

    assertThat(other.status()).isEqualTo(400);
    assertThat(other.text("/error/type")).isEqualTo("idempotency_error");
  }

  @Test
  void aRequestThatFailedValidationLeavesItsKeyFree() {
    assertThat(rig.postWithKey("k1", "/v1/payment_intents", "amount", "65").status())
        .isEqualTo(400);

    assertThat(rig.postWithKey("k1", "/v1/payment_intents", INTENT).status()).isEqualTo(200);
  }

  @Test
  void aDeclineIsReplayed() {
    String[] declined = {
      "amount",
      "65",
      "currency",
      "usd",
      "confirm",
      "true",
      "payment_method_types[]",
      "card",
      "payment_method",
      "pm_card_chargeDeclined"
    };
    var first = rig.postWithKey("k1", "/v1/payment_intents", declined);
    var again = rig.postWithKey("k1", "/v1/payment_intents", declined);

    assertThat(again.status()).isEqualTo(402);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(rig.stripe.books().paymentIntents()).hasSize(1);
  }

  @Test
  void aFiveHundredIsReplayedForADay() {
    strike(new Mishap.Status(500));

    assertThat(rig.postWithKey("k1", "/v1/payment_intents", INTENT).status()).isEqualTo(500);
    var again = rig.postWithKey("k1", "/v1/payment_intents", INTENT);
    assertThat(again.status()).isEqualTo(500);
    assertThat(again.headers().get("Idempotent-Replayed")).isEqualTo("true");

    rig.pass(Duration.ofHours(24));
    assertThat(rig.postWithKey("k1", "/v1/payment_intents", INTENT).status()).isEqualTo(200);
  }

  @Test
  void aFiveHundredAndThreeIsNot() {
    strike(new Mishap.Status(503));

    assertThat(rig.postWithKey("k1", "/v1/payment_intents", INTENT).status()).isEqualTo(503);
    assertThat(rig.postWithKey("k1", "/v1/payment_intents", INTENT).status()).isEqualTo(200);
  }

  @Test
  void anAnswerLostOnTheWayIsFoundAgainByItsKey() {
    var hold = rig.hold(425);
    String capture = "/v1/payment_intents/" + hold.id() + "/capture";
    strike(new Mishap.DropAfter());

    assertThatThrownBy(() -> rig.postWithKey("k1", capture, "amount_to_capture", "65"))
        .isInstanceOf(UncheckedIOException.class);
    var again = rig.postWithKey("k1", capture, "amount_to_capture", "65");

    assertThat(again.text("/status")).isEqualTo("succeeded");
    assertThat(again.headers().get("Idempotent-Replayed")).isEqualTo("true");
    assertThat(rig.stripe.books().kept()).isEqualTo(65);
  }

  @Test
  void anAnswerThatNeverCameIsFoundAgainWhileItsConnectionIsHeld() {
    var hold = rig.hold(425);
    String capture = "/v1/payment_intents/" + hold.id() + "/capture";
    strike(new Mishap.StallAfter());

    rig.patience(Duration.ofSeconds(1));
    assertThatThrownBy(() -> rig.postWithKey("k1", capture, "amount_to_capture", "65"))
        .isInstanceOf(UncheckedIOException.class);
    rig.patience(Duration.ofSeconds(10));
    Await.until(rig.stripe::books, books -> books.kept() == 65);
    var again =
        Await.until(
            () -> rig.postWithKey("k1", capture, "amount_to_capture", "65"),
            reply -> reply.status() != 409);

    assertThat(again.text("/status")).isEqualTo("succeeded");
    assertThat(again.headers().get("Idempotent-Replayed")).isEqualTo("true");
    assertThat(rig.stripe.books().kept()).isEqualTo(65);
  }

  @Test
  void aKeyInUseIsAConflict() throws IOException {
    String body = StripeRig.encoded(INTENT);
    try (Socket slow = new Socket("127.0.0.1", rig.stripe.base().getPort())) {
      String head =
          "POST /v1/payment_intents HTTP/1.1\r\nHost: a\r\nIdempotency-Key: k1\r\nAuthorization: Bearer "
              + StripeRig.ACCOUNT.secretKey()
              + "\r\nContent-Length: "
              + body.length()
              + "\r\n\r\n";
      slow.getOutputStream().write((head + body.substring(0, 5)).getBytes(StandardCharsets.UTF_8));
      slow.getOutputStream().flush();
      int[] probe = {0};
      var conflict =
          Await.until(
              () -> rig.postWithKey("k1", "/v1/payment_intents", "probe", "" + probe[0]++),
              reply -> reply.status() == 409);

      assertThat(conflict.text("/error/code")).isEqualTo("idempotency_key_in_use");
      slow.getOutputStream().write(body.substring(5).getBytes(StandardCharsets.UTF_8));
      slow.getOutputStream().flush();
      byte[] answer = new byte[12];
      slow.getInputStream().readNBytes(answer, 0, answer.length);
      assertThat(new String(answer, StandardCharsets.UTF_8)).isEqualTo("HTTP/1.1 200");
    }
  }

  @Test
  void everythingSurvivesTheProcess() {
    var hold = rig.hold(425);
    String capture = "/v1/payment_intents/" + hold.id() + "/capture";
    var captured = rig.postWithKey("k1", capture, "amount_to_capture", "65");

    try (StripeSimulator reborn = rig.open()) {
      var request =
          StripeRig.request(reborn, capture)
              .header("Idempotency-Key", "k1")
              .post(
                  RequestBody.create(
                      "amount_to_capture=65", MediaType.get("application/x-www-form-urlencoded")))
              .build();
      assertThat(rig.send(request).json()).isEqualTo(captured.json());
      assertThat(reborn.books()).isEqualTo(rig.stripe.books());
    }
  }

  private void strike(Mishap mishap) {
    rig.world.mishaps().add(new MishapRule("", "stripe", "POST", "/v1/*", 1, 1, mishap));
  }
}
