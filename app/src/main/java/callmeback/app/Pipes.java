package callmeback.app;

import callmeback.app.config.Config;
import callmeback.app.house.Application;
import callmeback.core.Secret;
import callmeback.mcp.protocol.Doorplate;
import callmeback.mcp.protocol.stdio.Bridge;
import callmeback.mcp.protocol.stdio.Pipe;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/// The tools over stdin and stdout: of the product that runs on this machine already, or else of
/// one that runs as long as the client does.
final class Pipes {
  private static final int KNOCK_MS = 500;

  private Pipes() {}

  /// Works until the client closes its side. Stdout is the protocol's alone.
  static void run(Config config, Secret token, InstantSource clock) throws IOException {
    var out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    System.setOut(System.err);
    if (answers(config.web().port())) {
      bridge(config.web().port(), token, out);
      return;
    }
    try (var application = Application.start(config, clock, new Progress(System.err))) {
      bridge(application.port(), token, out);
    }
  }

  private static void bridge(int port, Secret token, PrintStream out) throws IOException {
    var door = URI.create("http://localhost:" + port + Doorplate.PATH);
    new Bridge(System.in, new Pipe(door, token, out)).run();
  }

  private static boolean answers(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), KNOCK_MS);
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
