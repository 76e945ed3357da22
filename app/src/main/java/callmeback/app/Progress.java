package callmeback.app;

import callmeback.app.config.Config;
import callmeback.app.config.Provider;
import java.io.PrintStream;
import java.net.URI;
import java.util.function.Consumer;

/// What the person at the terminal sees while the product starts.
final class Progress implements Consumer<String> {
  private final PrintStream out;

  Progress(PrintStream out) {
    this.out = out;
  }

  @Override
  public void accept(String line) {
    out.println("  " + line);
  }

  /// The start-up table, and the line that says that it can serve.
  void ready(Config config) {
    var providers = config.providers();
    out.println();
    row("telephone", "Twilio", providers.telephone().provider());
    row("payments", "Stripe", providers.payments().provider());
    row("ears", "Deepgram " + providers.deepgram().name(), providers.deepgram().provider());
    row("mind", "Cerebras " + providers.cerebras().name(), providers.cerebras().provider());
    row("second mind", "OpenAI " + providers.openai().name(), providers.openai().provider());
    row("voice", "ElevenLabs " + providers.elevenlabs().name(), providers.elevenlabs().provider());
    out.printf(
        "  %-12s %-28s %s%n",
        "database",
        "PostgreSQL",
        config.storage().databaseUrl() == null ? "embedded" : "DATABASE_URL");
    out.printf("  %-12s %-28s %s%n", "memory", "Raindrop", "embedded twin");
    out.println();
    out.println("Call Me Back is ready: " + config.web().baseUrl());
    out.println("  Ctrl-C stops it.");
  }

  /// Where the outside world can be looked at and played with.
  void sandbox(URI door) {
    out.println("  Be the telephone yourself:         " + door + "/phones/+14155550123/page");
    out.println("  The sandbox's journal and mishaps: " + door);
    out.println(
        "  How to place a call: README.md, \"Try it by hand\". A whole call at once: ./run demo");
  }

  private void row(String role, String name, Provider provider) {
    var player =
        switch (provider) {
          case Provider.Sandboxed() -> "played by the sandbox";
          case Provider.Real(_, var base) -> base == null ? "live" : "at " + base;
        };
    out.printf("  %-12s %-28s %s%n", role, name, player);
  }
}
