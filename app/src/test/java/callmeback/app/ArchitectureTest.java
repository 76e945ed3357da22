package callmeback.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may know whom. Each kind of rule is also shown to fail, on a case where it must.
@Tag("unit")
final class ArchitectureTest {
  /// A module's package to the modules that it may import.
  private static final Map<String, Set<String>> IMPORTS =
      Map.of(
          "core", Set.of(),
          "prompts", Set.of(),
          "sandbox", Set.of(),
          "raindrop", Set.of("core"),
          "mcp", Set.of("core", "prompts"),
          "voice", Set.of("core", "prompts"),
          "api", Set.of("core"),
          "app", Set.of("core", "prompts", "sandbox", "raindrop", "mcp", "voice", "api"));

  private static final List<String> VENDORS =
      List.of("Twilio", "Stripe", "Deepgram", "Cerebras", "OpenAi", "ElevenLabs");

  static Set<String> modules() {
    return IMPORTS.keySet();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void moduleImportsOnlyWhatTheTableAllows(String module) {
    imports(module, IMPORTS.getOrDefault(module, Set.of())).check(Product.CLASSES);
  }

  @Test
  void importsAreNoticed() {
    assertBroken(imports("raindrop", Set.of()));
    assertBroken(imports("app", Set.of("core")));
  }

  @Test
  void everyClassBelongsToAModuleOfTheTable() {
    assertThat(Product.CLASSES.stream().map(ArchitectureTest::module).distinct())
        .containsExactlyInAnyOrderElementsOf(IMPORTS.keySet());
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("callmeback.(**)").should().beFreeOfCycles().check(Product.CLASSES);
  }

  @Test
  void cyclesAreNoticed() {
    assertBroken(slices().assignedFrom(new ByFirstLetter()).should().beFreeOfCycles());
  }

  @Test
  void coreKnowsOnlyTheJdkAndNullness() {
    onlyTheJdk("core").check(Product.CLASSES);
    assertBroken(onlyTheJdk("raindrop"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"com.twilio=voice.twilio", "com.stripe=api.stripe"})
  void vendorsLibraryIsUsedInOnePackage(String pair) {
    var library = pair.split("=")[0];
    libraryOnlyIn(library, "callmeback." + pair.split("=")[1]).check(Product.CLASSES);
    assertBroken(libraryOnlyIn(library, "callmeback.core"));
  }

  @Test
  void classesNamedAfterVendorsLiveInTheVendorsPackage() {
    assertThat(Product.CLASSES.stream().filter(type -> !module(type).equals("sandbox")))
        .allMatch(type -> atHome(type.getSimpleName(), type.getPackageName()));
    assertThat(atHome("TwilioLine", "callmeback.voice.twilio")).isTrue();
    assertThat(atHome("TwilioLine", "callmeback.voice.call")).isFalse();
    assertThat(atHome("CheapOpenAi", "callmeback.voice.chat")).isFalse();
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void onlyTheWiringAndTheVendorItselfKnowAVendorsPackage(String vendor) {
    vendorKnownOnlyBy(vendor, "app", "sandbox").check(Product.CLASSES);
    assertBroken(vendorKnownOnlyBy(vendor, "sandbox"));
  }

  static Stream<String> vendors() {
    return VENDORS.stream();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.mockito.Mockito",
        "org.easymock.EasyMock",
        "io.mockk.MockK",
        "org.jmock.Mockery",
        "org.powermock.core.MockRepository"
      })
  void noMockingLibraryIsOnTheClassPath(String name) {
    assertThat(onClassPath(name)).isFalse();
    assertThat(onClassPath("org.assertj.core.api.Assertions")).isTrue();
  }

  private static ArchRule imports(String module, Set<String> allowed) {
    var forbidden =
        IMPORTS.keySet().stream()
            .filter(other -> !other.equals(module) && !allowed.contains(other))
            .map(other -> "callmeback." + other + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage("callmeback." + module + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        .as(module + " imports only " + allowed);
  }

  private static ArchRule onlyTheJdk(String module) {
    var own = "callmeback." + module + "..";
    return classes()
        .that()
        .resideInAPackage(own)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(own, "java..", "org.jspecify..");
  }

  private static ArchRule libraryOnlyIn(String library, String home) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(home)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library + "..");
  }

  private static ArchRule vendorKnownOnlyBy(String vendor, String... modules) {
    var home = "callmeback.*." + vendor.toLowerCase(Locale.ROOT);
    var knowing =
        Stream.concat(
                Stream.of(home), Stream.of(modules).map(module -> "callmeback." + module + ".."))
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideOutsideOfPackages(knowing)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(home);
  }

  private static boolean atHome(String type, String packageName) {
    return VENDORS.stream()
        .filter(type::contains)
        .allMatch(vendor -> packageName.endsWith("." + vendor.toLowerCase(Locale.ROOT)));
  }

  private static boolean onClassPath(String name) {
    try {
      Class.forName(name);
      return true;
    } catch (ClassNotFoundException _) {
      return false;
    }
  }

  private static String module(JavaClass type) {
    return type.getPackageName().split("\\.")[1];
  }

  private static void assertBroken(ArchRule rule) {
    assertThat(rule.evaluate(Product.CLASSES).hasViolation()).as(rule.getDescription()).isTrue();
  }

  /// Slices that mean nothing, so they depend on each other in circles.
  private static final class ByFirstLetter implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return type.getSimpleName().isEmpty()
          ? SliceIdentifier.ignore()
          : SliceIdentifier.of(type.getSimpleName().substring(0, 1));
    }

    @Override
    public String getDescription() {
      return "classes by first letter";
    }
  }
}
