package callmeback.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.mcp.page.CatalogPage;
import callmeback.mcp.page.Handbook;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/// The catalog as people see it: the page, and docs/tools.md.
@Tag("unit")
final class PageTest {
  private static final Path HANDBOOK = Path.of("../docs/tools.md");
  private static final Set<String> LABELLED = Set.of("input", "select", "textarea");

  private final Catalog catalog = new Household().catalog;
  private final String html = CatalogPage.of(catalog).html();

  @Test
  void thePageIsWellFormedAndEveryIdIsItsOwn() throws Exception {
    var ids = elements("*").stream().map(each -> each.getAttribute("id")).toList();

    assertThat(ids.stream().filter(id -> !id.isEmpty())).doesNotHaveDuplicates();
    assertThat(html).doesNotContain("{{");
  }

  @Test
  void everyToolHasItsAnchorItsScopeItsCostAndItsForm() throws Exception {
    var articles = elements("article").stream().map(each -> each.getAttribute("id")).toList();
    var forms = elements("form").stream().map(each -> each.getAttribute("data-tool")).toList();

    for (var entry : catalog.entries()) {
      assertThat(articles).contains(entry.name());
      assertThat(forms).contains(entry.name());
      assertThat(html).contains("href=\"#" + entry.name() + "\"");
    }
    assertThat(html).contains("<code>calls:read</code>", "<dt>Cost</dt><dd>free</dd>");
  }

  @Test
  void nothingOnThePageRunsOrLoadsButItsOwnFiles() throws Exception {
    assertThat(elements("script"))
        .allSatisfy(script -> {
          assertThat(script.getAttribute("src")).startsWith("/tools/");
          assertThat(script.getTextContent()).isEmpty();
        });
    assertThat(elements("*"))
        .allSatisfy(element -> {
          assertThat(element.getAttribute("style")).isEmpty();
          IntStream.range(0, element.getAttributes().getLength())
              .forEach(n ->
                  assertThat(element.getAttributes().item(n).getNodeName()).doesNotStartWith("on"));
        });
    assertThat(html).doesNotContain("<style", "javascript:", "src=\"http");
    assertThat(CatalogPage.POLICY).startsWith("default-src 'none'").doesNotContain("unsafe");
  }

  @Test
  void everyFieldHasALabel() throws Exception {
    var labels = elements("label").stream().map(each -> each.getAttribute("for")).toList();

    assertThat(elements("*").stream().filter(each -> LABELLED.contains(each.getTagName())))
        .allSatisfy(field ->
            assertThat(
                    labels.contains(field.getAttribute("id"))
                        || field.getParentNode().getNodeName().equals("label"))
                .as(field.getAttribute("name"))
                .isTrue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"tools.css", "find.js", "mcp.js", "run.js"})
  void filesAskNobodyElse(String name) {
    assertThat(CatalogPage.FILES).contains(name);
    assertThat(CatalogPage.file(name))
        .doesNotContain("@import", "url(", "eval(", "innerHTML", "//cdn")
        .doesNotContainPattern("fetch\\(\"http");
  }

  /// `-Dbless=true` rewrites it.
  @Test
  void theHandbookIsTheCatalog() throws IOException {
    if (Boolean.getBoolean("bless")) {
      Files.writeString(HANDBOOK, Handbook.of(catalog));
    }
    assertThat(Files.readString(HANDBOOK))
        .as("docs/tools.md (bless it if the change is meant)")
        .isEqualTo(Handbook.of(catalog));
  }

  private List<Element> elements(String name) throws Exception {
    var found = document().getElementsByTagName(name);
    var elements = new ArrayList<Element>();
    for (var n = 0; n < found.getLength(); n++) {
      elements.add((Element) found.item(n));
    }
    return elements;
  }

  private Document document() throws Exception {
    var body = html.substring(html.indexOf('\n'));
    var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    return builder.parse(new InputSource(new StringReader(body)));
  }
}
