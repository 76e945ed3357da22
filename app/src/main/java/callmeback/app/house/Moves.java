package callmeback.app.house;

import callmeback.app.config.Config;
import callmeback.raindrop.memory.PostgresArchive;
import callmeback.raindrop.move.Moving;
import callmeback.raindrop.move.Moving.Place;
import java.time.InstantSource;
import java.util.function.Consumer;

/// Moves memories and objects between the embedded twin and hosted Raindrop, in a process of its
/// own: the data directory lets nothing else run meanwhile.
public final class Moves {
  private static final int BATCH = 1_000;

  private Moves() {}

  /// @param export whether from the twin to hosted Raindrop; otherwise back
  /// @param progress is told of it in sentences
  /// @return whether everything is there
  public static boolean run(
      Config config, InstantSource clock, boolean export, Consumer<String> progress) {
    var closing = new Closing();
    try {
      return move(config, clock, export, progress, closing);
    } finally {
      closing.close();
    }
  }

  private static boolean move(
      Config config,
      InstantSource clock,
      boolean export,
      Consumer<String> progress,
      Closing closing) {
    var own = Storage.open(config, clock, progress, closing);
    var sandbox =
        config.providers().sandboxNeeded() ? closing.add(Application.sandbox(config, clock)) : null;
    var storage = own.on(Hosting.config(config, sandbox), clock, closing);
    var hosted = storage.hosted();
    if (hosted == null) {
      progress.accept("RAINDROP_API_KEY is missing: there is no hosted Raindrop to move to.");
      return false;
    }
    while (hosted.delivery().replay(BATCH) > 0) {
      progress.accept("Telling Raindrop what waited for it ...");
    }
    var archive = new PostgresArchive(own.database(), own.vault());
    var here = new Place(own.memory(), archive, own.buckets());
    var there = new Place(hosted.memory(), hosted.archive(), hosted.buckets());
    var moving = export ? new Moving(here, there, progress) : new Moving(there, here, progress);
    var moved = moving.copy();
    progress.accept("Copied %d of %d. Comparing ...".formatted(moved.copied(), moved.all()));
    var different = moving.compare().copied() + hosted.delivery().waiting();
    progress.accept(
        different == 0 ? "Everything is there." : different + " are missing. Run it again.");
    return different == 0;
  }
}
