package callmeback.sandbox.phone;

import callmeback.sandbox.speech.MuLaw;
import callmeback.sandbox.speech.Speech;
import callmeback.sandbox.speech.Timbre;
import callmeback.sandbox.speech.Utterance;

/// Something to be spoken into a telephone: 8 kHz mu-law, and its words.
final class Line {

  private static final int BEEP_MS = 400;
  private static final double BEEP_HZ = 1000;
  private static final int BEEP_LOUDNESS = 8000;

  private final String text;
  private final byte[] mulaw;

  private Line(String text, byte[] mulaw) {
    this.text = text;
    this.mulaw = mulaw;
  }

  static Line of(String text, Speech speech) {
    return of(speech.say(text, Timbre.CALLER));
  }

  static Line of(Utterance utterance) {
    return new Line(utterance.text(), utterance.mulaw());
  }

  /// The tone after which a message may be left.
  static Line beep() {
    var tone = new byte[BEEP_MS * MuLaw.BYTES_PER_MS];
    for (int i = 0; i < tone.length; i++) {
      var angle = 2 * Math.PI * BEEP_HZ * i / (1000 * MuLaw.BYTES_PER_MS);
      tone[i] = MuLaw.encode((int) (BEEP_LOUDNESS * Math.sin(angle)));
    }
    return new Line("(beep)", tone);
  }

  String text() {
    return text;
  }

  int length() {
    return mulaw.length;
  }

  int millis() {
    return mulaw.length / MuLaw.BYTES_PER_MS;
  }

  /// Copies up to a frame from a position on; how many bytes there were.
  int copy(int from, byte[] frame) {
    int count = Math.min(frame.length, mulaw.length - from);
    System.arraycopy(mulaw, from, frame, 0, count);
    return count;
  }
}
