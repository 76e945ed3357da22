package callmeback.mcp.protocol;

import callmeback.core.Problem;
import callmeback.core.account.Scope;
import callmeback.core.call.Toolbox.Answer;
import callmeback.mcp.Entry;
import callmeback.mcp.protocol.http.Json;
import callmeback.mcp.protocol.visit.Offering;
import callmeback.mcp.protocol.visit.Reading;
import callmeback.mcp.protocol.visit.Unanswered;
import callmeback.mcp.protocol.visit.Verdict;
import callmeback.mcp.protocol.visit.Visitor;
import callmeback.mcp.tool.Spec;
import io.modelcontextprotocol.server.McpServer.SyncSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The tools of the catalog, each for whoever may use it.
public final class CatalogOffering implements Offering {
  private static final System.Logger LOG = System.getLogger(CatalogOffering.class.getName());
  private static final String NAME = "call-me-back";
  private static final String VERSION = "1.0.0";
  private static final Map<String, Object> FAILED =
      Map.of(
          "cause", "The tool failed.",
          "cure", "Tell the user; the same may work in a moment.");

  private final Map<String, Entry> entries;
  private final Reading reading;
  private final String instructions;
  private final Json json = new Json();

  /// @param instructions what a client's model should know of all tools together
  public CatalogOffering(List<Entry> entries, Reading reading, String instructions) {
    this.entries =
        entries.stream()
            .collect(
                Collectors.toMap(
                    Entry::name, Function.identity(), (a, _) -> a, LinkedHashMap::new));
    this.reading = reading;
    this.instructions = instructions;
  }

  @Override
  public void publish(SyncSpecification<?> server) {
    var capabilities = ServerCapabilities.builder().tools(false);
    reading.publish(server, capabilities);
    server
        .serverInfo(Implementation.builder(NAME, VERSION).title("Call Me Back").build())
        .instructions(instructions)
        .capabilities(capabilities.build())
        .tools(entries.values().stream().map(this::specification).toList());
  }

  @Override
  public Verdict admit(Visitor visitor, String tool) {
    return Optional.ofNullable(entries.get(tool))
        .map(entry -> noted(entry, visitor, admit(visitor, entry.spec())))
        .orElseGet(() -> unknown(visitor, tool));
  }

  private static Verdict noted(Entry entry, Visitor visitor, Verdict verdict) {
    switch (verdict) {
      case Verdict.Open() -> {}
      case Verdict.Unknown _ -> {}
      case Verdict.Off(var cause, _) ->
          entry.refused(visitor.actor(), new Problem.Forbidden(cause));
      case Verdict.Lacking(var scope) ->
          entry.refused(visitor.actor(), new Problem.MissingScope(scope));
    }
    return verdict;
  }

  @Override
  public Reading reading() {
    return reading;
  }

  private static Verdict admit(Visitor visitor, Spec<?, ?> spec) {
    var selection = visitor.selection();
    if (selection.changes(spec)) {
      return new Verdict.Off(
          "`%s` changes something, and this connection only reads.".formatted(spec.name()),
          "Tell the user; only they can allow changes.");
    }
    if (!selection.shows(spec)) {
      return new Verdict.Off(
          "`%s`, of the toolset `%s`, is switched off here."
              .formatted(spec.name(), spec.toolset().name().toLowerCase(Locale.ROOT)),
          "Use what tools/list shows, or ask the user to switch it on.");
    }
    return spec.scopes().stream()
        .sorted()
        .filter(scope -> !visitor.actor().grant().allows(scope))
        .map(Scope::word)
        .findFirst()
        .<Verdict>map(Verdict.Lacking::new)
        .orElseGet(Verdict.Open::new);
  }

  private Verdict unknown(Visitor visitor, String tool) {
    var open =
        entries.values().stream()
            .filter(entry -> admit(visitor, entry.spec()) instanceof Verdict.Open)
            .map(Entry::name)
            .toList();
    var shown = tool.length() > 100 ? tool.substring(0, 100) + "…" : tool;
    return new Verdict.Unknown(
        Nearest.of(shown, open)
            .map(name -> "There is no tool `%s`. Did you mean `%s`?".formatted(shown, name))
            .orElse("There is no tool `%s`. tools/list names them all.".formatted(shown)));
  }

  private SyncToolSpecification specification(Entry entry) {
    return SyncToolSpecification.builder()
        .tool(published(entry))
        .callHandler((exchange, request) -> call(entry, exchange, request))
        .build();
  }

  private Tool published(Entry entry) {
    return json.mapper().convertValue(entry.published(), Tool.class);
  }

  private CallToolResult call(
      Entry entry, McpSyncServerExchange exchange, CallToolRequest request) {
    var actor = Visitor.of(exchange.transportContext()).actor();
    var client = new ExchangeClient(exchange, request.progressToken());
    var arguments = Objects.requireNonNullElse(request.arguments(), Map.<String, Object>of());
    try {
      return result(entry.run(actor, arguments, client));
    } catch (Unanswered e) {
      throw e;
    } catch (RuntimeException e) {
      if (!Thread.currentThread().isInterrupted()) {
        LOG.log(
            Level.ERROR, "Tool %s failed for %s".formatted(entry.name(), actor.credential()), e);
      }
      return result(new Answer(true, FAILED));
    }
  }

  /// Official clients hold structured content against the output schema even when it is an error's,
  /// so an error is text alone.
  private CallToolResult result(Answer answer) {
    var text = new String(json.bytes(answer.content()), StandardCharsets.UTF_8);
    var result = CallToolResult.builder().addTextContent(text).isError(answer.failed());
    return answer.failed() ? result.build() : result.structuredContent(answer.content()).build();
  }
}
