package callmeback.sandbox.elevenlabs;

import io.helidon.common.uri.UriQuery;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// The query of a speech socket; names, ranges and defaults are those of its reference page.
record StreamOptions(boolean autoMode, Duration patience) {
  static final Set<String> MODELS =
      Set.of(
          "eleven_flash_v2_5",
          "eleven_flash_v2",
          "eleven_multilingual_v2",
          "eleven_turbo_v2_5",
          "eleven_turbo_v2");
  private static final List<String> WITHOUT_EFFECT =
      List.of(
          "language_code",
          "enable_logging",
          "enable_ssml_parsing",
          "sync_alignment",
          "apply_text_normalization",
          "optimize_streaming_latency",
          "seed");
  private static final Set<String> WITH_EFFECT =
      Set.of("model_id", "output_format", "inactivity_timeout", "auto_mode");

  /// @throws IllegalArgumentException naming what is wrong
  static StreamOptions from(UriQuery query) {
    for (var name : query.names()) {
      require(WITH_EFFECT.contains(name) || WITHOUT_EFFECT.contains(name), "Unknown: " + name);
    }
    require(MODELS.contains(query.first("model_id").orElse("eleven_multilingual_v2")), "model_id");
    require(isTelephone(query), "output_format must be ulaw_8000 in this sandbox");
    var auto = query.first("auto_mode").orElse("false");
    require(auto.equals("true") || auto.equals("false"), "auto_mode must be true or false");
    var seconds = query.first("inactivity_timeout").orElse("20");
    require(seconds.matches("\\d{1,3}"), "inactivity_timeout must be a number");
    var timeout = Integer.parseInt(seconds);
    require(timeout >= 1 && timeout <= 180, "inactivity_timeout must be 1 to 180");
    return new StreamOptions(auto.equals("true"), Duration.ofSeconds(timeout));
  }

  static boolean isTelephone(UriQuery query) {
    return query.first("output_format").orElse("mp3_44100_128").equals("ulaw_8000");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException("Invalid query parameter. " + otherwise);
    }
  }
}
