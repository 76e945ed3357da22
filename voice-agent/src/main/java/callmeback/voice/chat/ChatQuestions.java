package callmeback.voice.chat;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.StructuredModel;
import callmeback.voice.speech.ProviderException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Models that are asked for a JSON object, one after the other until one gives it: for work that
/// no caller waits for.
public final class ChatQuestions implements StructuredModel {
  private static final Logger LOG = System.getLogger(ChatQuestions.class.getName());

  /// For one model, from the question to the whole answer.
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /// Until the same question may be asked again.
  private static final Duration RETRY = Duration.ofSeconds(30);

  /// Enough for a dozen facts with their quotations, and for the reasoning before them.
  private static final int TOKENS = 4_096;

  /// Refused in a request that is not streamed.
  private static final String STREAMED_ONLY = "stream_options";

  private final List<ChatModel> models;

  /// @param models in the order in which they are asked
  public ChatQuestions(List<ChatModel> models) {
    this.models = List.copyOf(models);
  }

  @Override
  public Map<String, Object> ask(Question question) {
    for (var model : models) {
      try {
        return answer(question, model);
      } catch (ProviderException e) {
        LOG.log(Level.WARNING, "{0} got no answer: {1}", question.name(), e.getMessage());
      }
    }
    throw new ProblemException(new Problem.Unavailable(RETRY));
  }

  private static Map<String, Object> answer(Question question, ChatModel model)
      throws ProviderException {
    var choice = model.whole(dialect -> body(question, dialect), LIMIT).at("/choices/0");
    if (!choice.path("finish_reason").asText().equals("stop")) {
      throw new ProviderException(model.name(), "did not finish its answer");
    }
    try {
      var answer = Json.tree(choice.at("/message/content").asText());
      if (!Fit.of(Json.of(question.schema()), answer)) {
        throw new ProviderException(model.name(), "answered in another form");
      }
      return Json.map(answer);
    } catch (JsonProcessingException _) {
      throw new ProviderException(model.name(), "answered something that is not JSON");
    }
  }

  private static ObjectNode body(Question question, ChatDialect dialect) {
    var body = Json.object();
    body.put("max_completion_tokens", TOKENS);
    dialect
        .extras()
        .forEach((field, value) -> {
          if (!field.equals(STREAMED_ONLY)) {
            body.set(field, Json.of(value));
          }
        });
    var messages = body.putArray("messages");
    messages.addObject().put("role", "system").put("content", question.instructions());
    messages.addObject().put("role", "user").put("content", fenced(question.material()));
    var schema =
        body.putObject("response_format").put("type", "json_schema").putObject("json_schema");
    schema.put("name", question.name()).put("strict", true);
    schema.set("schema", Json.of(question.schema()));
    return body;
  }

  /// What is asked about cannot end its own quotation.
  private static String fenced(String material) {
    return "<material>\n" + material.replace("material>", "material ") + "\n</material>";
  }

  /// Whether an answer has the form that was asked for: types, required and unknown fields,
  /// choices.
  private static final class Fit {
    static boolean of(JsonNode schema, JsonNode value) {
      var choices = schema.path("enum");
      return typed(schema.path("type"), value)
          && (choices.isMissingNode() || choices.valueStream().anyMatch(value::equals))
          && (!value.isObject() || members(schema, value))
          && (!value.isArray()
              || value.valueStream().allMatch(item -> of(schema.path("items"), item)));
    }

    private static boolean members(JsonNode schema, JsonNode value) {
      var properties = schema.path("properties");
      return schema.path("required").valueStream().allMatch(name -> value.has(name.asText()))
          && value
              .propertyStream()
              .allMatch(member ->
                  properties.has(member.getKey())
                      ? of(properties.path(member.getKey()), member.getValue())
                      : schema.path("additionalProperties").asBoolean(true));
    }

    private static boolean typed(JsonNode type, JsonNode value) {
      return type.isArray()
          ? type.valueStream().anyMatch(one -> typed(one, value))
          : switch (type.asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> true;
          };
    }
  }
}
