package callmeback.sandbox.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// An answer cut into tokens, and its wire forms: a whole completion, or chunks.
final class Completion {
  private static final Pattern TOKEN = Pattern.compile("\\s*\\S{1,12}|\\s+");
  private static final String REASONING =
      "The caller spoke; I answer in one or two short sentences.";

  private final ChatRequest request;
  private final Thought thought;
  private final Provider provider;
  private final String id;
  private final long created;
  private final List<String> words;
  private final boolean cut;

  Completion(ChatRequest request, Thought thought, Provider provider, String id, long created) {
    this.request = request;
    this.thought = thought;
    this.provider = provider;
    this.id = id;
    this.created = created;
    var all = tokens(thought.text());
    cut = all.size() > request.limit();
    words = cut ? all.subList(0, request.limit()) : all;
  }

  private static List<String> tokens(String text) {
    return TOKEN.matcher(text).results().map(MatchResult::group).toList();
  }

  List<String> words() {
    return words;
  }

  /// What is thought aloud first, if this model does that.
  List<String> reasoning() {
    return provider.reasons(request.model()) ? tokens(REASONING) : List.of();
  }

  /// The pieces in which the call's arguments come; none without a call.
  List<String> argumentPieces() {
    return calls()
        ? Pattern.compile(".{1,6}")
            .matcher(thought.arguments())
            .results()
            .map(MatchResult::group)
            .toList()
        : List.of();
  }

  boolean calls() {
    return thought.tool() != null && !cut;
  }

  private String callId() {
    return "call_" + id.substring(id.length() - 12);
  }

  private String finish() {
    return cut ? "length" : calls() ? "tool_calls" : "stop";
  }

  ObjectNode role() {
    return chunk(delta -> delta.put("role", "assistant"));
  }

  ObjectNode reasoning(String token) {
    return chunk(delta -> delta.put("reasoning", token));
  }

  ObjectNode word(String token) {
    return chunk(delta -> delta.put("content", token));
  }

  ObjectNode callBegins() {
    return chunk(delta -> {
      var call = delta.putArray("tool_calls").addObject();
      call.put("index", 0).put("id", callId()).put("type", "function");
      call.putObject("function").put("name", thought.tool()).put("arguments", "");
    });
  }

  ObjectNode callGoesOn(String piece) {
    return chunk(delta ->
        delta
            .putArray("tool_calls")
            .addObject()
            .put("index", 0)
            .putObject("function")
            .put("arguments", piece));
  }

  /// The last chunk with a choice, and with the account where the provider always gives one.
  ObjectNode end(double seconds) {
    var last = chunk(_ -> {});
    ((ObjectNode) last.at("/choices/0")).put("finish_reason", finish());
    if (provider.alwaysAccounts()) {
      account(last, seconds);
    }
    return last;
  }

  boolean accountsApart() {
    return request.usage() && !provider.alwaysAccounts();
  }

  /// The chunk without a choice that brings the usage.
  ObjectNode accountAlone() {
    var chunk = envelope("chat.completion.chunk");
    chunk.putArray("choices");
    return usage(chunk);
  }

  /// The whole completion in one piece.
  ObjectNode whole(double seconds) {
    var whole = envelope("chat.completion");
    var choice = whole.putArray("choices").addObject().put("index", 0);
    var message = choice.putObject("message").put("role", "assistant");
    message.put("content", words.isEmpty() ? null : String.join("", words));
    if (!reasoning().isEmpty()) {
      message.put("reasoning", REASONING);
    }
    if (calls()) {
      var call = message.putArray("tool_calls").addObject();
      call.put("id", callId()).put("type", "function");
      call.putObject("function").put("name", thought.tool()).put("arguments", thought.arguments());
    }
    choice.put("finish_reason", finish());
    return provider.alwaysAccounts() ? account(whole, seconds) : usage(whole);
  }

  private ObjectNode account(ObjectNode target, double seconds) {
    target.putObject("time_info").put("total_time", seconds).put("created", created);
    return usage(target);
  }

  private ObjectNode usage(ObjectNode target) {
    var prompt = request.promptTokens();
    var spoken = words.size() + reasoning().size() + argumentPieces().size();
    target
        .putObject("usage")
        .put("prompt_tokens", prompt)
        .put("completion_tokens", spoken)
        .put("total_tokens", prompt + spoken);
    return target;
  }

  private ObjectNode chunk(Consumer<ObjectNode> delta) {
    var chunk = envelope("chat.completion.chunk");
    var choice = chunk.putArray("choices").addObject().put("index", 0);
    delta.accept(choice.putObject("delta"));
    choice.putNull("finish_reason");
    return chunk;
  }

  private ObjectNode envelope(String object) {
    return Json.MAPPER
        .createObjectNode()
        .put("id", id)
        .put("object", object)
        .put("created", created)
        .put("model", request.model())
        .put("system_fingerprint", "fp_sandbox");
  }
}
