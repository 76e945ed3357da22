package callmeback.voice.elevenlabs;

import callmeback.voice.speech.SpokenAudio.TimedText;
import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;

/// Which character is spoken when, in milliseconds from the start of its chunk.
record Alignment(
    List<String> chars,
    @JsonProperty("charStartTimesMs") List<Integer> starts,
    @JsonProperty("charsDurationsMs") @JsonAlias("charDurationsMs") List<Integer> durations) {

  Alignment {
    chars = List.copyOf(chars);
    starts = List.copyOf(starts);
    durations = List.copyOf(durations);
    if (chars.size() != starts.size() || chars.size() != durations.size()) {
      throw new IllegalArgumentException("an alignment tells a start and a duration per character");
    }
  }

  /// The chunk's text in pieces of a word and the space after it; a word that goes on in the next
  /// chunk comes in two pieces. All pieces in a row are exactly the text.
  ///
  /// @param chunkMs the chunk's length, which no time exceeds
  List<TimedText> words(int chunkMs) {
    var words = new ArrayList<TimedText>();
    var word = new StringBuilder();
    var end = 0;
    for (var i = 0; i < chars.size(); i++) {
      var blank = chars.get(i).isBlank();
      if (!blank && isComplete(word)) {
        words.add(new TimedText(word.toString(), end));
        word.setLength(0);
      }
      word.append(chars.get(i));
      if (!blank) {
        end = Math.clamp(starts.get(i) + durations.get(i), end, Math.max(end, chunkMs));
      }
    }
    if (!word.isEmpty()) {
      words.add(new TimedText(word.toString(), end));
    }
    return List.copyOf(words);
  }

  private static boolean isComplete(StringBuilder word) {
    return !word.isEmpty()
        && Character.isWhitespace(word.charAt(word.length() - 1))
        && !word.toString().isBlank();
  }
}
