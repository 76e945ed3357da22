package callmeback.sandbox.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Whose manners the simulated model has.
enum Provider {
  CEREBRAS(
      List.of("gpt-oss-120b", "gemma-4-31b"),
      Set.of("system", "user", "assistant", "tool"),
      Set.of("frequency_penalty", "presence_penalty", "logit_bias", "service_tier")),
  OPENAI(
      List.of("gpt-4.1-mini", "gpt-4.1", "gpt-4.1-nano", "gpt-4o", "gpt-4o-mini", "gpt-5-mini"),
      Set.of("system", "developer", "user", "assistant", "tool"),
      Set.of());

  private final List<String> models;
  private final Set<String> roles;
  private final Set<String> unsupported;

  Provider(List<String> models, Set<String> roles, Set<String> unsupported) {
    this.models = models;
    this.roles = roles;
    this.unsupported = unsupported;
  }

  /// @throws IllegalArgumentException if nobody is called that
  static Provider of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  List<String> models() {
    return models;
  }

  Set<String> roles() {
    return roles;
  }

  /// Fields of a request that are refused by name.
  Set<String> unsupported() {
    return unsupported;
  }

  /// Whether the model thinks aloud, in `delta.reasoning`, before it speaks.
  boolean reasons(String model) {
    return this == CEREBRAS && model.startsWith("gpt-oss");
  }

  /// Whether usage and `time_info` come in the last chunk without having been asked for.
  boolean alwaysAccounts() {
    return this == CEREBRAS;
  }

  /// An error as this provider's body.
  String body(Rejected rejected) {
    var error = Json.MAPPER.createObjectNode();
    error.put("message", rejected.getMessage()).put("type", rejected.type());
    error.put("param", rejected.param()).put("code", rejected.code());
    return this == CEREBRAS ? error.toString() : wrapped(error);
  }

  private static String wrapped(ObjectNode error) {
    return Json.MAPPER.createObjectNode().set("error", error).toString();
  }
}
