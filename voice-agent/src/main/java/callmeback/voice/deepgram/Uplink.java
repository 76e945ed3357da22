package callmeback.voice.deepgram;

import callmeback.voice.speech.ProviderException;
import callmeback.voice.wire.WireSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;

/// The way of audio to Deepgram: in chunks of 80 ms, and never silent for long.
final class Uplink {
  private static final int BYTES_PER_MS = 8;

  /// What Deepgram recommends for Flux; four frames of a telephone.
  private static final int CHUNK = 80 * BYTES_PER_MS;

  /// Without audio the turn detection stands still, and after 10 s the socket is closed.
  static final Duration LONGEST_GAP = Duration.ofMillis(500);

  private static final byte SILENCE = (byte) 0xFF;

  private final WireSocket socket;
  private final LongSupplier nanoTime;
  private final byte[] chunk = new byte[CHUNK];
  private int filled;
  private long taken;
  private long lastAudio;

  Uplink(WireSocket socket, LongSupplier nanoTime) {
    this.socket = socket;
    this.nanoTime = nanoTime;
    this.lastAudio = nanoTime.getAsLong();
  }

  synchronized void send(byte[] mulaw) throws ProviderException {
    lastAudio = nanoTime.getAsLong();
    append(mulaw);
  }

  /// Fills the gap since the last audio, if it has become too long.
  synchronized void bridgeGap() throws ProviderException {
    var now = nanoTime.getAsLong();
    var gap = Duration.ofNanos(now - lastAudio);
    if (gap.compareTo(LONGEST_GAP) >= 0) {
      lastAudio = now;
      var silence = new byte[(int) gap.toMillis() * BYTES_PER_MS];
      Arrays.fill(silence, SILENCE);
      append(silence);
    }
  }

  /// Length of all audio taken so far.
  synchronized long positionMs() {
    return taken / BYTES_PER_MS;
  }

  private void append(byte[] mulaw) throws ProviderException {
    taken += mulaw.length;
    for (var from = 0; from < mulaw.length; ) {
      var fitting = Math.min(CHUNK - filled, mulaw.length - from);
      System.arraycopy(mulaw, from, chunk, filled, fitting);
      filled += fitting;
      from += fitting;
      if (filled == CHUNK) {
        filled = 0;
        socket.send(chunk, CHUNK);
      }
    }
  }
}
