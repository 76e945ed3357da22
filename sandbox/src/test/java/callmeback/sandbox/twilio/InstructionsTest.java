package callmeback.sandbox.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Tag("wire")
@Execution(ExecutionMode.CONCURRENT)
final class InstructionsTest {

  private static final String APOLOGY = "We are sorry, an application error has occurred. Goodbye.";

  @TempDir Path state;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(state);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void instructionsThatAreNotTwimlEndTheCallWithAnApology() {
    bench.product.serve("/answer", "<Dance/>");

    bench.awaitStatus(bench.place(), "completed");

    assertThat(bench.notes()).anyMatch(note -> note.startsWith("12100"));
    assertThat(heard()).containsExactly(APOLOGY);
  }

  @Test
  void aFailingAddressIsReplacedByItsFallback() {
    bench.product.serve("/fallback", "<Hangup/>");

    bench.awaitStatus(bench.place("FallbackUrl", bench.product.url("/fallback")), "completed");

    assertThat(bench.product.posts("/fallback").getFirst().form())
        .containsEntry("ErrorCode", "11200")
        .containsEntry("ErrorUrl", bench.product.url("/answer"));
    assertThat(heard()).isEmpty();
  }

  @Test
  void aFailingAddressWithoutFallbackIsNoted() {
    bench.awaitStatus(bench.place(), "completed");

    assertThat(bench.notes()).anyMatch(note -> note.startsWith("11200"));
    assertThat(heard()).containsExactly(APOLOGY);
  }

  @Test
  void anAddressNobodyServesIsTriedTwice() {
    bench.awaitStatus(bench.place("FallbackUrl", "http://127.0.0.1:1/"), "completed");

    assertThat(bench.notes()).anyMatch(note -> note.startsWith("11205"));
  }

  @Test
  void redirectsAreFollowedRelativeToTheirDocument() {
    bench.product.serve("/answer", "<Redirect>after/1</Redirect>");
    bench.product.serve("/after/1", "<Redirect method=\"GET\">2</Redirect>");
    bench.product.serve("/after/2", "<Hangup/>");

    bench.awaitStatus(bench.place(), "completed");

    assertThat(bench.product.posts("/after/1")).hasSize(1);
    assertThat(bench.product.posts("/after/2")).hasSize(1);
  }

  @Test
  void instructionsCanComeWithTheRequest() {
    var form =
        Form.of("To", Bench.TO, "From", Bench.FROM)
            .with("Twiml", "<Response><Say>One moment.</Say></Response>");
    var sid = bench.post("/Calls.json", form).body().path("sid").asText();

    bench.awaitStatus(sid, "completed");

    assertThat(heard()).containsExactly("One moment.");
  }

  private List<String> heard() {
    return bench.phoneCall().path("heard").findValuesAsText("text");
  }
}
