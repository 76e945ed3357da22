package callmeback.voice.call;

import callmeback.core.account.Actor;
import callmeback.core.account.Grant;
import callmeback.core.call.Call;
import callmeback.core.call.CallAudio;
import callmeback.core.call.CallContext;
import callmeback.voice.line.Line;
import callmeback.voice.line.LineListener;
import callmeback.voice.line.Switchboard;
import callmeback.voice.metering.Meter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// All calls of this node: joins each line with a persona, and ends them in good order when the
/// house closes.
public final class PhoneCalls implements Switchboard {
  /// A quarter of the heap: half an hour of calls where it has 256 MB.
  private static final int ROOM_FOR_TAPES = 4;

  private final Desk desk;
  private final Outfitter outfitter;
  private final CallAudio audio;
  private final Tapes tapes = new Tapes(Runtime.getRuntime().maxMemory() / ROOM_FOR_TAPES);
  private final Map<UUID, Preparation> prepared = new ConcurrentHashMap<>();
  private final Map<UUID, Running> running = new ConcurrentHashMap<>();

  /// Equips one call; what its parts cost is reported to the meter.
  public interface Outfitter {
    Equipment equip(Meter meter);
  }

  private record Running(PhoneCall call, Thread thread) {}

  public PhoneCalls(Desk desk, Outfitter outfitter, CallAudio audio) {
    this.desk = desk;
    this.outfitter = outfitter;
    this.audio = audio;
  }

  @Override
  public void prepare(UUID callId) {
    desk.calls()
        .find(callId)
        .filter(call -> call.status().live())
        .ifPresent(call -> prepared.computeIfAbsent(callId, _ -> prepare(context(call))));
  }

  @Override
  public LineListener connect(UUID callId, Line line) {
    var call = desk.calls().find(callId).orElseThrow();
    var context = context(call);
    var ready = prepared.remove(callId);
    var preparation = ready == null ? prepare(context) : ready;
    var tape =
        Optional.of(call.minutes().duration())
            .filter(_ -> audio.wanted(context))
            .flatMap(tapes::blank);
    var spoken = tape.<Line>map(each -> new TapedLine(line, each)).orElse(line);
    var phoneCall = new PhoneCall(context, spoken, desk, preparation);
    var thread =
        Thread.ofVirtual()
            .name("call-" + callId)
            .unstarted(() -> {
              try {
                phoneCall.run();
              } finally {
                desk.stage().leave(callId);
                tape.ifPresent(each -> store(call, each));
                running.remove(callId);
              }
            });
    running.put(callId, new Running(phoneCall, thread));
    desk.stage().enter(callId, phoneCall);
    thread.start();
    return tape.<LineListener>map(each -> new TapedListener(phoneCall, each)).orElse(phoneCall);
  }

  private void store(Call call, Tape tape) {
    try {
      if (tape.used()) {
        audio.keep(call, tape.wav());
      }
    } finally {
      tapes.done(call.minutes().duration());
    }
  }

  @Override
  public void forget(UUID callId) {
    var preparation = prepared.remove(callId);
    if (preparation != null) {
      preparation.connections().close();
    }
  }

  public int live() {
    return running.size();
  }

  /// Lets every persona say goodbye and hang up.
  ///
  /// @param limit after which calls still running are left to the telephone company
  /// @return how many were still running then
  public int drain(Duration limit) throws InterruptedException {
    running.values().forEach(each -> each.call().leave());
    var deadline = desk.clock().instant().plus(limit);
    for (var each : running.values()) {
      var left = Duration.between(desk.clock().instant(), deadline);
      if (left.isPositive()) {
        each.thread().join(left);
      }
    }
    prepared.keySet().forEach(this::forget);
    return running.size();
  }

  private Preparation prepare(CallContext context) {
    var meter = new CallMeter();
    var equipment = outfitter.equip(meter);
    return new Preparation(
        equipment, meter, Connections.open(equipment, context.persona().voice()));
  }

  private CallContext context(Call call) {
    var actor =
        new Actor(
            call.accountId(),
            call.id(),
            desk.clock().instant().plus(Duration.ofHours(1)),
            Grant.CALL);
    return desk.calls().context(actor, call.id());
  }
}
