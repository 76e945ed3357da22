package callmeback.sandbox.speech;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The utterances remembered, found by text or by sound; the one longest unused is forgotten first.
final class Repertoire {
  private static final int QUIET = 200;

  private final long capacity;
  private final SequencedMap<Key, Utterance> spoken = new LinkedHashMap<>(64, 0.75f, true);
  private final Map<Long, List<Place>> anchors = new ConcurrentHashMap<>();
  private long bytes;

  private record Key(String text, Timbre timbre) {}

  /// A window of an utterance: it ends before byte `end`.
  record Place(Utterance utterance, int end) {}

  Repertoire(long capacityBytes) {
    capacity = capacityBytes;
  }

  synchronized @Nullable Utterance find(String text, Timbre timbre) {
    return spoken.get(new Key(text, timbre));
  }

  synchronized void add(Utterance utterance) {
    if (spoken.put(new Key(utterance.text(), utterance.timbre()), utterance) != null) {
      return;
    }
    bytes += utterance.length();
    eachAnchor(utterance, this::index);
    while (bytes > capacity && spoken.size() > 1) {
      var oldest = spoken.pollFirstEntry();
      bytes -= oldest.getValue().length();
      eachAnchor(oldest.getValue(), this::forget);
    }
  }

  /// Everything spoken that contains this window, latest spoken last.
  List<Place> places(long fingerprint) {
    return anchors.getOrDefault(fingerprint, List.of());
  }

  private void index(long fingerprint, Place place) {
    anchors.merge(fingerprint, List.of(place), Repertoire::joined);
  }

  private void forget(long fingerprint, Place place) {
    anchors.computeIfPresent(
        fingerprint,
        (_, places) -> {
          var rest = places.stream().filter(p -> !p.equals(place)).toList();
          return rest.isEmpty() ? null : rest;
        });
  }

  private static List<Place> joined(List<Place> before, List<Place> more) {
    var all = new ArrayList<>(before);
    all.addAll(more);
    return List.copyOf(all);
  }

  private static void eachAnchor(Utterance utterance, BiConsumer<Long, Place> action) {
    var fingerprint = new Fingerprint();
    for (var i = 0; i < utterance.length(); i++) {
      if (i < Fingerprint.WINDOW) {
        fingerprint.add(utterance.at(i));
      } else {
        fingerprint.roll(utterance.at(i), utterance.at(i - Fingerprint.WINDOW));
      }
      var end = i + 1;
      if (end >= Fingerprint.WINDOW && fingerprint.anchor() && audible(utterance, end)) {
        action.accept(fingerprint.value(), new Place(utterance, end));
      }
    }
  }

  private static boolean audible(Utterance utterance, int end) {
    var sum = 0L;
    for (var i = end - Fingerprint.WINDOW; i < end; i++) {
      sum += Math.abs(MuLaw.decode(utterance.at(i)));
    }
    return sum > (long) QUIET * Fingerprint.WINDOW;
  }
}
