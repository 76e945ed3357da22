package callmeback.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// docs/faults.md names every scenario that is asked for, and tests that there are.
@Tag("unit")
class FaultsTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|.*\\|$");
  private static final Pattern SHOWN = Pattern.compile("`(\\w+Test)`");
  private static final List<Integer> ASKED_FOR =
      Stream.concat(IntStream.rangeClosed(1, 26).boxed(), IntStream.rangeClosed(29, 38).boxed())
          .toList();

  @Test
  void everyScenarioIsShownByATestThatExists() throws Exception {
    var page = Files.readString(ROOT.resolve("docs/faults.md"));
    assertThat(ROW.matcher(page).results().map(row -> Integer.valueOf(row.group(1))))
        .containsExactlyElementsOf(ASKED_FOR);
    assertThat(ROW.matcher(page).results())
        .allSatisfy(row -> assertThat(shown(row)).isNotEmpty().isSubsetOf(tests()));
  }

  private static Set<String> shown(MatchResult row) {
    return SHOWN.matcher(row.group()).results().map(m -> m.group(1)).collect(Collectors.toSet());
  }

  private static Set<String> tests() {
    try (var files = Files.walk(ROOT)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith("Test.java"))
          .map(name -> name.replace(".java", ""))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
