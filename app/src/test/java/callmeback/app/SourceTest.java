package callmeback.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// How every source file of the house looks. A careless file of our own making shows that each
/// check can fail.
@Tag("unit")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SourceTest {
  private static final int MAX_FILE = 300;
  private static final int MAX_METHOD = 40;
  private static final Pattern RUNS_TESTS =
      Pattern.compile("@(Test|Property|Example|ParameterizedTest|RepeatedTest|TestFactory)\\b");
  private static final Pattern ABSTRACT = Pattern.compile("(?m)^(public )?(abstract|interface) ");
  private static final Pattern TAGGED = Pattern.compile("@Tag\\(\"(unit|wire|e2e|faults)\"\\)");
  private static final Pattern LEFT_OVER = Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b");
  private static final Pattern SLEEP = Pattern.compile("Thread\\.sl" + "eep\\(");
  private static final Pattern SENTENCE = Pattern.compile("(?s)^///.*?[.].*@NullMarked.*");

  private final List<Source> sources = Source.all();

  private Source careless = sources.getFirst();

  @BeforeAll
  void writeACarelessFile(@TempDir Path folder) throws IOException {
    var file = folder.resolve("src/test/java/CarelessTest.java");
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(
        file,
        """
        package careless;

        public class CarelessTest {
          // %s: tidy up
          @Test
          void waits() throws Exception {
            Thread.%s(10);
        %s  }
        }
        """
            .formatted("TO" + "DO", "sleep", "    waits();\n".repeat(MAX_FILE)));
    careless = Source.parse(List.of(file)).getFirst();
  }

  @Test
  void allModulesAreLookedAt() {
    assertThat(sources).hasSizeGreaterThan(400);
    assertThat(sources.stream().map(source -> module(source.path())).collect(Collectors.toSet()))
        .contains("core", "prompts", "sandbox", "raindrop", "mcp-server", "voice-agent", "api");
  }

  @Test
  void filesAreShort() {
    assertThat(broken(SourceTest::tooLong)).isEmpty();
    assertThat(tooLong(careless)).isTrue();
  }

  @Test
  void methodsAreShort() {
    var tooLong = sources.stream().flatMap(SourceTest::longMethods).toList();
    assertThat(tooLong).isEmpty();
    assertThat(longMethods(careless)).hasSize(1);
  }

  @Test
  void testClassesSayWhatTheyNeed() {
    assertThat(broken(SourceTest::untagged)).isEmpty();
    assertThat(untagged(careless)).isTrue();
  }

  @Test
  void testsNeverSleep() {
    assertThat(broken(SourceTest::sleeps)).isEmpty();
    assertThat(sleeps(careless)).isTrue();
  }

  @Test
  void nothingIsLeftForLater() {
    assertThat(broken(SourceTest::leftOver)).isEmpty();
    assertThat(leftOver(careless)).isTrue();
  }

  @Test
  void publicTypesSayWhatTheyAre() {
    var silent = sources.stream().filter(s -> !s.isTest()).flatMap(SourceTest::silent).toList();
    assertThat(silent).isEmpty();
    assertThat(silent(careless)).containsExactly("CarelessTest");
  }

  @Test
  void packagesSayWhatTheyAreAndKnowNoNull() {
    assertThat(unexplained(sources)).isEmpty();
    assertThat(unexplained(List.of(careless))).containsExactly("careless");
  }

  private List<String> broken(java.util.function.Predicate<Source> rule) {
    return sources.stream().filter(rule).map(SourceTest::name).toList();
  }

  private static boolean tooLong(Source source) {
    return source.lines() > MAX_FILE;
  }

  private static Stream<String> longMethods(Source source) {
    return source.methods().stream()
        .filter(method -> method.lines() > MAX_METHOD)
        .map(method -> name(source) + " " + method);
  }

  private static boolean untagged(Source source) {
    return source.isTest()
        && RUNS_TESTS.matcher(source.text()).find()
        && !ABSTRACT.matcher(source.text()).find()
        && !TAGGED.matcher(source.text()).find();
  }

  private static boolean sleeps(Source source) {
    return source.isTest() && SLEEP.matcher(source.text()).find();
  }

  private static boolean leftOver(Source source) {
    return LEFT_OVER.matcher(source.text()).find();
  }

  private static Stream<String> silent(Source source) {
    return source.publicTypes().stream()
        .filter(type -> type.documentation().isBlank())
        .map(Source.Documented::type);
  }

  /// The packages of a module without a `package-info.java` that says what they are and marks them.
  private static Set<String> unexplained(List<Source> sources) {
    var packages =
        sources.stream().map(SourceTest::packageOf).collect(Collectors.toCollection(TreeSet::new));
    sources.stream()
        .filter(source -> source.fileName().equals("package-info.java"))
        .filter(source -> SENTENCE.matcher(source.text()).matches())
        .forEach(source -> packages.remove(packageOf(source)));
    return packages;
  }

  private static String packageOf(Source source) {
    return source
        .text()
        .lines()
        .filter(line -> line.startsWith("package "))
        .map(line -> line.substring("package ".length(), line.indexOf(';')))
        .findFirst()
        .orElse("");
  }

  private static String name(Source source) {
    return Source.house().relativize(source.path()).toString();
  }

  private static String module(Path file) {
    return Source.house().relativize(file).getName(0).toString();
  }
}
