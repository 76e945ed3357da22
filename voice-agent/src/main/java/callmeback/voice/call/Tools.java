package callmeback.voice.call;

import callmeback.core.account.Actor;
import callmeback.core.call.Toolbox;
import callmeback.core.memory.Acquaintance;
import callmeback.core.memory.Recalled;
import callmeback.voice.speech.ToolRequest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The tool catalog as one call uses it: for context each turn, and when the model asks.
final class Tools {
  private static final ObjectMapper json = new ObjectMapper();
  private static final Logger log = System.getLogger(Tools.class.getName());
  private static final String CONTEXT = "get_call_context";
  private static final String RECALL = "recall_memory";
  private static final int RECOLLECTIONS = 5;

  /// What the tool takes; the end of what was said is the latest.
  private static final int LONGEST_QUESTION = 500;

  /// What a turn gives memory: half of what the answer's first word may be late by (product.md).
  private static final Duration PATIENCE = Duration.ofMillis(50);

  /// What is recalled later than this is of no use to the call.
  private static final Duration ENOUGH = Duration.ofSeconds(5);

  private final Toolbox toolbox;
  private final Actor actor;
  private final Inbox inbox;
  private volatile Acquaintance before = Acquaintance.NONE;

  Tools(Toolbox toolbox, Actor actor, Inbox inbox) {
    this.toolbox = toolbox;
    this.actor = actor;
    this.inbox = inbox;
  }

  /// Asks what is in mind before anything is said: late, it is there for a later turn.
  void prepare(CallScope scope) {
    scope.fork(() -> {
      var answer = toolbox.use(actor, CONTEXT, Map.of("with_memory", true));
      before = Remembered.before(content(answer));
    });
  }

  /// Asks both tools side by side; their answers arrive as one event, or as two when memory takes
  /// longer than a turn can wait for it.
  void recall(CallScope scope, String about) {
    var memory =
        new FutureTask<>(() -> Remembered.now(content(toolbox.use(actor, RECALL, asked(about)))));
    scope.fork(memory::run);
    scope.fork(() -> {
      var context = content(toolbox.use(actor, CONTEXT, Map.of()));
      var inTime = recalled(memory, PATIENCE);
      inbox.put(known(context, inTime));
      if (inTime.isEmpty()) {
        inbox.put(known(context, recalled(memory, ENOUGH)));
      }
    });
  }

  private CallEvent known(Map<String, Object> context, Optional<Recalled> now) {
    return new CallEvent.Known(new Knowledge(context, before, now.orElse(Recalled.NOTHING)));
  }

  private static Map<String, Object> asked(String about) {
    var most = about.substring(Math.max(0, about.length() - LONGEST_QUESTION));
    return Map.of("about", most, "limit", RECOLLECTIONS);
  }

  /// @return empty when memory takes longer; nothing when it fails
  private static Optional<Recalled> recalled(FutureTask<Recalled> memory, Duration patience)
      throws InterruptedException {
    try {
      return Optional.of(memory.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException _) {
      return Optional.empty();
    } catch (ExecutionException e) {
      log.log(Level.WARNING, "nothing was recalled", e.getCause());
      return Optional.of(Recalled.NOTHING);
    }
  }

  void use(CallScope scope, long reply, ToolRequest request) {
    scope.fork(() -> inbox.put(new CallEvent.ToolAnswered(reply, request, answer(request))));
  }

  /// @return false when the tool could not do it
  boolean hangUp() {
    return !toolbox.use(actor, Turn.HANG_UP_TOOL, Map.of()).failed();
  }

  private String answer(ToolRequest request) {
    return arguments(request)
        .map(arguments -> write(toolbox.use(actor, request.tool(), arguments).content()))
        .orElse(
            "{\"cause\":\"The arguments are not a JSON object.\",\"cure\":\"Send a JSON object.\"}");
  }

  private static Optional<Map<String, Object>> arguments(ToolRequest request) {
    try {
      var text = request.arguments().isBlank() ? "{}" : request.arguments();
      return Optional.ofNullable(json.readValue(text, new TypeReference<Map<String, Object>>() {}));
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }

  private static String write(Map<String, Object> content) {
    try {
      return json.writeValueAsString(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tool's answer is not JSON", e);
    }
  }

  private static Map<String, Object> content(Toolbox.Answer answer) {
    return answer.failed() ? Map.of() : answer.content();
  }
}
