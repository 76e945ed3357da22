package callmeback.mcp.page;

import callmeback.mcp.Catalog;
import callmeback.mcp.Entry;
import callmeback.mcp.tool.Toolset;
import callmeback.mcp.tool.Wire;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The catalog as a Markdown document.
public final class Handbook {
  private static final String HEAD =
      """
      # The tools

      Generated from the catalog by `./run bless`; a test fails when the two differ. How to connect a client:
      [connect.md](connect.md). The same to try out: `/tools` of a running house.

      Money is in whole US cents, times are UTC. A refusal is an answer, too: `isError`, with `cause` and `cure`.
      """;

  private Handbook() {}

  public static String of(Catalog catalog) {
    return Arrays.stream(Toolset.values())
        .filter(toolset -> !CatalogPage.of(toolset, catalog.entries()).isEmpty())
        .map(toolset -> section(toolset, CatalogPage.of(toolset, catalog.entries())))
        .collect(Collectors.joining("\n", HEAD + "\n", ""));
  }

  private static String section(Toolset toolset, List<Entry> entries) {
    return "## %s\n\n%s\n\n| tool | what for | access | right |\n|---|---|---|---|\n%s\n%s"
        .formatted(
            CatalogPage.word(toolset),
            CatalogPage.purpose(toolset),
            entries.stream().map(Handbook::row).collect(Collectors.joining()),
            entries.stream().map(Handbook::chapter).collect(Collectors.joining("\n")));
  }

  private static String row(Entry entry) {
    return "| [`%s`](#%s) | %s | %s | `%s` |\n"
        .formatted(
            entry.name(),
            entry.name(),
            cell(entry.summary()),
            Badge.of(entry).getFirst().words(),
            Badge.scopes(entry));
  }

  private static String chapter(Entry entry) {
    return "### %s\n\n%s\n%s%s%s"
        .formatted(
            entry.name(),
            entry.description(),
            table("takes", entry.input().parameters()),
            table("answers", entry.output().parameters()),
            entry
                .example()
                .map(example ->
                    "\n```json\n%s\n```\n\n```json\n%s\n```\n"
                        .formatted(Wire.text(example.call()), Wire.text(example.result())))
                .orElse(""));
  }

  private static String table(String title, Map<String, Object> schema) {
    var fields = Field.of(schema);
    return fields.isEmpty()
        ? ""
        : "\n| %s | is | means |\n|---|---|---|\n".formatted(title)
            + fields.stream().map(Handbook::line).collect(Collectors.joining());
  }

  private static String line(Field field) {
    return "| `%s`%s | %s | %s |\n"
        .formatted(
            field.path(),
            field.required() ? "" : " (optional)",
            cell(field.type()),
            cell(field.meaning()));
  }

  private static String cell(String raw) {
    return raw.replace("|", "\\|");
  }
}
