package callmeback.sandbox.world;

import java.net.URI;

/// One provider, played on a port of its own at its real paths.
public interface Simulator extends AutoCloseable {

  /// The provider's word everywhere in the sandbox: `stripe`, `twilio`, `deepgram`, ...
  String name();

  /// What a client of that provider puts in place of the real address.
  URI base();

  @Override
  void close();
}
