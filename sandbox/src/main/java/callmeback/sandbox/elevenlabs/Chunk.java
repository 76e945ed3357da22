package callmeback.sandbox.elevenlabs;

import callmeback.sandbox.speech.MuLaw;
import callmeback.sandbox.speech.Utterance;
import java.util.ArrayList;
import java.util.List;

/// A piece of speech: its sound, and the characters that begin in it with their times since
/// `offsetMs`.
record Chunk(
    byte[] audio,
    int offsetMs,
    List<String> chars,
    List<Integer> startsMs,
    List<Integer> durationsMs) {
  private static final int LENGTH_MS = 300;

  Chunk {
    chars = List.copyOf(chars);
    startsMs = List.copyOf(startsMs);
    durationsMs = List.copyOf(durationsMs);
  }

  int lengthMs() {
    return audio.length / MuLaw.BYTES_PER_MS;
  }

  /// The whole utterance in order; none if it makes no sound.
  static List<Chunk> of(Utterance said) {
    var chunks = new ArrayList<Chunk>();
    var starts = said.charStartsMs();
    var next = 0;
    for (var from = 0; from < said.durationMs(); from += LENGTH_MS) {
      var last = from + LENGTH_MS >= said.durationMs();
      var to = last ? said.durationMs() : from + LENGTH_MS;
      var end = next;
      while (end < said.text().length() && (last || starts[end] < to)) {
        end++;
      }
      chunks.add(
          cut(said, starts, from, last ? said.length() : to * MuLaw.BYTES_PER_MS, next, end));
      next = end;
    }
    return chunks;
  }

  private static Chunk cut(
      Utterance said, int[] starts, int fromMs, int toByte, int fromChar, int toChar) {
    var chars = new ArrayList<String>();
    var startsMs = new ArrayList<Integer>();
    var durationsMs = new ArrayList<Integer>();
    for (var c = fromChar; c < toChar; c++) {
      chars.add(said.text().substring(c, c + 1));
      startsMs.add(starts[c] - fromMs);
      durationsMs.add(starts[c + 1] - starts[c]);
    }
    var audio = said.mulaw(fromMs * MuLaw.BYTES_PER_MS, toByte);
    return new Chunk(audio, fromMs, chars, startsMs, durationsMs);
  }
}
