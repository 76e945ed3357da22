package callmeback.raindrop.home;

import java.io.IOException;
import java.nio.file.Path;

/// A process that takes the home it is told, and holds it until it is killed or its input ends.
final class HoldsHome {
  private HoldsHome() {}

  public static void main(String[] arguments) throws IOException {
    try (var _ = HomeLock.take(Path.of(arguments[0]), 3001)) {
      System.out.println("held");
      System.in.read();
    }
  }
}
