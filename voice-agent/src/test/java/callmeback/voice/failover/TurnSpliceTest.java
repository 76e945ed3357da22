package callmeback.voice.failover;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.voice.speech.SpeechEvent.Interim;
import callmeback.voice.speech.SpeechEvent.LikelyEnd;
import callmeback.voice.speech.SpeechEvent.Resumed;
import callmeback.voice.speech.SpeechEvent.TurnEnded;
import callmeback.voice.speech.SpeechEvent.TurnStarted;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class TurnSpliceTest {
  private final TurnSplice turns = new TurnSplice();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          I would like to order     | like to order a pizza      | I would like to order a pizza
          hello there               | hello there friend         | hello there friend
          hello there friend        | hello                      | hello there friend
          I want to or              | want to order now          | I want to order now
          I want to order           | ant to order now           | I want to order now
          one two                   | three four                 | one two three four
          ''                        | Hi.                        | Hi.
          Hi.                       | ''                         | Hi.
          Well, yes                 | yes. I do                  | Well, yes. I do
          """)
  void twoHearingsBecomeOne(String before, String after, String joined) {
    assertThat(Overlap.join(before, after)).isEqualTo(joined);
  }

  @Test
  void turnsAreCountedAcrossConnections() {
    assertThat(turns.pass(new TurnStarted(0, "a"))).isEqualTo(new TurnStarted(0, "a"));
    assertThat(turns.pass(new TurnEnded(0, "a b", 300))).isEqualTo(new TurnEnded(0, "a b", 300));
    assertThat(turns.interrupted()).isEmpty();
    assertThat(turns.pass(new TurnStarted(0, "c"))).isEqualTo(new TurnStarted(1, "c"));
    assertThat(turns.pass(new TurnEnded(0, "c", 0))).isEqualTo(new TurnEnded(1, "c", 0));
  }

  @Test
  void anOpenTurnGoesOnOverANewConnection() {
    turns.pass(new TurnStarted(0, "please call"));
    turns.pass(new Interim(0, "please call my mother"));
    assertThat(turns.interrupted()).isEmpty();
    assertThat(turns.pass(new TurnStarted(0, "my mother")))
        .isEqualTo(new Interim(0, "please call my mother"));
    assertThat(turns.pass(new TurnEnded(0, "my mother at noon", 250)))
        .isEqualTo(new TurnEnded(0, "please call my mother at noon", 250));
    assertThat(turns.pass(new TurnStarted(1, "and"))).isEqualTo(new TurnStarted(1, "and"));
  }

  @Test
  void aLikelyEndIsTakenBackWhenTheConnectionIsLost() {
    turns.pass(new TurnStarted(0, "yes"));
    turns.pass(new LikelyEnd(0, "yes please"));
    assertThat(turns.interrupted()).containsExactly(new Resumed(0, "yes please"));
    assertThat(turns.pass(new TurnEnded(0, "yes please", 400)))
        .isEqualTo(new TurnEnded(0, "yes please", 400));
  }
}
