package callmeback.sandbox.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Answers as the persona, from the script: no intelligence, but the same answer to the same
/// conversation.
final class Brain {
  private static final Pattern PERSONA =
      Pattern.compile("You are (?!On\\b)([A-Z][\\w'’ -]{0,40}?)[.,\\n]");
  private static final Pattern CALLER = Pattern.compile("You have called ([^,.\\n]{1,40})[,.]");
  private static final Pattern MEMORY = Pattern.compile("(?m)^- \"?(.+?)\"?$");

  /// Somebody's own words within a line about them.
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

  private static final Pattern WRAP_UP =
      Pattern.compile("(?i)seconds of this call are left|\\bwrap (it |this )?up\\b");

  private final Script script = new Script();

  Thought think(ChatRequest request) {
    if (request.schema().at("/properties/sql").isObject()) {
      return Thought.say(
          SqlAnswer.to(request.latest("user").map(ChatRequest.Message::content).orElse("")));
    }
    if (request.wantsJson()) {
      return Thought.say(Facts.from(request));
    }
    if (request.last().role().equals("tool")) {
      return Thought.say(told(request));
    }
    if (WRAP_UP.matcher(request.system()).find()) {
      return wrapUp(request);
    }
    return request
        .latest("user")
        .map(said -> answer(request, script.section(said.content())))
        .orElseGet(() -> line(request, "opening"));
  }

  private Thought answer(ChatRequest request, String section) {
    return switch (section) {
      case "goodbye" -> goodbye(request);
      case "time" ->
          request
              .tool("time_left", "call_context")
              .map(tool -> call("", tool, request))
              .orElseGet(() -> line(request, section));
      case "recall" -> recall(request);
      default -> line(request, section);
    };
  }

  /// Says so once, and goodbye when that was answered.
  private Thought wrapUp(ChatRequest request) {
    var said = request.latest("assistant").map(ChatRequest.Message::content).orElse("");
    var announced = script.lines("wrap-up").stream().anyMatch(said::contains);
    return announced ? goodbye(request) : line(request, "wrap-up");
  }

  private Thought goodbye(ChatRequest request) {
    var words = line(request, "goodbye").text();
    return request
        .tool("hang_up", "end_call", "hangup")
        .map(tool -> call(words, tool, request))
        .orElseGet(() -> Thought.say(words));
  }

  private Thought recall(ChatRequest request) {
    var known = MEMORY.matcher(request.system());
    if (known.find()) {
      var words = first(QUOTED, known.group()).orElse(known.group(1));
      return Thought.say(filled(request, "recall").replace("{memory}", bare(words)));
    }
    return request
        .tool("recall", "memory", "memories")
        .map(tool -> call("", tool, request))
        .orElseGet(() -> line(request, "nothing-recalled"));
  }

  /// What to say when a tool has answered.
  private String told(ChatRequest request) {
    var answer = parsed(request.last().content());
    var calls = request.latest("assistant").map(ChatRequest.Message::calls).orElse(List.of());
    if (calls.stream().anyMatch(name -> name.matches("(?i).*(hang_?up|end_call).*"))) {
      return filled(request, "hung-up");
    }
    var seconds = answer.findValue("seconds_left");
    if (seconds != null) {
      var minutes = Math.max(1, Math.round(seconds.asDouble() / 60));
      return filled(request, "time-told").replace("{minutes}", String.valueOf(minutes));
    }
    var quote = answer.findValue("quote");
    if (quote != null) {
      return filled(request, "recall").replace("{memory}", bare(quote.asText()));
    }
    var looking = calls.stream().anyMatch(name -> name.contains("memor"));
    return filled(request, looking ? "nothing-recalled" : "tool-told");
  }

  private static JsonNode parsed(String content) {
    try {
      return Json.MAPPER.readTree(content);
    } catch (JsonProcessingException _) {
      return Json.MAPPER.createObjectNode();
    }
  }

  private Thought line(ChatRequest request, String section) {
    return Thought.say(filled(request, section));
  }

  private String filled(ChatRequest request, String section) {
    var system = request.system();
    return script
        .line(section, request.answers())
        .replace("{persona}", first(PERSONA, system).orElse("your friend"))
        .replace("{caller}", first(CALLER, system).orElse("you"));
  }

  private static Optional<String> first(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1)).findFirst();
  }

  private static String bare(String quote) {
    return quote.strip().replaceAll("[.!?\"]+$", "");
  }

  /// A call with a plausible value for every required argument.
  private static Thought call(String words, ChatRequest.Tool tool, ChatRequest request) {
    var said = request.latest("user").map(ChatRequest.Message::content).orElse("");
    var arguments = Json.MAPPER.createObjectNode();
    var properties = tool.parameters().path("properties");
    for (var required : tool.parameters().path("required")) {
      arguments.set(required.asText(), value(properties.path(required.asText()), said));
    }
    return new Thought(words, tool.name(), arguments.toString());
  }

  private static JsonNode value(JsonNode schema, String said) {
    var nodes = Json.MAPPER.getNodeFactory();
    if (schema.path("enum").isArray()) {
      return schema.path("enum").get(0);
    }
    return switch (schema.path("type").asText("string")) {
      case "integer", "number" -> nodes.numberNode(Math.max(1, schema.path("minimum").asInt(1)));
      case "boolean" -> nodes.booleanNode(true);
      case "array" -> nodes.arrayNode();
      case "object" -> nodes.objectNode();
      default -> nodes.textNode(said.lines().collect(Collectors.joining(" ")));
    };
  }
}
