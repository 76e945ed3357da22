package callmeback.sandbox.speech;

import com.sun.speech.freetts.Item;
import com.sun.speech.freetts.Voice;
import com.sun.speech.freetts.en.us.cmu_us_kal.KevinVoiceDirectory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// FreeTTS's 8 kHz voice. It speaks one text at a time; the same text in the same timbre is always
/// the same sound.
final class Voicebox {
  private static final int MS_BEFORE_FIRST_WORD = 40;
  private static final int MS_AFTER_LAST_WORD = 60;

  private final Voice voice;
  private final Tape tape = new Tape();
  private final List<Span> spans = new ArrayList<>();

  private record Span(int startMs, int endMs) {

    boolean sounds() {
      return endMs > startMs;
    }
  }

  Voicebox() {
    voice =
        Arrays.stream(new KevinVoiceDirectory().getVoices())
            .filter(v -> v.getName().equals("kevin"))
            .findFirst()
            .orElseThrow();
    synchronized (Voicebox.class) {
      voice.allocate(); // reads its lexicon through static fields
    }
    voice.getOutputQueue().close();
    voice.setOutputQueue(null); // without a queue it plays on the caller's thread
    voice.setAudioPlayer(tape);
    processors().add(this::note);
  }

  synchronized Utterance speak(String text, Timbre timbre) {
    spans.clear();
    voice.setPitch(timbre.pitchHz());
    voice.setRate(timbre.wordsPerMinute());
    voice.speak(text);
    return trimmed(text, timbre, tape.take(), words(text));
  }

  @SuppressWarnings("unchecked") // FreeTTS predates generics
  private List<com.sun.speech.freetts.UtteranceProcessor> processors() {
    return voice.getUtteranceProcessors();
  }

  /// Runs last for each sentence, before it is played: the tape still stands where the sentence
  /// will begin.
  private void note(com.sun.speech.freetts.Utterance sentence) {
    var startMs = tape.position() / MuLaw.BYTES_PER_MS;
    for (var token = sentence.getRelation("Token").getHead();
        token != null;
        token = token.getNext()) {
      spans.add(span(token, startMs));
    }
  }

  private static Span span(Item token, int offsetMs) {
    var start = Integer.MAX_VALUE;
    var end = 0;
    for (var word = token.getDaughter(); word != null; word = word.getNext()) {
      var until = ms(word, "R:SylStructure.daughtern.daughtern.R:Segment.end");
      if (until > 0) {
        start = Math.min(start, ms(word, "R:SylStructure.daughter.daughter.R:Segment.p.end"));
        end = until;
      }
    }
    return end == 0 ? new Span(0, 0) : new Span(offsetMs + start, offsetMs + end);
  }

  private static int ms(Item word, String path) {
    return Math.round(Float.parseFloat(word.findFeature(path).toString()) * 1000);
  }

  /// FreeTTS's tokens are the text's pieces between white space, one for one.
  private List<Word> words(String text) {
    var pieces = text.strip().split("[ \t\r\n]+");
    var words = new ArrayList<Word>();
    for (var i = 0; i < Math.min(pieces.length, spans.size()); i++) {
      var span = spans.get(i);
      if (span.sounds()) {
        words.add(new Word(pieces[i], span.startMs(), span.endMs()));
      }
    }
    return words;
  }

  private static Utterance trimmed(String text, Timbre timbre, byte[] mulaw, List<Word> words) {
    if (words.isEmpty()) {
      return new Utterance(text, timbre, new byte[0], words);
    }
    var fromMs = Math.max(0, words.getFirst().startMs() - MS_BEFORE_FIRST_WORD);
    var to = (words.getLast().endMs() + MS_AFTER_LAST_WORD) * MuLaw.BYTES_PER_MS;
    var sound = Arrays.copyOfRange(mulaw, fromMs * MuLaw.BYTES_PER_MS, Math.min(to, mulaw.length));
    return new Utterance(text, timbre, sound, words.stream().map(w -> w.earlier(fromMs)).toList());
  }
}
