package callmeback.voice.failover;

import callmeback.voice.speech.LanguageModel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Somebody who may be asked.
///
/// @param firstWord how long the first word may take
/// @param circuit who is told how it went, if anybody
record Candidate(LanguageModel mind, Duration firstWord, @Nullable Circuit circuit) {

  void succeeded() {
    if (circuit != null) {
      circuit.succeeded();
    }
  }

  void failed() {
    if (circuit != null) {
      circuit.failed();
    }
  }
}
