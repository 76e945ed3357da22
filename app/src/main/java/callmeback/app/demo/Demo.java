package callmeback.app.demo;

import java.io.PrintStream;
import java.net.URI;
import java.time.InstantSource;
import java.util.function.DoubleSupplier;

/// Stub.
public final class Demo {
  public Demo(URI product, URI door, PrintStream out, DoubleSupplier own, InstantSource clock) {}

  public int run() throws InterruptedException {
    return 1;
  }
}
