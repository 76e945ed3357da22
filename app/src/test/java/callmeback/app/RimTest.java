package callmeback.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What only the rim of the product may do: read the environment and the clock, exit, start
/// threads.
@Tag("unit")
final class RimTest {
  private static final Set<String> ENVIRONMENT_AND_EXIT = Set.of("getenv", "exit", "halt");

  private static final Set<String> STARTING =
      Set.of("start", "startVirtualThread", "scheduleAtFixedRate", "commonPool");

  /// Every class that starts threads, and why it has to.
  private static final Map<String, String> STARTERS =
      Map.ofEntries(
          Map.entry("api.http.TimeLimit", "a request that outlives its limit is left behind"),
          Map.entry("app.house.Application", "one timer for media streams that never come"),
          Map.entry("app.house.Sweeps", "recurring work on exactly one node"),
          Map.entry("app.house.Voices", "the model's connection opens while the telephone rings"),
          Map.entry(
              "mcp.Attempt", "what was done is written down though its thread be interrupted"),
          Map.entry("mcp.protocol.http.Work", "a tool can be stopped while its connection waits"),
          Map.entry("mcp.protocol.stdio.Bridge", "one request must not wait for another's answer"),
          Map.entry(
              "raindrop.memory.Meanings", "a model tells meanings beside the search by words"),
          Map.entry("raindrop.postgres.Server", "the database dies with the thread that began it"),
          Map.entry("voice.call.CallScope", "ears, mind and mouth of one call"),
          Map.entry("voice.call.Connections", "provider connections open beside the call's loop"),
          Map.entry("voice.call.PhoneCalls", "the owner of one call"),
          Map.entry("voice.failover.Attempt", "a model that stalls is left while another answers"),
          Map.entry("voice.twilio.TwilioLine", "the only writer of a telephone's socket"),
          Map.entry("voice.wire.ProviderHttp", "the HTTP client reads sockets on virtual threads"));

  @Test
  void onlyAppReadsTheEnvironmentOrASystemClockOrExits() {
    rimOnly("callmeback.app..").check(Product.CLASSES);
  }

  @Test
  void readingTheEnvironmentIsNoticed() {
    var broken = rimOnly("nowhere..").evaluate(Product.CLASSES).getFailureReport().toString();
    assertThat(broken).contains("getenv", "systemUTC", "exit");
  }

  @Test
  void threadsStartOnlyInTheClassesListed() {
    assertThat(starters(Product.CLASSES)).isEqualTo(new TreeSet<>(STARTERS.keySet()));
    assertThat(STARTERS.values()).allMatch(reason -> reason.length() > 20);
  }

  @Test
  void startingAThreadIsNoticed() {
    var offender = new ClassFileImporter().importClasses(Offender.class);
    assertThat(starters(offender)).containsExactly("app.RimTest");
  }

  @Test
  void nothingStaticChanges() {
    var rule = fields().that().areStatic().should().beFinal();
    rule.check(Product.CLASSES);
    var offender = new ClassFileImporter().importClasses(Offender.class);
    assertThat(rule.evaluate(offender).hasViolation()).isTrue();
  }

  private static ArchRule rimOnly(String rim) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(rim)
        .should()
        .accessTargetWhere(
            DescribedPredicate.describe(
                "it reads the environment or a system clock, or exits", RimTest::touchesTheWorld));
  }

  private static boolean touchesTheWorld(JavaAccess<?> access) {
    var owner = access.getTargetOwner().getName();
    var name = access.getTarget().getName();
    return switch (owner) {
      case "java.lang.System" ->
          ENVIRONMENT_AND_EXIT.contains(name) || name.equals("currentTimeMillis");
      case "java.lang.Runtime" -> ENVIRONMENT_AND_EXIT.contains(name);
      case "java.time.Clock", "java.time.InstantSource" -> name.startsWith("system");
      default -> owner.startsWith("java.time.") && name.equals("now");
    };
  }

  /// The outermost classes outside of the sandbox that start threads.
  private static Set<String> starters(Iterable<JavaClass> classes) {
    var starters = new TreeSet<String>();
    for (var type : classes) {
      if (!type.getPackageName().startsWith("callmeback.sandbox")
          && type.getAccessesFromSelf().stream().anyMatch(RimTest::startsAThread)) {
        starters.add(type.getName().replaceFirst("\\$.*", "").replaceFirst("callmeback\\.", ""));
      }
    }
    return starters;
  }

  private static boolean startsAThread(JavaAccess<?> access) {
    var owner = access.getTargetOwner();
    var name = access.getTarget().getName();
    return owner.isAssignableTo(Executors.class)
        || owner.isAssignableTo("java.util.Timer")
        || STARTING.contains(name)
            && (owner.isAssignableTo(Thread.class)
                || owner.isAssignableTo(Thread.Builder.class)
                || owner.isAssignableTo(ExecutorService.class)
                || owner.getName().equals("com.github.kagkarlsson.scheduler.Scheduler"));
  }

  /// Does what is forbidden, to show that it is noticed.
  private static final class Offender {
    @SuppressWarnings("unused")
    static int count;

    @SuppressWarnings("unused")
    static void begin() {
      Thread.startVirtualThread(() -> count++);
    }
  }
}
