package callmeback.app.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A call as the product's API shows it to its owner, with every turn and every cent.
///
/// @param duration seconds
record SeenCall(
    String id,
    String status,
    String personaName,
    @Nullable String sid,
    @Nullable String endTime,
    int duration,
    @Nullable String transcript,
    @Nullable String errorMessage,
    List<Turn> turns,
    Money money) {
  SeenCall {
    turns = turns == null ? List.of() : List.copyOf(turns);
  }

  /// One turn.
  ///
  /// @param heard the part of `text` that was heard
  record Turn(
      String speaker,
      String text,
      String heard,
      @JsonProperty("latency_ms") @Nullable Latency latency) {
    boolean byCaller() {
      return speaker.equals("caller");
    }

    boolean interrupted() {
      return !byCaller() && !heard.equals(text);
    }
  }

  /// Where the wait before an answer went: stretches one after the other, in milliseconds.
  record Latency(int endOfTurn, int context, int firstToken, int firstAudio, int audible) {
    int total() {
      return endOfTurn + context + firstToken + firstAudio + audible;
    }
  }

  /// Cents; what the providers cost us has fractions of them.
  record Money(int held, int captured, int released, Map<String, BigDecimal> costByProvider) {
    Money {
      costByProvider = costByProvider == null ? Map.of() : Map.copyOf(costByProvider);
    }

    BigDecimal cost() {
      return costByProvider.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    boolean settled() {
      return captured + released == held;
    }
  }

  boolean over() {
    return endTime != null;
  }

  /// Nothing more is written down about it: the money is settled and, when anybody was there to
  /// talk to, its costs and its transcript, which come last.
  boolean closed() {
    var told = transcript != null && !money.costByProvider().isEmpty();
    return over() && money.settled() && (told || status.equals("failed"));
  }

  /// The answers whose latency was measured, in the order of the conversation.
  List<Latency> latencies() {
    return turns.stream().map(Turn::latency).filter(latency -> latency != null).toList();
  }
}
