package callmeback.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.app.demo.SeenCall.Latency;
import callmeback.app.demo.Waterfall.Piece;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class WaterfallTest {

  @Test
  void oneCharacterStandsForTwentyMilliseconds() {
    var waterfall = Waterfall.of(new Latency(340, 0, 200, 120, 60));
    assertThat(waterfall.total()).isEqualTo(720);
    assertThat(waterfall.pieces(68).stream().map(Piece::length)).containsExactly(17, 0, 10, 6, 3);
  }

  @Test
  void aLongWaitIsDrawnToScale() {
    var waterfall = Waterfall.of(new Latency(1000, 0, 2000, 1000, 0));
    assertThat(waterfall.pieces(40).stream().map(Piece::length)).containsExactly(10, 0, 20, 10, 0);
  }

  @Property
  void theBarIsNeverWiderThanItMayBe(
      @ForAll @IntRange(max = 60_000) int endOfTurn,
      @ForAll @IntRange(max = 60_000) int firstToken,
      @ForAll @IntRange(min = 1, max = 100) int widest) {
    var pieces = Waterfall.of(new Latency(endOfTurn, 0, firstToken, 7, 3)).pieces(widest);
    assertThat(pieces).allMatch(piece -> piece.length() >= 0);
    assertThat(pieces.stream().mapToInt(Piece::length).sum()).isBetween(0, widest);
  }
}
