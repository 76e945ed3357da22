package callmeback.sandbox.speech;

import java.util.ArrayList;
import java.util.List;

/// Listens to one mu-law stream, however it is cut into pieces. For one thread at a time.
///
/// Sound that this sandbox spoke is recognised byte for byte, from any point of an utterance on,
/// and word after word as each word's end passes. Any other voice becomes [#UNRECOGNISED], in its
/// own time.
public final class Ear {
  /// Stands for a voice whose words are not known.
  public static final String UNRECOGNISED = "[unrecognised speech]";

  private static final int FRAMES_TO_BE_UNKNOWN = 12;
  private static final int NONE = -1;

  private final Recogniser recogniser;
  private final Loudness loudness = new Loudness();
  private final List<Heard> news = new ArrayList<>();
  private int unfollowedFrames;
  private int unknownPhrase = NONE;
  private long unknownSinceMs;

  Ear(Repertoire repertoire) {
    recogniser = new Recogniser(repertoire);
  }

  /// Listens to the next bytes, any number of them; what was noticed, in order.
  public List<Heard> hear(byte[] mulaw) {
    news.clear();
    for (var b : mulaw) {
      var words = recogniser.next(b);
      if (words != null) {
        endUnknown(words.words().getFirst().startMs());
        news.add(words);
      }
      if (loudness.add(b)) {
        judgeFrame();
      }
    }
    return List.copyOf(news);
  }

  /// How much has been heard.
  public long positionMs() {
    return recogniser.position() / MuLaw.BYTES_PER_MS;
  }

  /// For how long there has been no voice, in steps of 20 ms.
  public long quietMs() {
    return loudness.quietFrames() * Loudness.FRAME_MS;
  }

  private void judgeFrame() {
    switch (loudness.judge()) {
      case BEGAN ->
          news.add(new Heard.SpeechStarted(before(Loudness.FRAMES_TO_BEGIN), positionMs()));
      case ENDED -> {
        var sinceMs = before(Loudness.FRAMES_TO_END);
        endUnknown(sinceMs);
        news.add(new Heard.SpeechEnded(sinceMs, positionMs()));
      }
      case NONE -> {}
    }
    watchForUnknown();
  }

  private long before(int frames) {
    return positionMs() - frames * Loudness.FRAME_MS;
  }

  private void watchForUnknown() {
    if (recogniser.following() || !loudness.speaking()) {
      unfollowedFrames = 0;
    } else if (loudness.quietFrames() == 0) {
      unfollowedFrames++;
    }
    if (unfollowedFrames == FRAMES_TO_BE_UNKNOWN && unknownPhrase == NONE) {
      unknownPhrase = recogniser.takePhrase();
      unknownSinceMs = before(FRAMES_TO_BE_UNKNOWN);
      news.add(unknown(positionMs(), false));
    }
  }

  private void endUnknown(long endMs) {
    if (unknownPhrase != NONE) {
      news.add(unknown(Math.max(endMs, unknownSinceMs), true));
      unknownPhrase = NONE;
    }
    unfollowedFrames = 0;
  }

  private Heard.Words unknown(long endMs, boolean complete) {
    var word = new Word(UNRECOGNISED, (int) unknownSinceMs, (int) endMs);
    return new Heard.Words(unknownPhrase, List.of(word), complete, Timbre.UNKNOWN, positionMs());
  }
}
