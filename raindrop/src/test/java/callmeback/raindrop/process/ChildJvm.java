package callmeback.raindrop.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A second Java process on the same classes: what only a process of its own can show, such as
/// being killed.
public final class ChildJvm {
  private ChildJvm() {}

  /// Runs the class's main with these arguments.
  public static Process start(Class<?> main, String... arguments) throws IOException {
    return start(List.of(), classPath(), main, arguments);
  }

  /// The same, started by another program and with its own class path.
  public static Process start(
      List<String> prefix, String classPath, Class<?> main, String... arguments)
      throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = new ArrayList<>(prefix);
    command.addAll(List.of(java, "-cp", classPath, main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /// Surefire keeps the real class path in a property of its own.
  public static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  /// The entries of the class path.
  public static List<Path> classPathEntries() {
    return Stream.of(classPath().split(File.pathSeparator)).map(Path::of).toList();
  }
}
