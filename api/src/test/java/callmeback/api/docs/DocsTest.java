package callmeback.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class DocsTest {
  private final Description description = Description.load();
  private final Page page = Page.of(description);

  @Test
  void thePageHasEveryOperationOnceWithACommandToTryIt() {
    for (var operation : description.operations()) {
      assertThat(page.html()).containsOnlyOnce("<details id=\"" + operation.id() + "\">");
    }
    assertThat(page.html())
        .contains("curl -i -X POST &quot;$BASE/api/auth/login&quot;")
        .contains("-d '{&quot;estimated_duration&quot;:5}'")
        .contains("curl -i &quot;$BASE/api/calls/$id&quot;");
  }

  @Test
  void thePageSaysWhatEveryFieldIs() {
    assertThat(page.html())
        .contains("<dt><code>estimated_duration</code></dt><dd>integer · from 1, to 30 · Minutes")
        .contains("<dt><code>calls[].status</code></dt>")
        .contains("<code>call.turns[].latency_ms</code>")
        .contains("<code>?search</code>")
        .contains(
            "<code>scopes</code></dt><dd>array of string · <code>calls:read</code> <code>calls:write</code>");
  }

  @Test
  void everySectionIsLinked() {
    var sections = captured("<section id=\"(\\w+)\">");
    assertThat(sections).contains("guide", "about", "calls", "memory", "this");
    assertThat(captured("<li><a href=\"#(\\w+)\">")).isEqualTo(sections);
  }

  private List<String> captured(String pattern) {
    return Pattern.compile(pattern)
        .matcher(page.html())
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @Test
  void thePageRunsNothingAndLoadsNothing() throws Exception {
    assertThat(page.html()).doesNotContain("<script", " src=", "style=\"", "{{");
    assertThat(page.policy()).contains("default-src 'none'", "style-src 'sha256-");
    var file = Files.createDirectories(Path.of("target/docs")).resolve("index.html");
    Files.writeString(file, page.html());
  }

  @Test
  void whatIsWrittenIsShownAndNotRun() {
    assertThat(Html.prose("a <b> & `<i>`")).isEqualTo("a &lt;b&gt; &amp; <code>&lt;i&gt;</code>");
  }
}
