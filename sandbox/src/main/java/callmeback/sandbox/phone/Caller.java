package callmeback.sandbox.phone;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The person at the telephone: listens tick by tick and does the next act when its time has come.
/// Counts ticks of 20 ms and needs no clock.
final class Caller {

  /// So much quiet after speech means that the other side has finished.
  static final int PAUSE_BETWEEN_SPEAKERS = 300 / Act.TICK_MS;

  /// After so much silence the person speaks anyway.
  static final int PATIENCE = 15_000 / Act.TICK_MS;

  private final Deque<Act> acts;
  private final Mouth mouth;
  private boolean heard;
  private int sinceTheyBegan;
  private int quiet;
  private int silent;
  private int waited;
  private boolean wasSpeaking;
  private boolean hungUp;
  private String pressed = "";

  Caller(List<Act> acts, Mouth mouth) {
    this.acts = new ArrayDeque<>(acts);
    this.mouth = mouth;
  }

  /// Lives through one tick.
  ///
  /// @param voiced whether a voice is heard
  /// @param playing whether the network has more to play than it has played
  void tick(boolean voiced, boolean playing) {
    pressed = "";
    notice(voiced, playing);
    if (mouth.speaking()) {
      wasSpeaking = true;
      return;
    }
    if (wasSpeaking) {
      wasSpeaking = false;
      waited = 0;
      forget();
    }
    while (!acts.isEmpty() && !mouth.speaking() && !hungUp && ready(acts.element())) {
      perform(acts.remove());
      waited = 0;
    }
    waited++;
  }

  /// What was heard so far was not meant as a turn: it was cut off, or came before the
  /// conversation.
  void forget() {
    heard = false;
    sinceTheyBegan = 0;
  }

  boolean hungUp() {
    return hungUp;
  }

  /// The keys pressed in the latest tick.
  String pressed() {
    return pressed;
  }

  private void notice(boolean voiced, boolean playing) {
    heard |= voiced;
    sinceTheyBegan += heard ? 1 : 0;
    quiet = voiced || playing ? 0 : quiet + 1;
    silent = voiced ? 0 : silent + 1;
  }

  private boolean ready(Act act) {
    return switch (act) {
      case Act.AfterThem() -> finished() || tiredOfWaiting();
      case Act.WhileTheySpeak(var ticks) ->
          heard && sinceTheyBegan > ticks || finished() || tiredOfWaiting();
      case Act.Pause(var ticks) -> waited >= ticks;
      case Act.Quiet(var ticks) -> Math.min(silent, waited) >= ticks;
      case Act.Speak _, Act.Press _, Act.HangUp _ -> true;
    };
  }

  private boolean finished() {
    return heard && quiet >= PAUSE_BETWEEN_SPEAKERS;
  }

  private boolean tiredOfWaiting() {
    return Math.min(silent, waited) >= PATIENCE;
  }

  private void perform(Act act) {
    switch (act) {
      case Act.Speak(var line) -> mouth.speak(line);
      case Act.Press(var digits) -> pressed += digits;
      case Act.HangUp() -> hungUp = true;
      case Act.AfterThem _, Act.WhileTheySpeak _, Act.Pause _, Act.Quiet _ -> {}
    }
  }
}
