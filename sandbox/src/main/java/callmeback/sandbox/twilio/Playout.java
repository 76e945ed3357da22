package callmeback.sandbox.twilio;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/// Audio waiting to be played to the telephone in real time, with the marks between.
///
/// A mark is due once the frame that holds the last byte before it has been played, that is one
/// frame later. Owned by the thread of its call.
final class Playout {

  /// 20 ms of 8 kHz mu-law.
  static final int FRAME = 160;

  /// Ten minutes; what goes beyond is discarded (twilio.com/docs/api/errors/31931).
  static final int CAPACITY = 10 * 60 * 8000;

  private static final byte SILENCE = (byte) 0xFF;

  private sealed interface Item {
    record Audio(byte[] mulaw) implements Item {}

    record Mark(String name) implements Item {}
  }

  private final Deque<Item> items = new ArrayDeque<>();
  private List<String> playing = new ArrayList<>();
  private boolean sounding;
  private int taken;
  private int buffered;

  /// Adds audio of any length; false if there was no room for it and it was discarded.
  boolean add(byte[] mulaw) {
    if (buffered + mulaw.length > CAPACITY) {
      return false;
    }
    if (mulaw.length > 0) {
      items.add(new Item.Audio(mulaw));
      buffered += mulaw.length;
    }
    return true;
  }

  void mark(String name) {
    items.add(new Item.Mark(name));
  }

  /// Empties the buffer; the marks that were outstanding, in order.
  List<String> clear() {
    var outstanding = new ArrayList<>(playing);
    for (var item : items) {
      if (item instanceof Item.Mark(var name)) {
        outstanding.add(name);
      }
    }
    items.clear();
    playing = new ArrayList<>();
    sounding = false;
    taken = 0;
    buffered = 0;
    return outstanding;
  }

  /// The marks whose audio has been played out by now, in order; each is given once.
  List<String> due() {
    var due = playing;
    playing = new ArrayList<>();
    while (items.peek() instanceof Item.Mark(var name)) {
      items.remove();
      due.add(name);
    }
    return due;
  }

  /// The marks that nothing is left to be played before; for use between frames.
  List<String> dueAtOnce() {
    return sounding ? List.of() : due();
  }

  /// The next 20 ms, filled up with silence.
  byte[] next() {
    var frame = new byte[FRAME];
    int filled = 0;
    while (filled < FRAME && !items.isEmpty()) {
      switch (items.element()) {
        case Item.Mark(var name) -> {
          items.remove();
          playing.add(name);
        }
        case Item.Audio(var mulaw) -> filled += take(mulaw, frame, filled);
      }
    }
    sounding = filled > 0;
    Arrays.fill(frame, filled, FRAME, SILENCE);
    return frame;
  }

  /// True while a byte or a mark is still to come.
  boolean pending() {
    return !items.isEmpty() || !playing.isEmpty();
  }

  private int take(byte[] mulaw, byte[] frame, int filled) {
    int count = Math.min(FRAME - filled, mulaw.length - taken);
    System.arraycopy(mulaw, taken, frame, filled, count);
    taken += count;
    buffered -= count;
    if (taken == mulaw.length) {
      items.remove();
      taken = 0;
    }
    return count;
  }
}
