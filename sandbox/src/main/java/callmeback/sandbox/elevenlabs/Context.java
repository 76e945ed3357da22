package callmeback.sandbox.elevenlabs;

import callmeback.sandbox.speech.Speech;
import callmeback.sandbox.speech.Timbre;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// One stream of text becoming speech: what waits to be spoken, and what waits to be sent.
///
/// Without `auto_mode`, text is spoken when as many characters have come as the schedule says, or
/// on a flush.
final class Context {
  static final List<Integer> USUAL_SCHEDULE = List.of(120, 160, 250, 290);

  private final Speech speech;
  private final Timbre timbre;
  private final Pace pace;
  private final boolean settings;
  private final List<Integer> schedule;
  private final StringBuilder waiting = new StringBuilder();
  private final Queue<Due> spoken = new ArrayDeque<>();
  private int spokenTimes;
  private boolean ended;
  private boolean flushed;

  private record Due(Chunk chunk, long nanos) {}

  /// @param settings whether voice settings were given when it was opened
  /// @param schedule how many characters must wait for the first, second, ... piece; empty for
  ///   `auto_mode`
  Context(Speech speech, Timbre timbre, Pace pace, boolean settings, List<Integer> schedule) {
    this.speech = speech;
    this.timbre = timbre;
    this.pace = pace;
    this.settings = settings;
    this.schedule = List.copyOf(schedule);
  }

  boolean hasSettings() {
    return settings;
  }

  void append(String text) {
    waiting.append(text);
    flushed = false;
    if (schedule.isEmpty() || waiting.length() >= needed()) {
      flush();
    }
  }

  private int needed() {
    return schedule.get(Math.min(spokenTimes, schedule.size() - 1));
  }

  /// Asked for by the client: what was flushed is spoken to its end even when the context is
  /// closed.
  void flushOnRequest() {
    flush();
    flushed = waiting.isEmpty();
  }

  boolean flushed() {
    return flushed;
  }

  void flush() {
    var text = waiting.toString();
    if (text.isBlank()) {
      return;
    }
    waiting.setLength(0);
    spokenTimes++;
    pace.begin();
    for (var chunk : Chunk.of(speech.say(text, timbre))) {
      spoken.add(new Due(chunk, pace.due(chunk)));
    }
  }

  /// Speaks what waits, and nothing after it.
  void end() {
    flush();
    ended = true;
  }

  /// When there is something to send next; far away if there is nothing.
  long dueNanos(long never) {
    var next = spoken.peek();
    return next == null ? never : next.nanos();
  }

  /// The next chunk, if its time has come.
  @Nullable Chunk poll(long nowNanos) {
    var next = spoken.peek();
    if (next == null || next.nanos() - nowNanos > 0) {
      return null;
    }
    spoken.remove();
    return next.chunk();
  }

  boolean finished() {
    return ended && spoken.isEmpty();
  }
}
