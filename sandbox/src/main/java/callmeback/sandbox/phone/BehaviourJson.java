package callmeback.sandbox.phone;

import callmeback.sandbox.phone.Behaviour.Manner;
import callmeback.sandbox.phone.Behaviour.Step;
import callmeback.sandbox.world.BadRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A telephone's behaviour as the control door words it; anything else is refused by name.
final class BehaviourJson {

  private static final Set<String> FIELDS =
      Set.of("behaviour", "answer_after_ms", "script", "hang_up", "line_type");
  private static final Duration INTERRUPT_AFTER = Duration.ofMillis(700);
  private static final int LONGEST_MS = 600_000;
  private static final int LONGEST_TEXT = 2000;

  private BehaviourJson() {}

  static Behaviour parse(JsonNode json) {
    only(json, FIELDS, "a telephone");
    var delay =
        json.has("answer_after_ms")
            ? millis(json.get("answer_after_ms"), "answer_after_ms")
            : Behaviour.USUAL_DELAY;
    return new Behaviour(manner(json), delay, script(json), flag(json, "hang_up"), lineType(json));
  }

  static void write(Behaviour behaviour, ObjectNode json) {
    json.put("behaviour", behaviour.manner().wire());
    json.put("answer_after_ms", behaviour.answerAfter().toMillis());
    var steps = json.putArray("script");
    behaviour.script().forEach(step -> write(step, steps.addObject()));
    json.put("hang_up", behaviour.hangUp());
  }

  private static void write(Step step, ObjectNode json) {
    switch (step) {
      case Step.Say(var text) -> json.put("say", text);
      case Step.Interrupt(var text, var after) ->
          json.put("interrupt", text).put("after_ms", after.toMillis());
      case Step.Wait(var length) -> json.put("wait_ms", length.toMillis());
      case Step.Dtmf(var digits) -> json.put("dtmf", digits);
      case Step.HangUp() -> json.put("hang_up", true);
    }
  }

  private static Manner manner(JsonNode json) {
    if (!json.has("behaviour")) {
      return Manner.ANSWER;
    }
    var word = json.get("behaviour").asText();
    return Manner.of(word)
        .orElseThrow(() ->
            bad("behaviour is answer, busy, no-answer, voicemail, refuse or manual, not " + word));
  }

  private static Optional<LineType> lineType(JsonNode json) {
    if (!json.has("line_type")) {
      return Optional.empty();
    }
    var word = json.get("line_type").asText();
    var type = LineType.of(word);
    if (type.isEmpty()) {
      throw bad("line_type is one of " + LineType.words() + ", not " + word);
    }
    return type;
  }

  private static List<Step> script(JsonNode json) {
    var script = json.path("script");
    if (!script.isMissingNode() && !script.isArray()) {
      throw bad("script is a list of steps");
    }
    var steps = new ArrayList<Step>();
    for (var step : script) {
      steps.add(step(step, "script[" + steps.size() + "]"));
    }
    return steps;
  }

  private static Step step(JsonNode json, String where) {
    if (json.has("say")) {
      only(json, Set.of("say"), where);
      return new Step.Say(text(json.get("say"), where + ".say"));
    }
    if (json.has("interrupt")) {
      only(json, Set.of("interrupt", "after_ms"), where);
      var after =
          json.has("after_ms")
              ? millis(json.get("after_ms"), where + ".after_ms")
              : INTERRUPT_AFTER;
      return new Step.Interrupt(text(json.get("interrupt"), where + ".interrupt"), after);
    }
    if (json.has("wait_ms")) {
      only(json, Set.of("wait_ms"), where);
      return new Step.Wait(millis(json.get("wait_ms"), where + ".wait_ms"));
    }
    if (json.has("dtmf")) {
      only(json, Set.of("dtmf"), where);
      return new Step.Dtmf(digits(json.get("dtmf"), where + ".dtmf"));
    }
    if (flag(json, "hang_up")) {
      only(json, Set.of("hang_up"), where);
      return new Step.HangUp();
    }
    throw bad(where + " is none of say, interrupt, wait_ms, dtmf, hang_up");
  }

  private static void only(JsonNode json, Set<String> fields, String where) {
    if (!json.isObject()) {
      throw bad(where + " is a JSON object");
    }
    for (var field : json.properties()) {
      if (!fields.contains(field.getKey())) {
        throw bad(where + " has no field " + field.getKey());
      }
    }
  }

  private static String text(JsonNode json, String where) {
    var text = json.asText();
    if (!json.isTextual()
        || text.length() > LONGEST_TEXT
        || text.chars().noneMatch(Character::isLetterOrDigit)) {
      throw bad(where + " is a text with at least one word, of at most 2000 characters");
    }
    return text;
  }

  private static String digits(JsonNode json, String where) {
    if (!json.isTextual() || !json.asText().matches("[0-9*#A-D]{1,32}")) {
      throw bad(where + " is 1 to 32 keys: 0-9, *, #, A-D");
    }
    return json.asText();
  }

  private static Duration millis(JsonNode json, String where) {
    if (!json.isIntegralNumber() || json.asLong() < 0 || json.asLong() > LONGEST_MS) {
      throw bad(where + " is 0 to 600000 milliseconds");
    }
    return Duration.ofMillis(json.asLong());
  }

  private static boolean flag(JsonNode json, String name) {
    if (json.has(name) && !json.get(name).isBoolean()) {
      throw bad(name + " is true or false");
    }
    return json.path(name).asBoolean();
  }

  private static BadRequest bad(String message) {
    return new BadRequest("bad_behaviour", message);
  }
}
