package callmeback.mcp.page;

import callmeback.mcp.Catalog;
import callmeback.mcp.Entry;
import callmeback.mcp.tool.Toolset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The catalog as a page that needs nothing but its own style and scripts.
///
/// @param html with its style and scripts beside it, under the names of [#FILES]
public record CatalogPage(String html) {
  /// Allows what stands beside the page, and to ask this very machine.
  public static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /// The files beside the page.
  public static final List<String> FILES = List.of("tools.css", "find.js", "mcp.js", "run.js");

  public static CatalogPage of(Catalog catalog) {
    var entries = catalog.entries();
    var html =
        file("page.html")
            .replace("{{count}}", Integer.toString(entries.size()))
            .replace("{{toolsets}}", each(entries, CatalogPage::choice))
            .replace("{{contents}}", each(entries, CatalogPage::contents))
            .replace("{{sections}}", each(entries, CatalogPage::section));
    return new CatalogPage(html);
  }

  /// One of the files beside the page.
  public static String file(String name) {
    try (var in = CatalogPage.class.getResourceAsStream("/tools/" + name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What a toolset is for.
  static String purpose(Toolset toolset) {
    return switch (toolset) {
      case CALLS -> "Ask for calls, follow them, speak into them, end them.";
      case PERSONAS -> "Who calls: choose, write and keep them at hand.";
      case BILLING -> "Cards, holds and receipts. Nothing is spent before you agreed.";
      case MEMORY -> "What a persona remembers of you, and how to correct it.";
      case ADMIN -> "For whoever runs the house. Off unless switched on.";
    };
  }

  static String word(Toolset toolset) {
    return toolset.name().toLowerCase(Locale.ROOT);
  }

  /// The tools of a toolset.
  static List<Entry> of(Toolset toolset, List<Entry> entries) {
    return entries.stream().filter(entry -> entry.spec().toolset() == toolset).toList();
  }

  private interface Part {
    String of(Toolset toolset, List<Entry> entries);
  }

  private static String each(List<Entry> all, Part part) {
    return Arrays.stream(Toolset.values())
        .filter(toolset -> !of(toolset, all).isEmpty())
        .map(toolset -> part.of(toolset, of(toolset, all)))
        .collect(Collectors.joining("\n"));
  }

  private static String choice(Toolset toolset, List<Entry> entries) {
    return "<label><input type=\"radio\" name=\"toolset\" value=\"%s\"/> %s <small>%d</small></label>"
        .formatted(word(toolset), word(toolset), entries.size());
  }

  private static String contents(Toolset toolset, List<Entry> entries) {
    return "<li><a href=\"#toolset-%s\">%s</a>\n<ul>%s</ul></li>"
        .formatted(
            word(toolset),
            word(toolset),
            entries.stream()
                .map(entry -> "<li><a href=\"#%1$s\">%1$s</a></li>".formatted(entry.name()))
                .collect(Collectors.joining()));
  }

  private static String section(Toolset toolset, List<Entry> entries) {
    return "<section id=\"toolset-%s\" data-toolset=\"%s\">\n<h2>%s</h2>\n<p>%s</p>\n%s</section>"
        .formatted(
            word(toolset),
            word(toolset),
            word(toolset),
            Html.text(purpose(toolset)),
            entries.stream().map(entry -> new Card(entry).html()).collect(Collectors.joining()));
  }
}
