package callmeback.voice.chat;

import callmeback.core.Secret;
import java.net.URI;
import java.time.Duration;

/// Where a model is served, and how long to wait for it.
///
/// @param base the service's address; without a path, the usual `/v1` is meant
/// @param patience the longest silence, before the first byte as between two
public record ChatConfig(URI base, Secret key, String model, Duration patience) {

  /// A model with five seconds of patience; who wants an answer sooner asks somebody else.
  public static ChatConfig of(URI base, Secret key, String model) {
    return new ChatConfig(base, key, model, Duration.ofSeconds(5));
  }
}
