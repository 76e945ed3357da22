package callmeback.sandbox.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.sandbox.world.Await;
import callmeback.sandbox.world.Mishap;
import callmeback.sandbox.world.MishapRule;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Tag("wire")
@Execution(ExecutionMode.CONCURRENT)
final class CallProgressTest {

  @TempDir Path state;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(state);
    bench.product.serve("/answer", "<Pause length=\"1\"/>");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void anAnsweredCallIsReportedInOrderAndSigned() {
    bench.product.serve("/answer", "<Hangup/>");
    var sid = bench.place();

    var call = bench.awaitStatus(sid, "completed");
    assertThat(bench.awaitStatuses(4))
        .containsExactly("initiated", "ringing", "in-progress", "completed");
    assertThat(call.path("duration").asText()).isEqualTo("1");
    assertThat(bench.product.posts("/answer")).hasSize(1);
    var posts = bench.product.posts("/status");
    for (var post : posts) {
      assertThat(post.form())
          .containsEntry("CallSid", sid)
          .containsEntry("AccountSid", Bench.SID)
          .containsEntry("To", Bench.TO)
          .containsEntry("SequenceNumber", String.valueOf(posts.indexOf(post)))
          .containsEntry("CallbackSource", "call-progress-events");
      assertThat(post.signature())
          .isEqualTo(ProductSide.signature(Bench.TOKEN, bench.product.url("/status"), post.form()));
    }
    assertThat(posts.getLast().form()).containsEntry("CallDuration", "1");
    var answer = bench.product.posts("/answer").getFirst();
    assertThat(answer.status()).isEqualTo("in-progress");
    assertThat(answer.signature())
        .isEqualTo(ProductSide.signature(Bench.TOKEN, bench.product.url("/answer"), answer.form()));
  }

  @Test
  void onlyTheEndIsReportedUnlessMoreIsAskedFor() {
    var form =
        Form.of("To", Bench.TO, "From", Bench.FROM, "Twiml", "<Response><Hangup/></Response>")
            .with("StatusCallback", bench.product.url("/status"));
    bench.post("/Calls.json", form);

    assertThat(bench.awaitStatuses(1)).containsExactly("completed");
  }

  @Test
  void anUnknownEventSilencesAllOfThem() {
    var sid = bench.place("StatusCallbackEvent", "initiated ringing");

    bench.awaitStatus(sid, "completed");
    assertThat(bench.product.statuses()).isEmpty();
    assertThat(bench.notes()).anyMatch(note -> note.startsWith("21626"));
  }

  @Test
  void aBusyTelephoneIsReportedAsBusy() {
    bench.phone("{\"behaviour\": \"busy\"}");

    var call = bench.awaitStatus(bench.place(), "busy");

    assertThat(call.path("duration").isNull()).isTrue();
    assertThat(bench.awaitStatuses(2)).containsExactly("initiated", "busy");
    assertThat(bench.product.posts("/status").getLast().form())
        .containsEntry("SipResponseCode", "486")
        .containsEntry("CallDuration", "0");
    assertThat(bench.product.posts("/answer")).isEmpty();
  }

  @Test
  void nobodyAnswersWithinTheTimeout() {
    bench.phone("{\"behaviour\": \"no-answer\"}");

    bench.awaitStatus(bench.place("Timeout", "1"), "no-answer");

    assertThat(bench.awaitStatuses(3)).containsExactly("initiated", "ringing", "no-answer");
    assertThat(bench.phones.get(Bench.TO).path("state").asText()).isEqualTo("idle");
  }

  @Test
  void aRefusedCallFails() {
    bench.phone("{\"behaviour\": \"refuse\"}");

    bench.awaitStatus(bench.place(), "failed");

    assertThat(bench.awaitStatuses(2)).containsExactly("initiated", "failed");
  }

  @Test
  void aRingingCallCanBeCancelled() {
    bench.phone("{\"behaviour\": \"manual\"}");
    var sid = bench.place();
    bench.awaitStatus(sid, "ringing");

    var answer = bench.post("/Calls/" + sid + ".json", Form.of("Status", "canceled"));

    assertThat(answer.body().path("status").asText()).isEqualTo("canceled");
    assertThat(bench.awaitStatuses(3)).containsExactly("initiated", "ringing", "canceled");
  }

  @Test
  void aTelephoneCanBeAnsweredAndHungUpByHand() {
    bench.phone("{\"behaviour\": \"manual\"}");
    bench.product.serve("/answer", "<Pause length=\"60\"/>");
    var sid = bench.place();
    bench.awaitStatus(sid, "ringing");

    bench.phones.answer(Bench.TO);
    bench.awaitStatus(sid, "in-progress");
    bench.phones.hangUp(Bench.TO);

    bench.awaitStatus(sid, "completed");
    assertThat(bench.phoneCall().path("ended").asText()).isEqualTo("completed");
  }

  @Test
  void theTimeLimitEndsTheCallToTheSecond() {
    bench.product.serve("/answer", "<Pause length=\"60\"/>");

    var call = bench.awaitStatus(bench.place("TimeLimit", "2"), "completed");

    assertThat(call.path("duration").asText()).isEqualTo("2");
  }

  @Test
  void aCallCanBeEndedOverRestButOnlyOnce() {
    bench.product.serve("/answer", "<Pause length=\"60\"/>");
    var sid = bench.place();
    bench.awaitStatus(sid, "in-progress");

    var first = bench.post("/Calls/" + sid + ".json", Form.of("Status", "completed"));
    var second = bench.post("/Calls/" + sid + ".json", Form.of("Status", "completed"));

    assertThat(first.body().path("status").asText()).isEqualTo("completed");
    assertThat(second.status()).isEqualTo(400);
    assertThat(second.body().path("code").asInt()).isEqualTo(21220);
  }

  @Test
  void aLiveCallCanBeGivenOtherInstructions() {
    bench.product.serve("/answer", "<Pause length=\"60\"/>");
    bench.product.serve("/other", "<Hangup/>");
    var sid = bench.place();
    Await.until(() -> bench.product.posts("/answer"), posts -> !posts.isEmpty());

    bench.post("/Calls/" + sid + ".json", Form.of("Url", bench.product.url("/other")));

    bench.awaitStatus(sid, "completed");
    assertThat(bench.product.posts("/other")).hasSize(1);
  }

  @Test
  void aVoicemailIsRecognisedAndPostedWhileTheCallGoesOn() {
    bench.phone("{\"behaviour\": \"voicemail\", \"answer_after_ms\": 20}");
    bench.product.serve("/answer", "<Pause length=\"60\"/>");

    var sid =
        bench.place(
            "MachineDetection", "Enable",
            "AsyncAmd", "true",
            "AsyncAmdStatusCallback", bench.product.url("/amd"));

    var posts = Await.until(() -> bench.product.posts("/amd"), found -> !found.isEmpty());
    assertThat(posts.getFirst().form())
        .containsEntry("CallSid", sid)
        .containsEntry("AnsweredBy", "machine_start");
    assertThat(bench.status(sid)).isEqualTo("in-progress");
  }

  @Test
  void aLostCallbackIsNotSentAndADuplicatedOneTwice() {
    strike("*", 4, new Mishap.Lose());
    strike("*", 1, new Mishap.Duplicate());

    var sid = bench.place();

    bench.awaitStatus(sid, "completed");
    Await.until(bench::notes, notes -> notes.contains("lose"));
    assertThat(bench.product.statuses())
        .containsExactly("initiated", "initiated", "ringing", "in-progress");
  }

  @Test
  void thePriceFollowsAMomentAfterTheEnd() {
    bench.product.serve("/answer", "<Hangup/>");
    var sid = bench.place();
    var call = bench.awaitStatus(sid, "completed");
    assertThat(call.path("price").isNull()).isTrue();

    var later =
        Await.until(
            () -> bench.get("/Calls/" + sid + ".json").body(), it -> !it.path("price").isNull());

    assertThat(later.path("price").asText()).isEqualTo("-0.01400");
  }

  private void strike(String path, int nth, Mishap mishap) {
    bench.world.mishaps().add(new MishapRule("", "twilio", null, path, nth, 1, mishap));
  }
}
