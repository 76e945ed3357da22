package callmeback.sandbox.deepgram;

import callmeback.sandbox.speech.Word;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One step of Flux's turn machine.
///
/// @param trigger why the turn ended: `model`, `manual` or `timeout`
record TurnEvent(
    Kind kind,
    int turn,
    long fromMs,
    long toMs,
    List<Word> words,
    double confidence,
    @Nullable String trigger) {

  enum Kind {
    UPDATE("Update"),
    START_OF_TURN("StartOfTurn"),
    EAGER_END_OF_TURN("EagerEndOfTurn"),
    TURN_RESUMED("TurnResumed"),
    END_OF_TURN("EndOfTurn");

    private final String wire;

    Kind(String wire) {
      this.wire = wire;
    }
  }

  TurnEvent {
    words = List.copyOf(words);
  }

  Message message(String requestId, long sequenceId, FluxOptions options) {
    return new Message(
        "TurnInfo",
        requestId,
        sequenceId,
        kind.wire,
        turn,
        Json.seconds(fromMs),
        Json.seconds(toMs),
        words.stream().map(Word::text).collect(Collectors.joining(" ")),
        words.stream().map(MessageWord::of).toList(),
        Math.round(confidence * 10_000) / 10_000.0,
        trigger,
        options.multilingual() ? List.of("en") : null,
        options.multilingual() ? options.languageHints() : null);
  }

  record Message(
      String type,
      String requestId,
      long sequenceId,
      String event,
      int turnIndex,
      double audioWindowStart,
      double audioWindowEnd,
      String transcript,
      List<MessageWord> words,
      double endOfTurnConfidence,
      @Nullable String trigger,
      @Nullable List<String> languages,
      @Nullable List<String> languagesHinted) {}

  record MessageWord(String word, double confidence, double start, double end) {

    private static MessageWord of(Word word) {
      return new MessageWord(
          word.text(), 0.98, Json.seconds(word.startMs()), Json.seconds(word.endMs()));
    }
  }
}
