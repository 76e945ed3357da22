package callmeback.app.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class ScreenTest {

  @Test
  void anInterruptedAnswerShowsWhatWasHeardAndWhereItsWaitWent() {
    var turn = Samples.persona(Samples.STORY, "A long time ago,");
    assertThat(shown(Terminal.PLAIN, screen -> screen.turn(turn, "Best Friend")))
        .isEqualTo(
            """

            best friend A long time ago, there lived an old fisherman.
                        — interrupted; heard: A long time ago,
                        eeeeeeeeeeeeeeeeettttttttttaaaaaammm 720 ms
                        end of turn 340 · context 0 · first token 200 · first audio 120 · audible 60
            """);
  }

  @Test
  void whatTheCallerSaidHasNoWait() {
    assertThat(shown(Terminal.PLAIN, screen -> screen.turn(Samples.caller("hello"), "Coach")))
        .isEqualTo("\n        you hello\n");
  }

  @Test
  void theReceiptShowsTheWayOfEveryCent() {
    assertThat(shown(Terminal.PLAIN, screen -> new Receipt(Samples.call()).show(screen)))
        .isEqualTo(
            """
              held                                       $2.25
              → captured for 70 seconds                  $1.05
              → released                                 $1.20
                our cost: twilio                        2.80 ¢
                our cost in all                         2.80 ¢
              a minute: the price                      90.00 ¢
              a minute: our cost                        2.40 ¢
            """);
  }

  @Test
  void aFailedCheckSaysWhatWasThereInstead() {
    var wrong = new Check(false, "the call is completed", "it is failed");
    var right = new Check(true, "an answer was interrupted", "");
    assertThat(
            shown(
                Terminal.PLAIN,
                screen -> {
                  screen.check(right);
                  screen.check(wrong);
                }))
        .isEqualTo(
            """
              ✓ an answer was interrupted
              ✗ the call is completed: it is failed
            """);
  }

  @Test
  void aTerminalIsColouredUnlessItsPersonWantsNone() {
    var check = new Check(true, "right", "");
    assertThat(Terminal.of(true, Map.of("TERM", "xterm"))).isEqualTo(new Terminal(true, true));
    assertThat(Terminal.of(true, Map.of("TERM", "xterm", "NO_COLOR", "1")))
        .isEqualTo(new Terminal(true, false));
    assertThat(Terminal.of(true, Map.of("TERM", "dumb"))).isEqualTo(Terminal.PLAIN);
    assertThat(Terminal.of(false, Map.of("TERM", "xterm"))).isEqualTo(Terminal.PLAIN);
    assertThat(shown(new Terminal(true, true), screen -> screen.check(check)))
        .isEqualTo("  \u001b[32m✓\u001b[0m right\n");
    assertThat(shown(new Terminal(true, false), screen -> screen.headline("x")))
        .startsWith("\n── x ──");
  }

  @Test
  void noLineIsLongerThanAHundredCharacters() {
    var text = "word ".repeat(60) + "x".repeat(300);
    var turn = Samples.persona(text, "word word");
    var lines =
        shown(
            Terminal.PLAIN,
            screen -> {
              screen.turn(turn, "A persona with a very long name");
              screen.step(text);
              screen.check(new Check(false, text, text));
              screen.failure(text);
            });
    assertThat(lines.lines()).allMatch(line -> line.length() <= 100).hasSizeGreaterThan(20);
  }

  private static String shown(Terminal terminal, Consumer<Screen> what) {
    var bytes = new ByteArrayOutputStream();
    what.accept(new Screen(new PrintStream(bytes, true, UTF_8), terminal));
    return bytes.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }
}
