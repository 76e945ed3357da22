package callmeback.api.call;

import callmeback.core.call.Receipt;
import callmeback.core.call.SpokenTurn;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A call with every turn of its conversation and every cent's way.
///
/// @param purpose what the call is for, where its owner said so
record CallDetailJson(
    @JsonUnwrapped CallJson call, @Nullable String purpose, List<TurnJson> turns, MoneyJson money) {

  static CallDetailJson of(
      CallJson call, @Nullable String purpose, List<SpokenTurn> turns, Receipt receipt) {
    return new CallDetailJson(
        call, purpose, turns.stream().map(TurnJson::of).toList(), MoneyJson.of(receipt));
  }

  /// One turn.
  ///
  /// @param heard the part of `text` that was heard
  record TurnJson(
      String speaker,
      String text,
      String heard,
      Instant startedAt,
      @Nullable LatencyJson latencyMs) {

    static TurnJson of(SpokenTurn turn) {
      return new TurnJson(
          turn.speaker().name().toLowerCase(Locale.ROOT),
          turn.text(),
          turn.heard(),
          turn.startedAt(),
          LatencyJson.of(turn.latency()));
    }
  }

  /// Where the waiting before an answer went, in milliseconds.
  record LatencyJson(int endOfTurn, int context, int firstToken, int firstAudio, int audible) {
    static @Nullable LatencyJson of(SpokenTurn.@Nullable Latency latency) {
      return latency == null
          ? null
          : new LatencyJson(
              latency.endOfTurn(),
              latency.context(),
              latency.firstToken(),
              latency.firstAudio(),
              latency.audible());
    }
  }

  /// Cents; what the providers cost us has fractions of them.
  ///
  /// @param pending owed, and still to be captured: the charge is under way
  record MoneyJson(
      long held,
      long captured,
      long released,
      long pending,
      Map<String, BigDecimal> costByProvider) {
    private static final int MICRO_DOLLAR_DIGITS_OF_A_CENT = 4;

    static MoneyJson of(Receipt receipt) {
      var costs = new TreeMap<String, BigDecimal>();
      receipt
          .costByProvider()
          .forEach((provider, micros) ->
              costs.put(provider, BigDecimal.valueOf(micros, MICRO_DOLLAR_DIGITS_OF_A_CENT)));
      return new MoneyJson(
          receipt.held().value(),
          receipt.captured().value(),
          receipt.released().value(),
          receipt.pending().value(),
          costs);
    }
  }
}
