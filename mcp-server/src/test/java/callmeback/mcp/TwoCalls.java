package callmeback.mcp;

import callmeback.core.stats.Economics;
import callmeback.core.stats.Figures;
import callmeback.core.stats.Statistics;
import java.util.List;

/// The figures of two charged calls.
record TwoCalls() implements Statistics {
  @Override
  public Figures ask(String question) {
    return new Figures(
        "SELECT count(*) AS calls FROM calls", List.of("calls"), List.of(List.of("2")), false);
  }

  @Override
  public Economics economics(int days) {
    var costs = List.of(new Economics.Share("openai", 10), new Economics.Share("twilio", 50));
    return new Economics(2, 250, costs);
  }
}
