package callmeback.voice.elevenlabs;

import java.util.Locale;
import java.util.Map;

/// The voices this product calls by name.
final class VoiceIds {
  private static final Map<String, String> BY_NAME =
      Map.of(
          "rachel", "21m00Tcm4TlvDq8ikWAM",
          "adam", "pNInz6obpgDQGcFmaJgB",
          "bella", "EXAVITQu4vr4xnSDxMaL",
          "emily", "LcfcDJNUP1GQjkzn1xUU",
          "grace", "oWAxZDx7w5VEj9dCyTzz");

  private VoiceIds() {}

  /// The id of a named voice; anything else is taken for an id.
  static String of(String voice) {
    return BY_NAME.getOrDefault(voice.toLowerCase(Locale.ROOT), voice);
  }
}
