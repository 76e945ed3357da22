package callmeback.voice.deepgram;

import callmeback.voice.speech.ProviderException;
import callmeback.voice.speech.SpeechEvent;
import callmeback.voice.speech.SpeechToText.Listening;
import callmeback.voice.wire.WireSocket;

/// One caller on one Flux socket. The thread that waits in `next` also bridges gaps in the audio.
final class FluxListening implements Listening {
  private final WireSocket socket;
  private final Uplink uplink;

  FluxListening(WireSocket socket) {
    this.socket = socket;
    this.uplink = new Uplink(socket, System::nanoTime);
  }

  @Override
  public void send(byte[] mulaw) throws ProviderException {
    uplink.send(mulaw);
  }

  @Override
  public SpeechEvent next() throws ProviderException, InterruptedException {
    while (true) {
      var message = socket.poll(Uplink.LONGEST_GAP);
      uplink.bridgeGap();
      var heard = message == null ? null : FluxMessage.parse(message).event(uplink.positionMs());
      if (heard != null) {
        return heard;
      }
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
