package callmeback.mcp.protocol.modern;

import callmeback.mcp.protocol.http.Json;
import callmeback.mcp.protocol.visit.Refused;
import callmeback.mcp.protocol.visit.Visitor;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/// One round of a request whose handling asks its client something: what was answered before, and
/// what is still to be asked (MCP, Multi Round-Trip Requests).
final class Round {
  private final JSONRPCRequest request;
  private final Visitor visitor;
  private final RequestStates states;
  private final Json json;
  private final Map<String, Object> answers;
  private final Map<String, Map<String, Object>> asked = new ConcurrentSkipListMap<>();
  private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();

  /// @throws Refused when the answers or the state that came with it cannot be used
  Round(JSONRPCRequest request, Visitor visitor, RequestStates states, Json json) {
    this.request = request;
    this.visitor = visitor;
    this.states = states;
    this.json = json;
    this.answers = answers((Map<?, ?>) request.params());
  }

  private Map<String, Object> answers(Map<?, ?> params) {
    var given = new LinkedHashMap<String, Object>();
    if (params.containsKey(Names.INPUT_RESPONSES)) {
      if (!(params.get(Names.INPUT_RESPONSES) instanceof Map<?, ?> responses)) {
        throw malformed();
      }
      responses.forEach((key, value) -> given.put(String.valueOf(key), object(value)));
    }
    if (params.containsKey(Names.REQUEST_STATE)) {
      var sealed = String.valueOf(params.get(Names.REQUEST_STATE));
      given.putAll(states.open(sealed, visitor, request));
    }
    return given;
  }

  private static Object object(Object value) {
    if (value instanceof Map<?, ?>) {
      return value;
    }
    throw malformed();
  }

  /// The answer to a question, if it came; otherwise the question is noted.
  Optional<Object> answer(JSONRPCRequest question) {
    var params =
        question.params() == null ? Map.<String, Object>of() : json.object(question.params());
    var key = key(question.method(), params);
    var answer = Optional.ofNullable(answers.get(key));
    if (answer.isEmpty()) {
      var noted = new LinkedHashMap<String, Object>();
      noted.put("method", question.method());
      noted.put("params", params);
      asked.put(key, noted);
    }
    return answer;
  }

  /// The same in every round: the name that the question brings along, or its kind and how many of
  /// that kind came before.
  private String key(String method, Map<String, Object> params) {
    return Json.in(params, Names.META).get("key") instanceof String name
        ? name
        : method.replace('/', '_')
            + "_"
            + counts.computeIfAbsent(method, _ -> new AtomicInteger()).getAndIncrement();
  }

  /// What is to be asked before the request can be done, if anything is.
  Optional<Map<String, Object>> inputRequired() {
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    var result = new LinkedHashMap<String, Object>();
    result.put("resultType", "input_required");
    result.put("inputRequests", asked);
    result.put(Names.REQUEST_STATE, states.seal(visitor, request, answers));
    return Optional.of(result);
  }

  private static Refused malformed() {
    return new Refused(
        400, ErrorCodes.INVALID_PARAMS, "inputResponses must be an object of objects.");
  }
}
