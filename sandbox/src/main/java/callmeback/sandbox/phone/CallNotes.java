package callmeback.sandbox.phone;

import callmeback.sandbox.speech.Heard;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What went through a telephone during one call, for the control door. Times are milliseconds
/// since the call was answered.
final class CallNotes {

  private record Said(String text, long startMs, long endMs) {}

  private record Marked(String name, long atMs) {}

  private final Map<Integer, Heard.Words> heard = new TreeMap<>();
  private final List<Said> said = new ArrayList<>();
  private final List<Marked> marks = new ArrayList<>();
  private final List<Long> clears = new ArrayList<>();
  private long frames;
  private long voicedIn;
  private long voicedOut;

  void frame(boolean voiceIn, boolean voiceOut) {
    frames++;
    voicedIn += voiceIn ? 1 : 0;
    voicedOut += voiceOut ? 1 : 0;
  }

  /// How much of the call has been.
  long nowMs() {
    return frames * Act.TICK_MS;
  }

  void heard(Heard.Words words) {
    heard.put(words.phrase(), words);
  }

  void said(Line line) {
    var start = nowMs();
    said.add(new Said(line.text(), start, start + line.millis()));
  }

  void marked(String name) {
    marks.add(new Marked(name, nowMs()));
  }

  void cleared() {
    clears.add(nowMs());
  }

  void write(ObjectNode json) {
    json.put("frames_in", frames).put("frames_out", frames);
    json.put("voiced_in", voicedIn).put("voiced_out", voicedOut);
    var heardJson = json.putArray("heard");
    for (var words : heard.values()) {
      heardJson
          .addObject()
          .put("text", words.soFar())
          .put("start_ms", words.words().getFirst().startMs())
          .put("end_ms", words.words().getLast().endMs())
          .put("complete", words.complete());
    }
    var saidJson = json.putArray("said");
    for (var line : said) {
      saidJson
          .addObject()
          .put("text", line.text())
          .put("start_ms", line.startMs())
          .put("end_ms", line.endMs());
    }
    var marksJson = json.putArray("marks");
    marks.forEach(mark -> marksJson.addObject().put("name", mark.name()).put("at_ms", mark.atMs()));
    var clearsJson = json.putArray("clears");
    clears.forEach(at -> clearsJson.addObject().put("at_ms", at));
  }
}
