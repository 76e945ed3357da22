package callmeback.app.house;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;

/// What has been opened, closed in the opposite order. One that fails to close does not keep the
/// others open.
final class Closing implements AutoCloseable {
  private static final Logger log = System.getLogger(Closing.class.getName());

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  <T extends AutoCloseable> T add(T part) {
    opened.push(part);
    return part;
  }

  @Override
  public void close() {
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        log.log(Level.ERROR, "a part of the house did not close", e);
      }
    }
  }
}
