package callmeback.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;

/// How a sandbox is opened.
///
/// @param port of the control door; each simulator's port is this and its [Provider#offset]; 0 for
///   any free ports
/// @param stripeWebhook where the played Stripe posts its events
/// @param state a folder that is kept between runs
/// @param seed makes ids and voices the same in every run
public record SandboxConfig(
    int port,
    Credentials credentials,
    URI stripeWebhook,
    Path state,
    InstantSource clock,
    long seed) {
  public SandboxConfig {
    if (port < 0 || port > 65_000) {
      throw new IllegalArgumentException("the sandbox's port is 0 to 65000, not " + port);
    }
  }

  int portOf(Provider provider) {
    return port == 0 ? 0 : port + provider.offset();
  }
}
