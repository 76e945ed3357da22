package callmeback.voice.call;

import callmeback.voice.speech.Prompt.Message;
import callmeback.voice.speech.SpokenAudio.Chunk;
import callmeback.voice.speech.SpokenAudio.TimedText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One reply of the persona, from the caller's last word until its last word was heard.
///
/// @param answers the caller's words it answers; empty when the persona speaks of its own accord
/// @param thinking whether the model was asked; until then the context is awaited
/// @param tools the model's tool calls and their results
/// @param waitingTools how many of them have not answered yet
/// @param marks what has been sent, chunk by chunk
/// @param heardMarks how many chunks were played
/// @param progressAt when something last happened to it
record Reply(
    long number,
    Kind kind,
    String answers,
    Instant startedAt,
    Instant progressAt,
    boolean thinking,
    List<Message> tools,
    int waitingTools,
    int toolRounds,
    List<String> sentences,
    boolean saidAll,
    boolean voicedAll,
    List<Mark> marks,
    int heardMarks,
    @Nullable Instant markedAt) {

  /// How a reply ends and whether it may be interrupted.
  enum Kind {
    ORDINARY,
    /// Cannot be interrupted; what the caller says meanwhile is answered afterwards.
    PROTECTED,
    /// Cannot be interrupted, and the call ends when it was heard.
    GOODBYE
  }

  /// A chunk of audio as it was sent: the reply's text and length up to its end.
  record Mark(String textSoFar, List<TimedText> text, int endMs, Instant sentAt) {
    Mark {
      text = List.copyOf(text);
    }
  }

  Reply {
    tools = List.copyOf(tools);
    sentences = List.copyOf(sentences);
    marks = List.copyOf(marks);
  }

  static Reply to(long number, Kind kind, String answers, Instant at) {
    return new Reply(
        number, kind, answers, at, at, false, List.of(), 0, 0, List.of(), false, false, List.of(),
        0, null);
  }

  boolean interruptible() {
    return kind == Kind.ORDINARY;
  }

  /// All that was meant to be said so far.
  String text() {
    return String.join(" ", sentences);
  }

  /// The text of which audio has been sent.
  String sentText() {
    return marks.isEmpty() ? "" : marks.getLast().textSoFar();
  }

  boolean heardOut() {
    return saidAll && voicedAll && heardMarks == marks.size();
  }

  /// When the audio sent so far has been played, by its own length.
  Instant playedBy() {
    var from = markedAt;
    if (marks.isEmpty()) {
      return progressAt;
    }
    if (from == null) {
      return marks.getFirst().sentAt().plusMillis(marks.getLast().endMs());
    }
    var played = heardMarks == 0 ? 0 : marks.get(heardMarks - 1).endMs();
    return from.plusMillis(marks.getLast().endMs() - (long) played);
  }

  /// What the caller has heard at this moment: the chunks marked as played, and of the next one the
  /// words that fit into the time since.
  String heardAt(Instant at) {
    var heard = heardMarks == 0 ? "" : marks.get(heardMarks - 1).textSoFar();
    var since = markedAt;
    if (since == null || heardMarks == marks.size()) {
      return heard;
    }
    var elapsed = Duration.between(since, at).toMillis();
    var text = new StringBuilder(heard);
    for (var piece : marks.get(heardMarks).text()) {
      if (piece.endMs() <= elapsed) {
        text.append(piece.text());
      }
    }
    return wholeWords(text.toString());
  }

  /// A word cut in two by the end of a chunk was not heard before its second half was.
  private String wholeWords(String heard) {
    var sent = sentText();
    var cut =
        heard.length() < sent.length()
            && !heard.isEmpty()
            && !Character.isWhitespace(heard.charAt(heard.length() - 1))
            && !Character.isWhitespace(sent.charAt(heard.length()));
    return (cut ? heard.substring(0, heard.lastIndexOf(' ') + 1) : heard).strip();
  }

  Reply asked(Instant at) {
    return with(at, true, tools, waitingTools, toolRounds, sentences, saidAll);
  }

  Reply wanting(List<Message> more, int waiting, Instant at) {
    var all = new ArrayList<>(tools);
    all.addAll(more);
    return with(at, thinking, all, waiting, toolRounds + 1, sentences, saidAll);
  }

  Reply told(Message result, Instant at) {
    var all = new ArrayList<>(tools);
    all.add(result);
    return with(at, thinking, all, waitingTools - 1, toolRounds, sentences, saidAll);
  }

  Reply saying(String sentence, Instant at) {
    var all = new ArrayList<>(sentences);
    all.add(sentence);
    return with(at, true, tools, waitingTools, toolRounds, all, saidAll);
  }

  Reply saidAll(Instant at) {
    return with(at, thinking, tools, waitingTools, toolRounds, sentences, true);
  }

  Reply voiced(Chunk chunk, Instant at) {
    var text = new StringBuilder(sentText());
    chunk.text().forEach(piece -> text.append(piece.text()));
    var endMs = (marks.isEmpty() ? 0 : marks.getLast().endMs()) + chunk.millis();
    var all = new ArrayList<>(marks);
    all.add(new Mark(text.toString(), chunk.text(), endMs, at));
    return heard(at, voicedAll, all, heardMarks, markedAt);
  }

  Reply voicedAll(Instant at) {
    return heard(at, true, marks, heardMarks, markedAt);
  }

  /// The first frame was played (0), or all of the `count` first chunks.
  Reply marked(int count, Instant at) {
    return heard(at, voicedAll, marks, Math.clamp(count, heardMarks, marks.size()), at);
  }

  Reply ending() {
    return new Reply(
        number,
        Kind.GOODBYE,
        answers,
        startedAt,
        progressAt,
        thinking,
        tools,
        0,
        toolRounds,
        sentences,
        saidAll,
        voicedAll,
        marks,
        heardMarks,
        markedAt);
  }

  private Reply with(
      Instant at,
      boolean asked,
      List<Message> toolMessages,
      int waiting,
      int rounds,
      List<String> said,
      boolean all) {
    return new Reply(
        number,
        kind,
        answers,
        startedAt,
        at,
        asked,
        toolMessages,
        waiting,
        rounds,
        said,
        all,
        voicedAll,
        marks,
        heardMarks,
        markedAt);
  }

  private Reply heard(
      Instant at, boolean allVoiced, List<Mark> sent, int count, @Nullable Instant lastMark) {
    return new Reply(
        number,
        kind,
        answers,
        startedAt,
        at,
        thinking,
        tools,
        waitingTools,
        toolRounds,
        sentences,
        saidAll,
        allVoiced,
        sent,
        count,
        lastMark);
  }
}
