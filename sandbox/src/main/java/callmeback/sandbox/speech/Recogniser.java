package callmeback.sandbox.speech;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds remembered utterances in a stream and follows them byte by byte.
final class Recogniser {
  private static final int HISTORY = 1 << 14; // two seconds, a power of two

  private static final Comparator<Trail> MATCHED_THEN_SHORT =
      Comparator.comparingInt(Trail::matched).thenComparing(t -> -t.utterance().length());

  private final Repertoire repertoire;
  private final byte[] history = new byte[HISTORY];
  private final Fingerprint fingerprint = new Fingerprint();
  private List<Trail> trails = List.of();
  private @Nullable Phrase phrase;
  private long position;
  private int phrases;
  private int told;

  Recogniser(Repertoire repertoire) {
    this.repertoire = repertoire;
  }

  /// Takes the next byte; the phrase's words if there are new ones.
  Heard.@Nullable Words next(byte b) {
    remember(b);
    if (following()) {
      return follow(b);
    }
    if (position >= Fingerprint.WINDOW && fingerprint.anchor()) {
      return pickUp();
    }
    return null;
  }

  boolean following() {
    return !trails.isEmpty();
  }

  long position() {
    return position;
  }

  /// Ends the current phrase; the number of the next one, which the caller takes.
  int takePhrase() {
    phrase = null;
    return phrases++;
  }

  private void remember(byte b) {
    if (position < Fingerprint.WINDOW) {
      fingerprint.add(b);
    } else {
      fingerprint.roll(b, heard(position - Fingerprint.WINDOW));
    }
    history[(int) (position & HISTORY - 1)] = b;
    position++;
  }

  private byte heard(long at) {
    return history[(int) (at & HISTORY - 1)];
  }

  /// Several utterances may begin alike: all that fit are followed, one of them leads.
  private Heard.@Nullable Words follow(byte b) {
    var lead = lead();
    if (lead.trail().follow(b)) {
      trails = trails.size() == 1 ? trails : surviving(b, lead.trail());
      return lead.advance(position) ? news(lead) : null;
    }
    trails = surviving(b, lead.trail()).stream().filter(t -> t != lead.trail()).toList();
    if (trails.isEmpty()) {
      return lead.breakOff() ? news(lead) : null;
    }
    var successor = new Phrase(lead.number(), longest(trails), position);
    phrase = successor;
    return successor.advance(position) ? news(successor) : null;
  }

  private Phrase lead() {
    if (phrase == null) {
      throw new IllegalStateException("trails without a phrase");
    }
    return phrase;
  }

  private List<Trail> surviving(byte b, Trail lead) {
    return trails.stream().filter(t -> t == lead || t.follow(b)).toList();
  }

  private Heard.@Nullable Words pickUp() {
    var found = new ArrayList<Trail>();
    for (var place : repertoire.places(fingerprint.value())) {
      var matched = matched(place);
      if (matched >= Fingerprint.WINDOW) {
        var from = place.end() - matched;
        found.add(new Trail(place.utterance(), position - place.end(), from, place.end()));
      }
    }
    if (found.isEmpty()) {
      return null;
    }
    trails = List.copyOf(found);
    var current = enter(found);
    return current.advance(position) ? news(current) : null;
  }

  private int matched(Repertoire.Place place) {
    var most = (int) Math.min(place.end(), Math.min(position, HISTORY));
    var n = 0;
    while (n < most && place.utterance().at(place.end() - 1 - n) == heard(position - 1 - n)) {
      n++;
    }
    return n;
  }

  private Phrase enter(List<Trail> found) {
    var before = phrase;
    if (before != null) {
      var more = found.stream().filter(t -> before.continuedBy(t, position)).toList();
      if (!more.isEmpty()) {
        before.continueWith(longest(more));
        return before;
      }
    }
    var number = before != null && before.isEmpty() ? before.number() : phrases++;
    told = 0;
    phrase = new Phrase(number, longest(found), position);
    return phrase;
  }

  /// Of equals the shortest, which is through first and then makes way; of those the one spoken
  /// last.
  private static Trail longest(List<Trail> trails) {
    return trails.reversed().stream().max(MATCHED_THEN_SHORT).orElseThrow();
  }

  private Heard.@Nullable Words news(Phrase lead) {
    var words = lead.words(position / MuLaw.BYTES_PER_MS);
    if (words.words().size() <= told && !words.complete()) {
      return null;
    }
    told = words.words().size();
    return words;
  }
}
