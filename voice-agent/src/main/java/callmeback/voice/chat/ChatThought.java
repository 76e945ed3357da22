package callmeback.voice.chat;

import callmeback.voice.speech.LanguageModel.Thought;
import callmeback.voice.speech.ProviderException;
import callmeback.voice.speech.ThoughtEvent;
import callmeback.voice.speech.ThoughtEvent.Done;
import callmeback.voice.speech.ThoughtEvent.ToolsWanted;
import callmeback.voice.speech.ThoughtEvent.Usage;
import callmeback.voice.speech.ThoughtEvent.Words;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.Call;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/// An answer read from the stream by whoever asks for the next piece: no thread and no queue
/// between the socket and the listener.
final class ChatThought implements Thought {
  private final String provider;
  private final Call call;
  private final Response response;
  private final BufferedSource source;
  private final ArrayDeque<ThoughtEvent> ready = new ArrayDeque<>();
  private final ReentrantLock reading = new ReentrantLock();
  private final ToolParts tools = new ToolParts();
  private Usage usage = new Usage(0, 0);
  private boolean useful;
  private boolean finished;

  ChatThought(String provider, Call call, Response response) {
    this.provider = provider;
    this.call = call;
    this.response = response;
    this.source = response.body().source();
  }

  @Override
  public ThoughtEvent next() throws ProviderException, InterruptedException {
    while (ready.isEmpty()) {
      var data = data();
      if (data == null) {
        end();
      } else {
        take(chunk(data));
      }
    }
    return ready.remove();
  }

  /// A read that is under way fails at once, and its thread then lets go of the connection.
  @Override
  public void close() {
    call.cancel();
    if (reading.tryLock()) {
      try {
        response.close();
      } finally {
        reading.unlock();
      }
    }
  }

  /// The next `data:` of the event stream; null at its end. These services put one chunk on one
  /// line, and comments and other fields mean nothing to us.
  private @Nullable String data() throws ProviderException, InterruptedException {
    reading.lock();
    try {
      if (call.isCanceled()) {
        throw new ProviderException(provider, "closed by us");
      }
      for (var line = source.readUtf8Line(); line != null; line = source.readUtf8Line()) {
        if (line.startsWith("data:")) {
          var data = line.substring(5).strip();
          return "[DONE]".equals(data) ? done() : data;
        }
      }
      return null;
    } catch (IOException e) {
      response.close();
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      throw new ProviderException(
          provider, call.isCanceled() ? "closed by us" : "broke off or was silent", e);
    } finally {
      reading.unlock();
    }
  }

  private @Nullable String done() {
    finished = true;
    return null;
  }

  private ChatChunk chunk(String data) throws ProviderException {
    try {
      return Json.read(data, ChatChunk.class);
    } catch (JsonProcessingException _) {
      close();
      throw new ProviderException(provider, "sent something that is not a chunk");
    }
  }

  private void take(ChatChunk chunk) throws ProviderException {
    if (chunk.error() != null && chunk.error().isObject()) {
      close();
      throw new ProviderException(provider, "failed midway " + ChatRefusal.code(chunk.error()));
    }
    if (chunk.usage() != null) {
      usage = chunk.usage().counted();
    }
    var choice = chunk.choice();
    if (choice != null && choice.delta() != null) {
      take(choice.delta());
    }
    if (choice != null && choice.finish() != null) {
      finished = true;
      offerTools();
    }
  }

  private void take(ChatChunk.Delta delta) {
    if (delta.content() != null && !delta.content().isEmpty()) {
      useful = true;
      ready.add(new Words(delta.content()));
    }
    if (delta.tools() != null) {
      delta.tools().forEach(tools::add);
    }
  }

  private void offerTools() {
    if (!tools.isEmpty()) {
      useful = true;
      ready.add(new ToolsWanted(tools.take()));
    }
  }

  private void end() throws ProviderException {
    response.close();
    if (!finished) {
      throw new ProviderException(provider, "broke off");
    }
    offerTools();
    if (!useful) {
      throw new ProviderException(provider, "answered nothing");
    }
    ready.add(new Done(usage));
  }
}
