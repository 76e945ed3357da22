package callmeback.sandbox.speech;

import com.sun.speech.freetts.audio.NullAudioPlayer;
import java.io.ByteArrayOutputStream;

/// Collects the samples that FreeTTS would have played.
final class Tape extends NullAudioPlayer {
  private final ByteArrayOutputStream pcm = new ByteArrayOutputStream();

  @Override
  public boolean write(byte[] bytes, int offset, int size) {
    pcm.write(bytes, offset, size);
    return true;
  }

  int position() {
    return pcm.size() / 2;
  }

  /// The samples recorded since the last call, from 16-bit big-endian to mu-law.
  byte[] take() {
    var bytes = pcm.toByteArray();
    pcm.reset();
    var mulaw = new byte[bytes.length / 2];
    for (var i = 0; i < mulaw.length; i++) {
      mulaw[i] = MuLaw.encode(bytes[2 * i] << 8 | bytes[2 * i + 1] & 0xFF);
    }
    return mulaw;
  }
}
