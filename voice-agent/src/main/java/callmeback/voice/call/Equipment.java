package callmeback.voice.call;

import callmeback.voice.speech.LanguageModel;
import callmeback.voice.speech.SpeechToText;
import callmeback.voice.speech.TextToSpeech;
import java.time.Duration;

/// What a persona hears, thinks and speaks with in one call, and what the line itself costs.
public record Equipment(SpeechToText ears, LanguageModel mind, TextToSpeech voice, Toll toll) {

  /// Is told how long a line was open.
  public interface Toll {
    void talked(Duration time);
  }
}
