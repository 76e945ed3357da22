package callmeback.voice.twilio;

import callmeback.voice.twilio.Outgoing.Audio;
import callmeback.voice.twilio.Outgoing.Clear;
import callmeback.voice.twilio.Outgoing.Close;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What waits to be written to a media stream: any thread puts in, one writer takes out.
///
/// Audio is cut anew on its way, for many tiny messages stutter: one has 60 ms or more where that
/// much is there, and whole frames always, the last one filled up with silence.
final class OutgoingQueue {
  static final int FRAME = 160;
  private static final byte SILENCE = (byte) 0xFF;
  private static final int SMALLEST = 3 * FRAME;
  private static final int LARGEST = 20 * FRAME;

  /// How long a little audio waits for more of it.
  private static final Duration GATHERING = Duration.ofMillis(60);

  /// Five minutes of speech: only a socket that takes nothing any more lets that much wait.
  private static final int MOST = 15_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Outgoing> waiting = new ArrayDeque<>();
  private boolean closed;

  void play(byte[] mulaw) {
    change(() -> {
      for (int from = 0; from < mulaw.length; from += LARGEST) {
        var to = Math.min(mulaw.length, from + LARGEST);
        waiting.addLast(new Audio(Arrays.copyOfRange(mulaw, from, to)));
      }
    });
  }

  void put(Outgoing message) {
    change(() -> waiting.addLast(message));
  }

  /// Drops the audio that waits. Its marks are written after the clear, and so come back at once.
  void clear() {
    change(() -> {
      waiting.removeIf(Audio.class::isInstance);
      waiting.addFirst(new Clear());
    });
  }

  /// What was put in before is still written; nothing is taken in after.
  void close(int code, String reason) {
    change(() -> {
      waiting.addLast(new Close(code, reason));
      closed = true;
    });
  }

  boolean closed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /// Waits for the next thing to write.
  Outgoing take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (waiting.isEmpty()) {
        changed.await();
      }
      var patience = GATHERING.toNanos();
      while (patience > 0 && gathering()) {
        patience = changed.awaitNanos(patience);
      }
      return waiting.getFirst() instanceof Audio ? cut() : waiting.removeFirst();
    } finally {
      lock.unlock();
    }
  }

  private boolean gathering() {
    var bytes = 0;
    for (var message : waiting) {
      if (!(message instanceof Audio(var mulaw))) {
        return false;
      }
      bytes += mulaw.length;
    }
    return bytes < SMALLEST;
  }

  /// The next message of audio. An unfinished frame waits for its rest while more may come.
  private Audio cut() {
    var piece = new byte[LARGEST];
    var length = 0;
    while (length < LARGEST && waiting.peekFirst() instanceof Audio(var mulaw)) {
      waiting.removeFirst();
      var taken = Math.min(mulaw.length, LARGEST - length);
      System.arraycopy(mulaw, 0, piece, length, taken);
      length += taken;
      putBack(mulaw, taken, mulaw.length);
    }
    var whole = length - length % FRAME;
    if (waiting.isEmpty() && whole >= SMALLEST) {
      putBack(piece, whole, length);
      return new Audio(Arrays.copyOf(piece, whole));
    }
    Arrays.fill(piece, length, LARGEST, SILENCE);
    return new Audio(Arrays.copyOf(piece, whole == length ? whole : whole + FRAME));
  }

  private void putBack(byte[] mulaw, int from, int to) {
    if (from < to) {
      waiting.addFirst(new Audio(Arrays.copyOfRange(mulaw, from, to)));
    }
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      change.run();
      if (waiting.size() > MOST) {
        waiting.clear();
        waiting.add(new Close(StreamCodes.FAILED, "too slow"));
        closed = true;
      }
      changed.signal();
    } finally {
      lock.unlock();
    }
  }
}
