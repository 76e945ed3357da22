package callmeback.sandbox.elevenlabs;

import callmeback.sandbox.speech.Timbre;
import java.util.List;
import java.util.Optional;

/// A premade voice.
record Voice(String id, String name, String gender) {
  static final List<Voice> ALL =
      List.of(
          new Voice("21m00Tcm4TlvDq8ikWAM", "Rachel", "female"),
          new Voice("pNInz6obpgDQGcFmaJgB", "Adam", "male"),
          new Voice("EXAVITQu4vr4xnSDxMaL", "Bella", "female"),
          new Voice("LcfcDJNUP1GQjkzn1xUU", "Emily", "female"),
          new Voice("oWAxZDx7w5VEj9dCyTzz", "Grace", "female"),
          new Voice("ErXwobaYiN019PkySvjV", "Antoni", "male"),
          new Voice("TxGEqnHWrfWFTfGW9XjX", "Josh", "male"));

  static Optional<Voice> of(String id) {
    return ALL.stream().filter(voice -> voice.id().equals(id)).findFirst();
  }

  Timbre timbre() {
    return Timbre.of(id);
  }
}
