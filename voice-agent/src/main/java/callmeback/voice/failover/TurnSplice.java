package callmeback.voice.failover;

import callmeback.voice.speech.SpeechEvent;
import callmeback.voice.speech.SpeechEvent.Interim;
import callmeback.voice.speech.SpeechEvent.LikelyEnd;
import callmeback.voice.speech.SpeechEvent.Resumed;
import callmeback.voice.speech.SpeechEvent.TurnEnded;
import callmeback.voice.speech.SpeechEvent.TurnStarted;
import java.util.List;

/// Makes one count of turns out of those of several connections, and one turn out of one that a
/// lost connection cut in two.
final class TurnSplice {
  private int turns;
  private boolean open;
  private boolean likelyOver;
  private String text = "";

  /// What had been understood of the open turn before the connection was lost.
  private String before = "";

  SpeechEvent pass(SpeechEvent event) {
    return switch (event) {
      case TurnStarted(_, var words) when open -> new Interim(turn(), spliced(words));
      case TurnStarted(_, var words) -> new TurnStarted(turn(), spliced(words));
      case Interim(_, var words) -> new Interim(turn(), spliced(words));
      case Resumed(_, var words) -> {
        likelyOver = false;
        yield new Resumed(turn(), spliced(words));
      }
      case LikelyEnd(_, var words) -> {
        likelyOver = true;
        yield new LikelyEnd(turn(), spliced(words));
      }
      case TurnEnded(_, var words, var silenceMs) -> {
        var ended = new TurnEnded(turn(), spliced(words), silenceMs);
        open = false;
        likelyOver = false;
        before = "";
        yield ended;
      }
    };
  }

  /// The connection was lost and is replaced. A likely end that was announced is taken back, since
  /// the new connection may understand the turn differently.
  List<SpeechEvent> interrupted() {
    if (!open) {
      return List.of();
    }
    before = text;
    var announced = likelyOver;
    likelyOver = false;
    return announced ? List.of(new Resumed(turns - 1, text)) : List.of();
  }

  /// The number of the open turn; opens one if there is none.
  private int turn() {
    if (!open) {
      open = true;
      turns++;
    }
    return turns - 1;
  }

  private String spliced(String words) {
    text = Overlap.join(before, words);
    return text;
  }
}
