package callmeback.app;

import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// One running house for all tests that ask for a [RunningHouse], opened by the first and closed
/// after the last.
final class SharedHouse implements ParameterResolver {
  /// The account that runs it, once somebody has it.
  static final String BOSS = "b0550000-0000-4000-8000-000000000000";

  private static final Namespace HOUSES = Namespace.create(SharedHouse.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RunningHouse.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(HOUSES)
        .computeIfAbsent(RunningHouse.class, _ -> open(), RunningHouse.class);
  }

  private static RunningHouse open() {
    try {
      return RunningHouse.open(Files.createTempDirectory("house"), Map.of("ADMIN_ACCOUNTS", BOSS));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
