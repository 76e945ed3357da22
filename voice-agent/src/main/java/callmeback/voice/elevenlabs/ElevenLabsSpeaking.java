package callmeback.voice.elevenlabs;

import callmeback.voice.elevenlabs.ElevenLabsConfig.Manner;
import callmeback.voice.speech.ProviderException;
import callmeback.voice.speech.SpokenAudio;
import callmeback.voice.speech.SpokenAudio.Chunk;
import callmeback.voice.speech.SpokenAudio.Finished;
import callmeback.voice.speech.TextToSpeech.Speaking;
import callmeback.voice.wire.WireSocket;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// One voice on one socket. A reply is a context named by its number; what a context that is no
/// longer live still sends is dropped. The thread that waits in `next` also keeps the socket open.
final class ElevenLabsSpeaking implements Speaking {
  /// A context that never speaks: it keeps the socket open between replies. ElevenLabs allows five
  /// contexts at once.
  private static final String QUIET = "quiet";

  private static final Duration KEEP_ALIVE = Duration.ofSeconds(10);

  private final WireSocket socket;
  private final Manner manner;
  private final Set<String> live = ConcurrentHashMap.newKeySet();
  private final Queue<SpokenAudio> ready = new ConcurrentLinkedQueue<>();

  private ElevenLabsSpeaking(WireSocket socket, Manner manner) {
    this.socket = socket;
    this.manner = manner;
  }

  static ElevenLabsSpeaking start(WireSocket socket, Manner manner) throws ProviderException {
    socket.send(Outgoing.begin(QUIET, manner));
    return new ElevenLabsSpeaking(socket, manner);
  }

  @Override
  public void say(long reply, String sentence) throws ProviderException {
    var context = Long.toString(reply);
    if (live.add(context)) {
      socket.send(Outgoing.begin(context, manner));
    }
    socket.send(Outgoing.say(context, sentence));
  }

  @Override
  public void finish(long reply) throws ProviderException {
    var context = Long.toString(reply);
    if (live.contains(context)) {
      socket.send(Outgoing.flush(context));
      socket.send(Outgoing.close(context));
    } else {
      ready.add(new Finished(reply));
      socket.wake();
    }
  }

  @Override
  public void cancel(long reply) {
    var context = Long.toString(reply);
    if (live.remove(context)) {
      try {
        socket.send(Outgoing.close(context));
      } catch (ProviderException _) {
        // Whoever waits in next() is told.
      }
    }
  }

  @Override
  public SpokenAudio next() throws ProviderException, InterruptedException {
    while (true) {
      var audio = ready.poll();
      if (audio != null) {
        return audio;
      }
      var message = socket.poll(KEEP_ALIVE);
      if (message != null) {
        take(Incoming.parse(message));
      } else if (ready.isEmpty()) {
        socket.send(Outgoing.keepAlive(QUIET));
      }
    }
  }

  @Override
  public void close() {
    try {
      socket.send(Outgoing.farewell());
    } catch (ProviderException _) {
      // It is gone already.
    }
    socket.close();
  }

  private void take(Incoming message) throws ProviderException {
    if (message.failed()) {
      throw new ProviderException(ElevenLabsVoice.NAME, "failed " + message.reason());
    }
    var context = message.contextId();
    if (context == null || !live.contains(context)) {
      return;
    }
    var reply = Long.parseLong(context);
    var chunk = chunk(reply, message);
    if (chunk != null) {
      ready.add(chunk);
    }
    if (message.lastOfContext() && live.remove(context)) {
      ready.add(new Finished(reply));
    }
  }

  private static @Nullable Chunk chunk(long reply, Incoming message) {
    var audio = message.audio();
    if (audio == null || audio.length == 0) {
      return null;
    }
    var alignment = message.spoken();
    var words =
        alignment == null ? List.<SpokenAudio.TimedText>of() : alignment.words(audio.length / 8);
    return new Chunk(reply, audio, words);
  }
}
