package callmeback.raindrop.hosted.wire;

import callmeback.core.Secret;
import java.net.URI;
import java.time.Duration;

/// Where hosted Raindrop is, with which key, and which of its resources are ours.
public record RaindropConfig(URI base, Secret key, Resources resources, Limits limits) {
  /// Where the service is (facts of the official SDKs).
  public static final URI BASE = URI.create("https://api.raindrop.run");

  /// The three resources of one deployed application.
  ///
  /// @param version of the application, which every full deployment changes
  public record Resources(
      String application, String version, String memory, String sql, String bucket) {}

  /// How long may be waited.
  ///
  /// @param attempt for one answer
  /// @param all for an answer with all repetitions and pauses
  public record Limits(Duration connect, Duration attempt, Duration all) {
    /// A live call notices a pause of some seconds; the official clients would wait a minute.
    public static Limits usual() {
      return new Limits(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8));
    }
  }

  /// With the usual limits.
  public static RaindropConfig of(URI base, Secret key, Resources resources) {
    return new RaindropConfig(base, key, resources, Limits.usual());
  }
}
