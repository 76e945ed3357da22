package callmeback.mcp;

import callmeback.core.Problem;
import callmeback.core.access.AuditLog;
import callmeback.core.account.Actor;
import callmeback.core.call.Toolbox.Answer;
import callmeback.mcp.tool.Client;
import callmeback.mcp.tool.ClientTool;
import callmeback.mcp.tool.Hints;
import callmeback.mcp.tool.Spec;
import callmeback.mcp.tool.Tool;
import callmeback.mcp.tool.ToolSchema;
import callmeback.mcp.tool.Wire;
import callmeback.prompts.Prompt;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A tool of the catalog, the words that explain it, the schemas of its records, and where its uses
/// are written down.
public record Entry(
    Use<?, ?> use, Prompt words, ToolSchema input, ToolSchema output, AuditLog audit) {

  /// A tool, and what it once said of itself.
  record Use<I extends Record, O extends Record>(Tool<I, O> tool, Spec<I, O> spec) {
    static <I extends Record, O extends Record> Use<I, O> of(Tool<I, O> tool) {
      return new Use<>(tool, tool.spec());
    }

    O run(Actor actor, Map<String, Object> arguments, Client client) {
      var input = Wire.read(spec.input(), arguments);
      return tool instanceof ClientTool<I, O> talking
          ? talking.run(actor, input, client)
          : tool.run(actor, input);
    }
  }

  /// @throws IllegalArgumentException when one of the tool's records has no schema
  static Entry of(Tool<?, ?> tool, Prompt words, AuditLog audit) {
    var use = Use.of(tool);
    var input = ToolSchema.of(use.spec().input());
    return new Entry(use, words, input, ToolSchema.of(use.spec().output()), audit);
  }

  public Spec<?, ?> spec() {
    return use.spec();
  }

  public Hints hints() {
    return use.tool().hints();
  }

  public String name() {
    return spec().name();
  }

  public String title() {
    return words.front("title");
  }

  /// One or two sentences: what it is for.
  public String summary() {
    return words.front("summary");
  }

  /// When to use it and when not, units, and an example.
  public String description() {
    return words.body();
  }

  /// Arguments to try it with, and what it answers to them; empty where nobody wrote one.
  public Optional<Example> example() {
    var call = words.front().get("call");
    var result = words.front().get("result");
    return call == null || result == null
        ? Optional.empty()
        : Optional.of(new Example(Wire.parse(call), Wire.parse(result)));
  }

  /// One use of a tool.
  public record Example(Map<String, Object> call, Map<String, Object> result) {}

  /// The tool as the protocol lists it, in a stable order.
  public Map<String, Object> published() {
    var published = new LinkedHashMap<String, Object>();
    published.put("name", name());
    published.put("title", title());
    published.put("description", description());
    published.put("inputSchema", input.parameters());
    published.put("outputSchema", output.outline());
    published.put("annotations", hints().published());
    return published;
  }

  /// Runs the tool, and writes down that it was; what it or its arguments did wrong is an answer
  /// too, with `cause` and `cure`.
  public Answer run(Actor actor, Map<String, Object> arguments, Client client) {
    var attempt = new Attempt(audit, actor, spec(), arguments);
    return attempt.of(
        client,
        asking -> {
          actor.grant().require(spec().scopes());
          return use.run(actor, arguments, asking);
        });
  }

  /// Writes down that it was refused before it was run.
  public void refused(Actor actor, Problem problem) {
    new Attempt(audit, actor, spec(), Map.of()).refused(problem);
  }
}
