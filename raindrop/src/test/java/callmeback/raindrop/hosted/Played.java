package callmeback.raindrop.hosted;

import callmeback.core.Secret;
import callmeback.raindrop.hosted.wire.RaindropClient;
import callmeback.raindrop.hosted.wire.RaindropConfig;
import callmeback.sandbox.raindrop.RaindropSimulator;
import callmeback.sandbox.world.Mishap;
import callmeback.sandbox.world.MishapRule;
import callmeback.sandbox.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;

/// A played Raindrop of its own, and a client of it.
public final class Played implements AutoCloseable {
  private static final String KEY = "lm_apikey_test";

  private final Path state;
  private final World world;
  private final RaindropSimulator simulator;
  private final RaindropClient client;

  private Played(Path state, InstantSource clock) {
    this.state = state;
    this.world = World.of(clock, 7, state);
    this.simulator = RaindropSimulator.open(world, 0, KEY);
    this.client = client(KEY, clock);
  }

  /// Opens one in a folder of its own.
  public static Played open(InstantSource clock) {
    try {
      return new Played(Files.createTempDirectory("raindrop-test-"), clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Another client, with that key.
  public RaindropClient client(String key, InstantSource clock) {
    var resources =
        new RaindropConfig.Resources(
            "call-me-back", "01j", "companion-memory", "companion-sql", "companion-bucket");
    var limits =
        new RaindropConfig.Limits(
            Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20));
    return new RaindropClient(
        new RaindropConfig(simulator.base(), new Secret(key), resources, limits),
        clock,
        new Random(7));
  }

  public RaindropClient client() {
    return client;
  }

  /// From now on every request fails at once.
  public void goDown() {
    strike(0, new Mishap.DropBefore());
  }

  public void comeUp() {
    world.mishaps().clear();
  }

  /// @param times 0 for always
  public void strike(int times, Mishap mishap) {
    world.mishaps().add(new MishapRule("", "raindrop", null, null, 1, times, mishap));
  }

  /// How many requests came.
  public long requests() {
    return world.journal().since(0, "raindrop").size();
  }

  /// Everything that is kept there.
  public String dump() {
    var dump = new StringBuilder();
    try (var files = Files.walk(state)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        dump.append(Files.readString(file)).append('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return dump.toString();
  }

  @Override
  public void close() {
    client.close();
    simulator.close();
  }
}
