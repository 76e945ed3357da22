package callmeback.voice.elevenlabs;

import callmeback.core.Secret;
import java.net.URI;
import java.time.Duration;

/// Where ElevenLabs is, and how it is to speak.
///
/// @param base the scheme, host and port; http or https
/// @param patience how long connecting may take
public record ElevenLabsConfig(
    URI base, Secret key, String model, Manner manner, Duration patience) {

  /// The fast model; the turbo models before it are deprecated.
  public static ElevenLabsConfig of(URI base, Secret key) {
    return new ElevenLabsConfig(
        base, key, "eleven_flash_v2_5", Manner.usual(), Duration.ofSeconds(3));
  }

  /// How a voice behaves; ElevenLabs calls these its voice settings.
  ///
  /// @param stability 0 (lively) to 1 (even)
  /// @param similarity 0 to 1: how close to the original
  /// @param speed 0.7 to 1.2
  public record Manner(double stability, double similarity, double speed) {

    public Manner {
      within("stability", stability, 0, 1);
      within("similarity", similarity, 0, 1);
      within("speed", speed, 0.7, 1.2);
    }

    /// ElevenLabs' defaults.
    public static Manner usual() {
      return new Manner(0.5, 0.75, 1);
    }

    private static void within(String what, double value, double least, double most) {
      if (!(value >= least && value <= most)) {
        throw new IllegalArgumentException(
            what + " is " + least + " to " + most + ", not " + value);
      }
    }
  }
}
