package callmeback.sandbox.speech;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One spoken text as 8 kHz mu-law, with the time of each sounding word and of each character.
public record Utterance(String text, Timbre timbre, byte[] mulaw, List<Word> words) {

  public Utterance {
    mulaw = mulaw.clone();
    words = List.copyOf(words);
  }

  /// A copy of the sound.
  @Override
  public byte[] mulaw() {
    return mulaw.clone();
  }

  /// A copy of the sound from one byte to another (exclusive).
  public byte[] mulaw(int from, int to) {
    return Arrays.copyOfRange(mulaw, from, to);
  }

  /// Number of bytes of sound.
  public int length() {
    return mulaw.length;
  }

  public int durationMs() {
    return mulaw.length / MuLaw.BYTES_PER_MS;
  }

  byte at(int index) {
    return mulaw[index];
  }

  /// When each character of the text begins, in ms, and in one more entry when the sound ends.
  /// Inside a word, characters share its time equally; what lies between two words takes the pause.
  public int[] charStartsMs() {
    var marks = new ArrayList<int[]>(List.of(new int[] {0, 0}));
    var from = 0;
    for (var word : words) {
      var at = text.indexOf(word.text(), from);
      if (at < 0) {
        continue;
      }
      from = at + word.text().length();
      marks.add(new int[] {at, word.startMs()});
      marks.add(new int[] {from, word.endMs()});
    }
    marks.add(new int[] {text.length(), durationMs()});
    return interpolated(marks);
  }

  private int[] interpolated(List<int[]> marks) {
    var starts = new int[text.length() + 1];
    for (var i = 1; i < marks.size(); i++) {
      var a = marks.get(i - 1);
      var b = marks.get(i);
      for (var c = a[0]; c < b[0]; c++) {
        starts[c] = a[1] + (b[1] - a[1]) * (c - a[0]) / (b[0] - a[0]);
      }
    }
    starts[text.length()] = durationMs();
    return starts;
  }

  /// The same utterance is the same text in the same voice: the sound follows from these.
  @Override
  public boolean equals(Object other) {
    return other instanceof Utterance that && text.equals(that.text) && timbre.equals(that.timbre);
  }

  @Override
  public int hashCode() {
    return 31 * text.hashCode() + timbre.hashCode();
  }
}
