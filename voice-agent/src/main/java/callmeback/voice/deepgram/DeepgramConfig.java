package callmeback.voice.deepgram;

import callmeback.core.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where Deepgram is, and how it is to listen.
///
/// @param base the scheme, host and port; http or https
/// @param keyterms words that are to be expected, such as names
/// @param patience how long connecting may take
public record DeepgramConfig(
    URI base,
    Secret key,
    String model,
    TurnTaking turns,
    List<String> keyterms,
    Duration patience) {

  public DeepgramConfig {
    keyterms = List.copyOf(keyterms);
  }

  /// Flux for English with our way of taking turns.
  public static DeepgramConfig of(URI base, Secret key) {
    return new DeepgramConfig(
        base, key, "flux-general-en", TurnTaking.usual(), List.of(), Duration.ofSeconds(3));
  }

  /// When a turn is over. The ranges are Deepgram's.
  ///
  /// @param end confidence at which a turn ends, 0.5 to 1
  /// @param likelyEnd confidence at which it probably ends, 0.3 to 0.9; null for no such event
  /// @param timeoutMs silence after which it ends anyway, 500 to 60,000
  public record TurnTaking(double end, @Nullable Double likelyEnd, int timeoutMs) {

    public TurnTaking {
      within("end", end, 0.5, 1);
      if (likelyEnd != null) {
        within("likelyEnd", likelyEnd, 0.3, 0.9);
      }
      within("timeoutMs", timeoutMs, 500, 60_000);
    }

    /// Deepgram's defaults, and early notice of a likely end.
    public static TurnTaking usual() {
      return new TurnTaking(0.7, 0.5, 5_000);
    }

    private static void within(String what, double value, double least, double most) {
      if (!(value >= least && value <= most)) {
        throw new IllegalArgumentException(
            what + " is " + least + " to " + most + ", not " + value);
      }
    }
  }
}
