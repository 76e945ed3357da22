package callmeback.mcp.protocol;

import callmeback.mcp.protocol.visit.Offering;
import callmeback.mcp.protocol.visit.Reading;
import callmeback.mcp.protocol.visit.Verdict;
import callmeback.mcp.protocol.visit.Visitor;
import io.modelcontextprotocol.server.McpServer.SyncSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncPromptSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/// Everything by the names that the suite dictates.
final class FixtureOffering implements Offering {
  private final Set<String> names = new HashSet<>();
  private final AtomicReference<McpSyncServer> running = new AtomicReference<>();

  /// The server whose lists two of the tools change.
  void changeable(McpSyncServer server) {
    running.set(server);
  }

  @Override
  public void publish(SyncSpecification<?> server) {
    var tools = new ArrayList<SyncToolSpecification>();
    tools.addAll(FixtureTools.all());
    tools.addAll(FixtureQuestions.all());
    tools.addAll(changes());
    tools.forEach(tool -> names.add(tool.tool().name()));
    server
        .serverInfo(Implementation.builder("conformance", "1.0.0").build())
        .capabilities(
            ServerCapabilities.builder()
                .tools(true)
                .prompts(true)
                .resources(true, true)
                .completions()
                .logging()
                .build())
        .tools(tools);
    FixtureReading.publish(server);
  }

  private List<SyncToolSpecification> changes() {
    return List.of(
        FixtureTools.tool(
            "test_trigger_tool_change",
            Map.of("type", "object"),
            (_, _) -> {
              var late = FixtureTools.says("test_late", "late");
              running.get().addTool(late);
              running.get().removeTool("test_late");
              return FixtureTools.text("changed");
            }),
        FixtureTools.tool(
            "test_trigger_prompt_change",
            Map.of("type", "object"),
            (_, _) -> {
              var late = Prompt.builder("test_late_prompt").description("Late.").build();
              running
                  .get()
                  .addPrompt(new SyncPromptSpecification(late, (_, _) -> FixtureReading.said("x")));
              running.get().removePrompt("test_late_prompt");
              return FixtureTools.text("changed");
            }));
  }

  @Override
  public Verdict admit(Visitor visitor, String tool) {
    return names.contains(tool)
        ? new Verdict.Open()
        : new Verdict.Unknown("There is no tool `%s`.".formatted(tool));
  }

  @Override
  public Reading reading() {
    return Reading.NONE;
  }
}
