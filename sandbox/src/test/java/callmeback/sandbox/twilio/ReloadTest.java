package callmeback.sandbox.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.sandbox.world.Await;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("wire")
final class ReloadTest {

  @TempDir Path state;

  @Test
  void aCallThatWasLiveWhenTheProcessDiedIsOverAndNobodyIsTold() {
    String live;
    String done;
    try (var bench = new Bench(state)) {
      bench.product.serve("/answer", "<Hangup/>");
      done = bench.place();
      bench.awaitStatus(done, "completed");
      bench.awaitStatuses(4);
      bench.product.serve("/answer", "<Pause length=\"60\"/>");
      live = bench.place();
      var file = state.resolve("twilio").resolve(live + ".json");
      Await.until(() -> read(file), text -> text.contains("\"talked_ms\":1000"));
    }

    try (var bench = new Bench(state)) {
      var call = bench.get("/Calls/" + live + ".json").body();
      assertThat(call.path("status").asText()).isEqualTo("completed");
      assertThat(call.path("duration").asText()).isEqualTo("1");
      assertThat(bench.get("/Calls/" + done + ".json").body().path("status").asText())
          .isEqualTo("completed");
      assertThat(bench.product.statuses()).isEmpty();
      assertThat(books(bench, live).path("answered").asBoolean()).isTrue();
      assertThat(books(bench, live).path("seconds").asInt()).isEqualTo(1);
      bench.product.serve("/answer", "<Hangup/>");
      assertThat(bench.place()).isNotIn(live, done);
    }
  }

  private static JsonNode books(Bench bench, String sid) {
    for (var call : bench.twilio.books().path("calls")) {
      if (call.path("sid").asText().equals(sid)) {
        return call;
      }
    }
    throw new AssertionError("not in the books: " + sid);
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
