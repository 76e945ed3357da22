package callmeback.app;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// One Java source file of the house, and what is worth checking about it.
///
/// @param publicTypes names of its public types, each with its documentation, empty where there is
///   none
record Source(Path path, String text, List<Method> methods, List<Documented> publicTypes) {

  /// A method's or constructor's name and its length in lines, braces included.
  record Method(String name, int lines) {}

  /// A public type and the first line of its documentation.
  record Documented(String type, String documentation) {}

  int lines() {
    return (int) text.lines().count();
  }

  boolean isTest() {
    return path.toString().contains("src/test/java");
  }

  String fileName() {
    return String.valueOf(path.getFileName());
  }

  /// Where the house is: the nearest folder above with the `run` script.
  static Path house() {
    var folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isExecutable(folder.resolve("run"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException("the house's folder was not found");
    }
    return folder;
  }

  /// Every source file of every module.
  static List<Source> all() {
    try (var modules = Files.list(house())) {
      var files = modules.flatMap(Source::javaFiles).sorted().toList();
      return parse(files);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> javaFiles(Path module) {
    return Stream.of("src/main/java", "src/test/java")
        .map(module::resolve)
        .filter(Files::isDirectory)
        .flatMap(Source::walk)
        .filter(file -> file.toString().endsWith(".java"));
  }

  private static Stream<Path> walk(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Source> parse(List<Path> files) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var manager = compiler.getStandardFileManager(null, null, null);
    var options = List.of("--release", "25", "-proc:none");
    var units = manager.getJavaFileObjectsFromPaths(files);
    var task = (JavacTask) compiler.getTask(null, manager, null, options, null, units);
    try (manager) {
      var trees = Trees.instance(task);
      return StreamSupport.stream(task.parse().spliterator(), false)
          .map(unit -> of(unit, trees))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Source of(CompilationUnitTree unit, Trees trees) {
    try {
      var found = new Findings(trees, unit);
      found.scan(unit, null);
      var path = Path.of(unit.getSourceFile().toUri());
      return new Source(path, Files.readString(path), found.methods, found.publicTypes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Findings extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final Trees trees;
    private final CompilationUnitTree unit;
    private final List<Method> methods = new ArrayList<>();
    private final List<Documented> publicTypes = new ArrayList<>();

    Findings(Trees trees, CompilationUnitTree unit) {
      this.trees = trees;
      this.unit = unit;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void ignored) {
      if (type.getModifiers().getFlags().contains(Modifier.PUBLIC)) {
        var documentation = trees.getDocComment(getCurrentPath());
        publicTypes.add(
            new Documented(
                type.getSimpleName().toString(), documentation == null ? "" : documentation));
      }
      return super.visitClass(type, ignored);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void ignored) {
      var positions = trees.getSourcePositions();
      var end = positions.getEndPosition(unit, method);
      if (end >= 0) {
        var lines = unit.getLineMap();
        var first = lines.getLineNumber(positions.getStartPosition(unit, method));
        methods.add(
            new Method(method.getName().toString(), (int) (lines.getLineNumber(end) - first + 1)));
      }
      return super.visitMethod(method, ignored);
    }
  }
}
