package callmeback.sandbox.twilio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.websocket.WsListener;
import io.helidon.websocket.WsSession;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The product's end of one media stream.
final class ProductSocket implements WsListener {

  /// A message with when it came, in nanoseconds.
  record Message(JsonNode json, long at) {
    String event() {
      return json.path("event").asText();
    }
  }

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final BlockingQueue<ProductSocket> announce;
  private final boolean refuse;
  private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
  private final List<Message> media = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Integer> closed = new LinkedBlockingQueue<>();
  private volatile String signature = "";
  private volatile String streamSid = "";
  private volatile @Nullable WsSession session;
  private volatile boolean broken;

  ProductSocket(BlockingQueue<ProductSocket> announce, boolean refuse) {
    this.announce = announce;
    this.refuse = refuse;
  }

  @Override
  public Optional<Headers> onHttpUpgrade(HttpPrologue prologue, Headers headers) {
    if (refuse) {
      throw RequestException.builder()
          .type(DirectHandler.EventType.OTHER)
          .status(Status.FORBIDDEN_403)
          .message("no")
          .build();
    }
    signature = headers.first(HeaderNames.create("X-Twilio-Signature")).orElse("");
    return Optional.empty();
  }

  @Override
  public void onOpen(WsSession opened) {
    session = opened;
    announce.add(this);
  }

  @Override
  public void onMessage(WsSession from, String text, boolean last) {
    if (broken) {
      throw new CloseConnectionException("cut");
    }
    try {
      var message = new Message(JSON.readTree(text), System.nanoTime());
      if (message.event().equals("start")) {
        streamSid = message.json().path("streamSid").asText();
      }
      if (message.event().equals("media")) {
        media.add(message);
      } else {
        messages.add(message);
      }
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void onClose(WsSession from, int status, String reason) {
    closed.add(status);
  }

  @Override
  public void onError(WsSession from, Throwable error) {
    closed.add(-1);
  }

  String signature() {
    return signature;
  }

  /// The next message that is not audio.
  Message next() throws InterruptedException {
    var message = messages.poll(10, TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError("no further message on the stream");
    }
    return message;
  }

  /// Reads on to the message of that event.
  Message next(String event) throws InterruptedException {
    var message = next();
    while (!message.event().equals(event)) {
      message = next();
    }
    return message;
  }

  List<Message> media() {
    return media;
  }

  /// Everything the telephone sent so far.
  byte[] audio() {
    var bytes = new ArrayList<Byte>();
    for (var frame : media) {
      for (byte sample :
          Base64.getDecoder().decode(frame.json().path("media").path("payload").asText())) {
        bytes.add(sample);
      }
    }
    var audio = new byte[bytes.size()];
    for (int i = 0; i < audio.length; i++) {
      audio[i] = bytes.get(i);
    }
    return audio;
  }

  void play(byte[] mulaw) {
    var payload = Base64.getEncoder().encodeToString(mulaw);
    var json = JSON.createObjectNode().put("event", "media").put("streamSid", streamSid);
    json.putObject("media").put("payload", payload);
    send(json.toString());
  }

  void mark(String name) {
    var json = JSON.createObjectNode().put("event", "mark").put("streamSid", streamSid);
    json.putObject("mark").put("name", name);
    send(json.toString());
  }

  void clear() {
    send(JSON.createObjectNode().put("event", "clear").put("streamSid", streamSid).toString());
  }

  void send(String text) {
    open().send(text, true);
  }

  void close() {
    open().close(1000, "done");
  }

  /// Cuts the connection without a close frame, as soon as the next message comes in.
  void breakOff() {
    broken = true;
  }

  /// The status of the close frame, or -1 if there was none.
  int closed() throws InterruptedException {
    var status = closed.poll(10, TimeUnit.SECONDS);
    if (status == null) {
      throw new AssertionError("the stream was not closed");
    }
    return status;
  }

  private WsSession open() {
    var open = session;
    if (open == null) {
      throw new AssertionError("the stream is not open");
    }
    return open;
  }
}
