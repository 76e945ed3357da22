package callmeback.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class ReadmeTest {
  private static final String HEAD = "| variable | default | meaning |";

  @Test
  void theReadmeListsEverySettingWithItsDefaultAndMeaning() throws IOException {
    var readme = Files.readAllLines(Path.of("..", "README.md"));

    assertThat(table(readme))
        .containsExactlyElementsOf(Arrays.stream(Setting.values()).map(ReadmeTest::row).toList());
  }

  @Test
  void aMissingRowIsNoticed() {
    assertThat(table(List.of("before", HEAD, "|---|---|---|", "| one |", "", "| another table |")))
        .containsExactly("| one |");
  }

  private static List<String> table(List<String> lines) {
    return lines.stream()
        .dropWhile(line -> !line.equals(HEAD))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .toList();
  }

  private static String row(Setting setting) {
    var standard = setting.standard().isEmpty() ? "" : "`" + setting.standard() + "`";
    return "| `%s` | %s | %s |".formatted(setting, standard, setting.meaning());
  }
}
