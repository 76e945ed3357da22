package callmeback.api.docs;

import static java.util.stream.Collectors.joining;

import callmeback.api.docs.Description.Operation;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/// The description as one page that needs nothing else: no script, no file, no other machine.
///
/// @param policy the Content-Security-Policy that allows its one style sheet and nothing more
record Page(String html, String policy) {

  static Page of(Description description) {
    var style = read("style.css");
    var html =
        read("page.html")
            .replace("{{style}}", style)
            .replace("{{about}}", about(description.root().at("/info/description").asText()))
            .replace("{{links}}", links(description))
            .replace("{{sections}}", sections(description));
    var policy =
        "default-src 'none'; style-src 'sha256-"
            + digest(style)
            + "'; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'none'";
    return new Page(html, policy);
  }

  private static String about(String text) {
    return text.lines()
        .map(line -> line.isEmpty() ? "\n" : line + " ")
        .collect(joining())
        .lines()
        .map(Html::paragraph)
        .collect(joining());
  }

  private static String links(Description description) {
    return description.root().path("tags").findValuesAsText("name").stream()
        .map(Html::text)
        .map(name -> "<li><a href=\"#%1$s\">%1$s</a></li>".formatted(name))
        .collect(joining("\n"));
  }

  private static String sections(Description description) {
    var operations = description.operations();
    return description
        .root()
        .path("tags")
        .valueStream()
        .map(tag -> section(description, tag, operations))
        .collect(joining("\n"));
  }

  private static String section(Description description, JsonNode tag, List<Operation> operations) {
    var name = tag.path("name").asText();
    return "<section id=\"%s\">\n<h2>%s</h2>\n".formatted(Html.text(name), Html.text(name))
        + Html.paragraph(tag.path("description").asText())
        + operations.stream()
            .filter(operation -> operation.tag().equals(name))
            .map(operation -> new Section(description, operation).html())
            .collect(joining())
        + "</section>\n";
  }

  private static String read(String file) {
    try (var in = Page.class.getResourceAsStream("/docs/" + file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digest(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return Base64.getEncoder()
          .encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
