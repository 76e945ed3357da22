package callmeback.app.house;

import callmeback.app.config.Config;
import callmeback.app.config.Provider;
import callmeback.app.config.Raindrop;
import callmeback.core.Secret;
import callmeback.raindrop.hosted.HostedRaindrop;
import callmeback.raindrop.hosted.wire.RaindropClient;
import callmeback.raindrop.hosted.wire.RaindropConfig;
import callmeback.sandbox.Credentials;
import callmeback.sandbox.Sandbox;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Hosted Raindrop: itself, or the sandbox in its place.
final class Hosting {
  private Hosting() {}

  /// Where it is, if it is to be used.
  static Optional<RaindropConfig> config(Config config, @Nullable Sandbox sandbox) {
    return switch (config.providers().raindrop()) {
      case Raindrop.Embedded() -> Optional.empty();
      case Raindrop.Hosted hosted -> Optional.of(config(hosted, sandbox));
    };
  }

  private static RaindropConfig config(Raindrop.Hosted hosted, @Nullable Sandbox sandbox) {
    var names = hosted.resources();
    var resources =
        new RaindropConfig.Resources(
            hosted.application(), hosted.version(), names.memory(), names.sql(), names.bucket());
    return switch (hosted.provider()) {
      case Provider.Real(var key, var base) ->
          RaindropConfig.of(base == null ? RaindropConfig.BASE : base, key, resources);
      case Provider.Sandboxed() when sandbox == null ->
          throw new IllegalStateException("no sandbox plays Raindrop");
      case Provider.Sandboxed() ->
          RaindropConfig.of(
              sandbox.base(callmeback.sandbox.Provider.RAINDROP),
              new Secret(Credentials.usual().raindropApiKey()),
              resources);
    };
  }

  static HostedRaindrop open(RaindropClient client, Storage storage, InstantSource clock) {
    return HostedRaindrop.open(
        client, storage.database(), storage.vault(), clock, new Ulids(clock));
  }

  static RaindropClient client(RaindropConfig config, InstantSource clock) {
    return new RaindropClient(config, clock, RandomGenerator.getDefault());
  }
}
