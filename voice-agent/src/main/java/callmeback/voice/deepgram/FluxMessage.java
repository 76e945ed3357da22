package callmeback.voice.deepgram;

import callmeback.voice.speech.ProviderException;
import callmeback.voice.speech.SpeechEvent;
import callmeback.voice.speech.SpeechEvent.Interim;
import callmeback.voice.speech.SpeechEvent.LikelyEnd;
import callmeback.voice.speech.SpeechEvent.Resumed;
import callmeback.voice.speech.SpeechEvent.TurnEnded;
import callmeback.voice.speech.SpeechEvent.TurnStarted;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message of Flux, as far as it matters here. Times are seconds from the start of the stream.
record FluxMessage(
    @Nullable String type,
    @Nullable String event,
    @JsonProperty("turn_index") int turn,
    @Nullable String transcript,
    @Nullable List<Word> words,
    @JsonProperty("audio_window_end") @Nullable Double windowEnd,
    @Nullable String code) {

  private static final ObjectReader READER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build()
          .readerFor(FluxMessage.class);

  record Word(@Nullable Double end) {}

  static FluxMessage parse(String json) throws ProviderException {
    try {
      return READER.readValue(json);
    } catch (JsonProcessingException _) {
      throw new ProviderException("deepgram", "sent something that is not a message");
    }
  }

  /// What was heard; null for messages that say nothing about speech.
  ///
  /// @param positionMs how much audio was sent when the message came
  @Nullable SpeechEvent event(long positionMs) throws ProviderException {
    return switch (type) {
      case "TurnInfo" -> turnInfo(positionMs);
      case "Error" -> throw new ProviderException("deepgram", "error " + code);
      case null, default -> null;
    };
  }

  private @Nullable SpeechEvent turnInfo(long positionMs) {
    var text = transcript == null ? "" : transcript.strip();
    return switch (event) {
      case "StartOfTurn" -> new TurnStarted(turn, text);
      case "Update" -> text.isEmpty() ? null : new Interim(turn, text);
      case "EagerEndOfTurn" -> new LikelyEnd(turn, text);
      case "TurnResumed" -> new Resumed(turn, text);
      case "EndOfTurn" -> new TurnEnded(turn, text, silenceMs(positionMs));
      case null, default -> null;
    };
  }

  private int silenceMs(long positionMs) {
    var end = lastWordEnd();
    return end == null ? 0 : (int) Math.max(0, positionMs - Math.round(end * 1_000));
  }

  /// Word times are optional; the end of the window is the next best thing.
  private @Nullable Double lastWordEnd() {
    if (words == null || words.isEmpty() || words.getLast().end() == null) {
      return windowEnd;
    }
    return words.getLast().end();
  }
}
