package callmeback.sandbox.phone;

import callmeback.sandbox.speech.Ear;
import callmeback.sandbox.speech.Heard;
import callmeback.sandbox.speech.Speech;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One call at a telephone, from the first ring to the end. The network drives it, every 20 ms;
/// people reach it through their telephone at the same time.
public final class Leg {

  /// Whether a ringing telephone has been picked up.
  public enum Ringing {
    RINGING,
    ANSWERED,
    BUSY,
    REFUSED
  }

  private enum Stage {
    RINGING,
    ANSWERED,
    ENDED
  }

  /// Mu-law codes of at least this magnitude, about 400 of 32768, are taken for a voice.
  private static final int VOICE = 0x20;

  private final Telephone telephone;
  private final String callSid;
  private final String from;
  private final Behaviour behaviour;
  private final Mouth mouth = new Mouth();
  private final Caller caller;
  private final Ear ear;
  private final CallNotes notes = new CallNotes();
  private final Captions captions;
  private final Instant rangAt;
  private Stage stage = Stage.RINGING;
  private @Nullable Instant answeredAt;
  private String endedWhy = "";
  private int rings;
  private boolean pickedUp;
  private boolean putDown;

  Leg(Telephone telephone, String callSid, String from, Behaviour behaviour, Speech speech) {
    this.telephone = telephone;
    this.callSid = callSid;
    this.from = from;
    this.behaviour = behaviour;
    this.caller = new Caller(Act.of(behaviour, speech), mouth);
    this.ear = speech.ear();
    this.captions = new Captions(telephone);
    this.rangAt = telephone.now();
  }

  /// Rings for another 20 ms.
  public Ringing ring() {
    synchronized (telephone) {
      if (putDown) {
        return Ringing.BUSY;
      }
      var delay = Act.ticks(behaviour.answerAfter());
      if (pickedUp || behaviour.picksUp() && rings >= delay) {
        answer();
        return Ringing.ANSWERED;
      }
      rings++;
      return switch (behaviour.manner()) {
        case BUSY -> Ringing.BUSY;
        case REFUSE -> Ringing.REFUSED;
        case ANSWER, NO_ANSWER, VOICEMAIL, MANUAL -> Ringing.RINGING;
      };
    }
  }

  /// True if what picks up is an answering machine.
  public boolean machine() {
    return behaviour.manner() == Behaviour.Manner.VOICEMAIL;
  }

  /// Lives through 20 ms of the call.
  ///
  /// @param frame the 160 bytes of mu-law that are heard
  /// @param playing whether more is to come, or marks are outstanding
  public Moment exchange(byte[] frame, boolean playing) {
    synchronized (telephone) {
      var voiceIn = voiced(frame);
      caller.tick(voiceIn, playing);
      var line = mouth.beginning();
      if (line != null) {
        notes.said(line);
        telephone.tell(listener -> listener.said(line.text()));
      }
      var audio = mouth.next();
      notes.frame(voiceIn, voiced(audio));
      listen(frame);
      telephone.tell(listener -> listener.audio(frame));
      return new Moment(audio, caller.pressed(), putDown || caller.hungUp());
    }
  }

  /// The other side joined; what was heard before was an announcement.
  public void joined() {
    synchronized (telephone) {
      caller.forget();
    }
  }

  /// A mark of the other side has been passed.
  public void marked(String name) {
    synchronized (telephone) {
      notes.marked(name);
    }
  }

  /// The other side threw away what was not played yet.
  public void cleared() {
    synchronized (telephone) {
      notes.cleared();
      caller.forget();
      captions.cut();
      telephone.tell(listener -> listener.cleared());
    }
  }

  /// The call is over; `why` is one word such as `completed`.
  public void end(String why) {
    synchronized (telephone) {
      if (stage != Stage.ENDED) {
        stage = Stage.ENDED;
        endedWhy = why;
        captions.cut();
        telephone.tell(listener -> listener.ended(why));
      }
    }
  }

  boolean ringing() {
    return stage == Stage.RINGING;
  }

  boolean live() {
    return stage == Stage.ANSWERED;
  }

  String from() {
    return from;
  }

  void pickUp() {
    pickedUp = true;
  }

  void putDown() {
    putDown = true;
  }

  void speak(Line line) {
    mouth.speak(line);
  }

  void microphone(byte[] mulaw) {
    mouth.microphone(mulaw);
  }

  void write(ObjectNode json) {
    json.put("sid", callSid).put("from", from);
    json.put(
        "state",
        switch (stage) {
          case RINGING -> "ringing";
          case ANSWERED -> "in-call";
          case ENDED -> "ended";
        });
    json.put("ended", endedWhy);
    json.put("rang_at", rangAt.toString());
    json.put("answered_at", answeredAt == null ? null : answeredAt.toString());
    notes.write(json);
  }

  private void answer() {
    stage = Stage.ANSWERED;
    answeredAt = telephone.now();
    telephone.tell(listener -> listener.answered());
  }

  private void listen(byte[] frame) {
    List<Heard> news = ear.hear(frame);
    for (var heard : news) {
      switch (heard) {
        case Heard.Words words -> {
          notes.heard(words);
          captions.heard(words);
        }
        case Heard.SpeechEnded _ -> captions.cut();
        case Heard.SpeechStarted _ -> {}
      }
    }
  }

  private static boolean voiced(byte[] frame) {
    for (byte sample : frame) {
      if ((~sample & 0x7F) >= VOICE) {
        return true;
      }
    }
    return false;
  }
}
