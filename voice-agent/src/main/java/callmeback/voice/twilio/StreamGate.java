package callmeback.voice.twilio;

import callmeback.core.call.Call;
import callmeback.core.call.LiveCalls;
import callmeback.voice.twilio.StreamMessage.Start;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/// Lets the media stream of a live call in, once.
final class StreamGate {
  /// Far more than are live at once.
  private static final int REMEMBERED = 10_000;

  private final SignedRequests requests;
  private final StreamTokens tokens;
  private final LiveCalls calls;
  private final ReentrantLock lock = new ReentrantLock();
  private final LinkedHashSet<UUID> admitted = new LinkedHashSet<>();

  StreamGate(TwilioConfig config, LiveCalls calls) {
    this.requests = new SignedRequests(config);
    this.tokens = new StreamTokens(config.authToken());
    this.calls = calls;
  }

  /// Whether the telephone company opens this socket.
  boolean opens(HttpPrologue prologue, Headers headers) {
    return requests.genuine(prologue, headers);
  }

  /// The call whose stream this is; empty for a wrong token, a call that is not live, another phone
  /// call than the one we know, and a second stream.
  Optional<UUID> admit(Start start) {
    var token = start.parameters().getOrDefault("token", "");
    return TwilioWebhooks.uuid(start.parameters().getOrDefault("call", ""))
        .filter(callId -> tokens.valid(callId, token))
        .flatMap(calls::find)
        .filter(call -> call.status().live() && start.callSid().equals(call.sid()))
        .map(Call::id)
        .filter(this::first);
  }

  private boolean first(UUID callId) {
    lock.lock();
    try {
      if (admitted.size() >= REMEMBERED) {
        admitted.removeFirst();
      }
      return admitted.add(callId);
    } finally {
      lock.unlock();
    }
  }
}
