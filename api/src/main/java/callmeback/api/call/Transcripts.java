package callmeback.api.call;

import callmeback.core.call.Call;
import callmeback.core.call.Calls;
import callmeback.core.call.Speaker;
import callmeback.core.call.SpokenTurn;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What was heard in ended calls, as text. Kept for a while, since lists show many.
final class Transcripts {
  private static final int MAX_KEPT = 1_000;
  private static final Duration KEPT = Duration.ofMinutes(10);

  /// Longer than a conversation may take to close its notes after its call has ended
  /// (callmeback.core.call.LiveCalls).
  private static final Duration SETTLED = Duration.ofMinutes(1);

  private final Cache<UUID, String> kept =
      Caffeine.newBuilder().maximumSize(MAX_KEPT).expireAfterWrite(KEPT).build();
  private final Calls calls;
  private final InstantSource clock;

  Transcripts(Calls calls, InstantSource clock) {
    this.calls = calls;
    this.clock = clock;
  }

  /// Null while the call lives, and when nothing was said.
  @Nullable String of(Call call) {
    if (call.status().live()) {
      return null;
    }
    var known = kept.getIfPresent(call.id());
    if (known != null) {
      return known;
    }
    var text = text(call, calls.turns(call));
    var ended = call.endedAt();
    if (text != null && ended != null && ended.plus(SETTLED).isBefore(clock.instant())) {
      kept.put(call.id(), text);
    }
    return text;
  }

  /// Words were taken out somewhere: nothing is shown from memory.
  void forget() {
    kept.invalidateAll();
  }

  /// One line for each turn of which something was heard; null without any.
  static @Nullable String text(Call call, List<SpokenTurn> turns) {
    var text =
        turns.stream()
            .filter(turn -> !turn.heard().isBlank())
            .map(turn -> speaker(call, turn.speaker()) + ": " + turn.heard())
            .collect(Collectors.joining("\n"));
    return text.isEmpty() ? null : text;
  }

  private static String speaker(Call call, Speaker speaker) {
    return switch (speaker) {
      case CALLER -> "You";
      case PERSONA -> call.personaName();
    };
  }
}
