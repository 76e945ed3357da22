package callmeback.app;

import callmeback.app.config.BadConfiguration;
import callmeback.app.config.Config;
import callmeback.app.config.ConfigReader;
import callmeback.app.config.DotEnv;
import callmeback.app.demo.Demo;
import callmeback.app.house.Application;
import callmeback.app.house.Moves;
import callmeback.app.house.Moves.Work;
import callmeback.app.house.PortTaken;
import callmeback.raindrop.home.HomeTaken;
import callmeback.raindrop.rotation.WrongDataKey;
import callmeback.sandbox.Credentials;
import callmeback.sandbox.Sandbox;
import callmeback.sandbox.SandboxConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.HashMap;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// The process: reads the environment, starts what was asked for, and exits.
public final class Main {
  /// What the arguments, the configuration or the data directory do not allow.
  private static final int REFUSED = 2;

  /// A demo polls faster than a person may.
  private static final String DEMO_LIMITS = "1000";

  private Main() {}

  public static void main(String[] arguments) throws InterruptedException, IOException {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    var command = arguments.length == 0 ? "serve" : arguments[0];
    var what = arguments.length > 1 ? arguments[1] : "";
    System.exit(run(command, what, Clock.systemUTC()));
  }

  private static int run(String command, String what, InstantSource clock)
      throws InterruptedException, IOException {
    try {
      return switch (command) {
        case "serve" -> serve(config(false), clock);
        case "demo" -> demo(config(true), clock);
        case "sandbox" -> sandbox(config(false), clock);
        case "mcp" -> mcp(config(false), clock);
        case "raindrop" -> raindrop(what, clock);
        default ->
            refuse(
                "There is no command " + command + ". Try serve, demo, sandbox, mcp or raindrop.");
      };
    } catch (BadConfiguration e) {
      return refuse(
          "The configuration needs attention:\n  - " + String.join("\n  - ", e.problems()));
    } catch (HomeTaken | PortTaken | WrongDataKey e) {
      return refuse(String.valueOf(e.getMessage()));
    }
  }

  private static int serve(Config config, InstantSource clock) throws InterruptedException {
    var progress = new Progress(System.out);
    try (var stop = Stop.onSignal();
        var application = Application.start(config, clock, progress)) {
      progress.ready(config);
      application.door().ifPresent(progress::sandbox);
      stop.await();
      System.out.println("Stopping: calls say goodbye first.");
    }
    return 0;
  }

  private static int raindrop(String what, InstantSource clock)
      throws BadConfiguration, IOException {
    return switch (what) {
      case "export" -> raindrop(Work.EXPORT, clock);
      case "import" -> raindrop(Work.IMPORT, clock);
      case "reseal" -> raindrop(Work.RESEAL, clock);
      default ->
          refuse(
              "Say raindrop export, to hosted Raindrop, raindrop import, back, or raindrop reseal,"
                  + " after a change of DATA_KEY.");
    };
  }

  private static int raindrop(Work work, InstantSource clock) throws BadConfiguration, IOException {
    return Moves.run(config(false), clock, work, System.out::println) ? 0 : 1;
  }

  private static int demo(Config config, InstantSource clock) throws InterruptedException {
    var progress = new Progress(System.out);
    try (var application = Application.start(config, clock, progress)) {
      var door = application.door();
      if (door.isEmpty()) {
        return refuse("The demo needs the sandbox: unset the providers' keys.");
      }
      var product = URI.create("http://localhost:" + application.port());
      return new Demo(
              product, door.get(), System.out, application.metrics()::ownShareMedianMs, clock)
          .run();
    }
  }

  private static int sandbox(Config config, InstantSource clock) throws InterruptedException {
    var webhook = config.web().baseUrl().resolve("/api/stripe/webhook");
    var state = config.storage().home().resolve("sandbox");
    try (var stop = Stop.onSignal();
        var sandbox =
            Sandbox.open(
                new SandboxConfig(
                    config.providers().sandboxPort(),
                    Credentials.usual(),
                    webhook,
                    state,
                    clock,
                    clock.millis()))) {
      System.out.println("The sandbox is ready: " + sandbox.door());
      stop.await();
    }
    return 0;
  }

  private static int mcp(Config config, InstantSource clock) throws IOException {
    var token = config.web().assistants().token();
    if (token == null) {
      return refuse(
          "CALLMEBACK_TOKEN is missing: make an access token (POST /api/tokens), and"
              + " give it to this process.");
    }
    Pipes.run(config, token, clock);
    return 0;
  }

  private static Config config(boolean demo) throws BadConfiguration, IOException {
    var environment = new HashMap<>(System.getenv());
    if (demo) {
      environment.putIfAbsent("RATE_LIMIT_FACTOR", DEMO_LIMITS);
    }
    return ConfigReader.read(environment, DotEnv.read(Path.of(".env")));
  }

  private static int refuse(String sentence) {
    System.err.println(sentence);
    return REFUSED;
  }
}
