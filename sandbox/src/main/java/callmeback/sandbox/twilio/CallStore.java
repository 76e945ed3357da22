package callmeback.sandbox.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// All calls of the account, each also a small file that is replaced as a whole on every change. Of
/// a deleted call only what the books tell is kept.
final class CallStore {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final Path directory;
  private final Map<String, CallRecord> calls = new ConcurrentHashMap<>();

  private CallStore(Path directory) {
    this.directory = directory;
  }

  /// Reads what an earlier run left. Calls that were live then lost their media and their
  /// instructions, so they are over as of the last time they were written down.
  static CallStore open(Path directory) {
    var store = new CallStore(directory);
    try {
      Files.createDirectories(directory);
      try (var files = Files.newDirectoryStream(directory, "CA*.json")) {
        for (var file : files) {
          store.restore(read(JSON.readTree(file.toFile())));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the calls under " + directory.getFileName(), e);
    }
    return store;
  }

  Optional<CallRecord> find(String sid) {
    return Optional.ofNullable(calls.get(sid)).filter(call -> !call.deleted());
  }

  /// The newest first.
  List<CallRecord> all() {
    return booked().stream().filter(call -> !call.deleted()).toList();
  }

  /// Those whose records were deleted too.
  List<CallRecord> booked() {
    return calls.values().stream()
        .sorted(
            Comparator.comparing((CallRecord call) -> call.times().created())
                .thenComparing(CallRecord::sid)
                .reversed())
        .toList();
  }

  void put(CallRecord call) {
    calls.put(call.sid(), call);
    var file = directory.resolve(call.sid() + ".json");
    var draft = directory.resolve(call.sid() + ".draft");
    try {
      Files.writeString(draft, write(call).toString());
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("call " + call.sid(), e);
    }
  }

  private void restore(CallRecord call) {
    if (call.status().over()) {
      calls.put(call.sid(), call);
      return;
    }
    var end = call.status() == CallStatus.IN_PROGRESS ? CallStatus.COMPLETED : CallStatus.CANCELED;
    var started = call.times().started().orElse(call.times().created());
    put(call.over(end, started.plus(call.talked())));
  }

  private static ObjectNode write(CallRecord call) {
    var json = JSON.createObjectNode();
    json.put("sid", call.sid());
    json.put("to", call.parties().to());
    json.put("from", call.parties().from());
    json.put("status", call.status().wire());
    json.put("created", call.times().created().toString());
    json.put("updated", call.times().updated().toString());
    json.put("queued_ms", call.times().queued().toMillis());
    call.times().started().ifPresent(at -> json.put("started", at.toString()));
    call.times().ended().ifPresent(at -> json.put("ended", at.toString()));
    json.put("talked_ms", call.talked().toMillis());
    call.answeredBy().ifPresent(party -> json.put("answered_by", party));
    return json;
  }

  private static CallRecord read(JsonNode json) {
    var times =
        new CallRecord.Times(
            Instant.parse(json.path("created").asText()),
            Instant.parse(json.path("updated").asText()),
            Duration.ofMillis(json.path("queued_ms").asLong()),
            text(json, "started").map(Instant::parse),
            text(json, "ended").map(Instant::parse));
    return new CallRecord(
        json.path("sid").asText(),
        new CallRequest.Parties(json.path("to").asText(), json.path("from").asText()),
        CallStatus.of(json.path("status").asText()).orElseThrow(),
        times,
        Duration.ofMillis(json.path("talked_ms").asLong()),
        text(json, "answered_by"));
  }

  private static Optional<String> text(JsonNode json, String field) {
    return Optional.of(json.path(field)).filter(JsonNode::isTextual).map(JsonNode::asText);
  }
}
