package callmeback.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Public contracts as files: compares with them, or rewrites them under `-Dbless=true`.
final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/golden");
  private static final ObjectWriter WRITER = new ObjectMapper().writer(printer());

  private Golden() {}

  /// Compares a value, as JSON, with the file of that name.
  static void check(String name, Object value) throws IOException {
    var actual = WRITER.writeValueAsString(value) + "\n";
    var file = FOLDER.resolve(name + ".json");
    if (Boolean.getBoolean("bless")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, actual);
    }
    assertThat(file).as("%s (bless it if the change is meant)", name).exists();
    assertThat(Files.readString(file))
        .as("%s (bless it if the change is meant)", name)
        .isEqualTo(actual);
  }

  /// The names of all files there are.
  static List<String> names() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString().replace(".json", ""))
          .sorted()
          .toList();
    }
  }

  private static DefaultPrettyPrinter printer() {
    var indenter = new DefaultIndenter("  ", "\n");
    return new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator(""))
        .withObjectIndenter(indenter)
        .withArrayIndenter(indenter);
  }
}
