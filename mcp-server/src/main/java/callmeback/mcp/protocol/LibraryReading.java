package callmeback.mcp.protocol;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.mcp.prompt.Starter;
import callmeback.mcp.prompt.Starters;
import callmeback.mcp.protocol.visit.Reading;
import callmeback.mcp.protocol.visit.Visitor;
import callmeback.mcp.resource.Library;
import callmeback.mcp.resource.Template;
import callmeback.mcp.resource.Watching;
import io.modelcontextprotocol.server.McpServer.SyncSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncCompletionSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncPromptSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceTemplateSpecification;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest;
import io.modelcontextprotocol.spec.McpSchema.CompleteResult;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.GetPromptRequest;
import io.modelcontextprotocol.spec.McpSchema.GetPromptResult;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.PromptArgument;
import io.modelcontextprotocol.spec.McpSchema.PromptMessage;
import io.modelcontextprotocol.spec.McpSchema.PromptReference;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceReference;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Conversation starters as prompts, and the library as resources, each for whoever asks.
public final class LibraryReading implements Reading {
  private static final String JSON = "application/json";

  private final Starters starters;
  private final Library library;
  private final Watching watching;

  public LibraryReading(Starters starters, Library library, Watching watching) {
    this.starters = starters;
    this.library = library;
    this.watching = watching;
  }

  @Override
  public void publish(SyncSpecification<?> server, ServerCapabilities.Builder capabilities) {
    capabilities.prompts(false).resources(true, true).completions();
    for (var starter : starters.list()) {
      server.prompts(new SyncPromptSpecification(prompt(starter), this::filled));
      server.completions(
          new SyncCompletionSpecification(
              new PromptReference(starter.name()),
              (exchange, request) ->
                  completed(() ->
                      starters.complete(
                          Visitor.of(exchange.transportContext()).actor(),
                          starter.name(),
                          request.argument().name(),
                          request.argument().value()))));
    }
    for (var template : library.templates()) {
      server.resourceTemplates(
          new SyncResourceTemplateSpecification(template(template), this::read));
      server.completions(
          new SyncCompletionSpecification(
              new ResourceReference(template.uri()),
              (exchange, request) -> completed(exchange, template, request)));
    }
    server.resources(library.singles().stream().map(this::single).toList());
  }

  private static Prompt prompt(Starter starter) {
    return Prompt.builder(starter.name())
        .title(starter.title())
        .description(starter.description())
        .arguments(
            starter.arguments().stream()
                .map(argument ->
                    PromptArgument.builder(argument.name())
                        .description(argument.description())
                        .required(argument.required())
                        .build())
                .toList())
        .build();
  }

  private GetPromptResult filled(McpSyncServerExchange exchange, GetPromptRequest request) {
    var values = new HashMap<String, String>();
    Objects.requireNonNullElse(request.arguments(), Map.<String, Object>of())
        .forEach((name, value) -> values.put(name, String.valueOf(value)));
    var text = translated(() -> starters.fill(request.name(), values));
    var message = PromptMessage.builder(Role.USER, TextContent.builder(text).build()).build();
    return GetPromptResult.builder(List.of(message))
        .description(starters.find(request.name()).description())
        .build();
  }

  private static ResourceTemplate template(Template template) {
    return ResourceTemplate.builder(template.uri(), template.name())
        .title(template.title())
        .description(template.description())
        .mimeType(JSON)
        .build();
  }

  private SyncResourceSpecification single(Template template) {
    return new SyncResourceSpecification(
        Resource.builder(template.uri(), template.name())
            .title(template.title())
            .description(template.description())
            .mimeType(JSON)
            .build(),
        this::read);
  }

  private ReadResourceResult read(
      McpSyncServerExchange exchange, ReadResourceRequest request) {
    var actor = Visitor.of(exchange.transportContext()).actor();
    var content = translated(() -> library.read(actor, request.uri()));
    return ReadResourceResult.builder(
            List.of(
                TextResourceContents.builder(content.uri(), content.text())
                    .mimeType(content.type())
                    .build()))
        .build();
  }

  private CompleteResult completed(
      McpSyncServerExchange exchange, Template template, CompleteRequest request) {
    var actor = Visitor.of(exchange.transportContext()).actor();
    return completed(() -> library.complete(actor, template.uri(), request.argument().value()));
  }

  private static CompleteResult completed(Supplier<List<String>> values) {
    var found = translated(values);
    return new CompleteResult(new CompleteResult.CompleteCompletion(found, found.size(), false));
  }

  @Override
  public Optional<List<Resource>> resources(Visitor visitor) {
    return Optional.of(
        library.list(visitor.actor()).stream()
            .map(resource ->
                Resource.builder(resource.uri(), resource.name())
                    .title(resource.title())
                    .description(resource.description())
                    .mimeType(JSON)
                    .build())
            .toList());
  }

  @Override
  public Watching.Watch watch(Visitor visitor, Watching.Watcher watcher) {
    return watching.watch(visitor.actor(), watcher);
  }

  /// Problems as errors of the protocol.
  private static <T> T translated(Supplier<T> work) {
    try {
      return work.get();
    } catch (ProblemException e) {
      throw switch (e.problem()) {
        case Problem.NotFound it ->
            McpError.builder(ErrorCodes.RESOURCE_NOT_FOUND).message(it.message()).build();
        case Problem.Invalid(var fields) ->
            McpError.builder(ErrorCodes.INVALID_PARAMS)
                .message(
                    fields.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(field -> "`%s` %s.".formatted(field.getKey(), field.getValue()))
                        .collect(Collectors.joining(" ")))
                .build();
        default -> McpError.builder(ErrorCodes.INVALID_PARAMS).message(e.problem().message()).build();
      };
    }
  }
}
