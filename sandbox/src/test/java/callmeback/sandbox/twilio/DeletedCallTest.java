package callmeback.sandbox.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("wire")
final class DeletedCallTest {
  @TempDir Path state;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(state);
    bench.product.serve("/answer", "<Hangup/>");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aCallThatIsOverCanBeDeletedOnceAndIsGone() {
    var sid = ended();

    var answer = bench.delete("/Calls/" + sid + ".json");

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.body().isMissingNode()).isTrue();
    var gone = bench.get("/Calls/" + sid + ".json");
    assertThat(gone.status()).isEqualTo(404);
    assertThat(gone.body().path("code").asInt()).isEqualTo(20404);
    assertThat(bench.get("/Calls.json").body().path("calls")).isEmpty();
    var again = bench.delete("/Calls/" + sid + ".json");
    assertThat(again.status()).isEqualTo(404);
    assertThat(again.body().path("code").asInt()).isEqualTo(20404);
  }

  @Test
  void aCallThatNeverWasIsNotFound() {
    var answer = bench.delete("/Calls/CA" + "0".repeat(32) + ".json");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body().path("code").asInt()).isEqualTo(20404);
  }

  @Test
  void aCallInProgressIsNotDeleted() {
    bench.product.serve("/answer", "<Pause length=\"60\"/>");
    var sid = bench.place();
    bench.awaitStatus(sid, "in-progress");

    var answer = bench.delete("/Calls/" + sid + ".json");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body().path("code").asInt()).isEqualTo(20009);
    assertThat(bench.status(sid)).isEqualTo("in-progress");
  }

  @Test
  void theBooksOfADeletedCallKeepItsSecondsAndNobodysNumber() throws IOException {
    var sid = ended();
    var before = book(sid);
    assertThat(before.path("deleted").asBoolean()).isFalse();

    bench.delete("/Calls/" + sid + ".json");

    var after = book(sid);
    assertThat(after.path("deleted").asBoolean()).isTrue();
    assertThat(after.path("to").asText()).isEmpty();
    assertThat(after.path("answered")).isEqualTo(before.path("answered"));
    assertThat(after.path("seconds")).isEqualTo(before.path("seconds"));
    assertThat(Files.readString(state.resolve("twilio/" + sid + ".json")))
        .doesNotContain(Bench.TO.substring(1))
        .doesNotContain(Bench.FROM.substring(1));
  }

  @Test
  void aDeletedCallStaysDeletedWhenTwilioIsOpenedAnew() {
    var sid = ended();
    bench.delete("/Calls/" + sid + ".json");

    bench.close();
    bench = new Bench(state);

    assertThat(bench.get("/Calls/" + sid + ".json").status()).isEqualTo(404);
    assertThat(book(sid).path("deleted").asBoolean()).isTrue();
  }

  private String ended() {
    var sid = bench.place();
    bench.awaitStatus(sid, "completed");
    return sid;
  }

  private JsonNode book(String sid) {
    for (var call : bench.twilio.books().path("calls")) {
      if (call.path("sid").asText().equals(sid)) {
        return call;
      }
    }
    throw new AssertionError("no book of " + sid);
  }
}
