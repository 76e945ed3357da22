package callmeback.mcp.protocol.http;

/// The thread that does what one request asks for.
public final class Work {
  private final Line line;
  private final Thread thread;

  private Work(Line line, Thread thread) {
    this.line = line;
    this.thread = thread;
  }

  /// Begins it; whatever becomes of it, its line ends.
  public static Work start(String method, Line line, Runnable task) {
    return new Work(
        line,
        Thread.ofVirtual()
            .name("mcp " + method)
            .start(() -> {
              try {
                task.run();
              } finally {
                line.end();
              }
            }));
  }

  /// Nobody wants its answer any more: it is interrupted, and says nothing.
  public void cancel() {
    line.silence();
    thread.interrupt();
  }
}
