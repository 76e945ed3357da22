package callmeback.app.house;

import callmeback.app.config.Config;
import callmeback.raindrop.hosted.HostedRaindrop;
import callmeback.raindrop.memory.PostgresArchive;
import callmeback.raindrop.move.Moving;
import callmeback.raindrop.move.Moving.Place;
import callmeback.raindrop.rotation.DataKeyBook;
import java.time.InstantSource;
import java.util.function.Consumer;

/// What is done with memories and objects while the product is stopped: moves them between the
/// embedded twin and hosted Raindrop, and seals anew what the latter keeps. The data directory lets
/// nothing else run meanwhile.
public final class Moves {
  private static final int BATCH = 1_000;

  private Moves() {}

  /// What is to be done.
  public enum Work {
    /// From the twin to hosted Raindrop.
    EXPORT,
    /// And back.
    IMPORT,
    /// With the current data key.
    RESEAL
  }

  /// @param progress is told of it in sentences
  /// @return whether it is done
  public static boolean run(
      Config config, InstantSource clock, Work work, Consumer<String> progress) {
    var closing = new Closing();
    try {
      return run(config, clock, work, progress, closing);
    } finally {
      closing.close();
    }
  }

  private static boolean run(
      Config config, InstantSource clock, Work work, Consumer<String> progress, Closing closing) {
    var own = Storage.open(config, clock, progress, closing);
    var sandbox =
        config.providers().sandboxNeeded() ? closing.add(Application.sandbox(config, clock)) : null;
    var hosted = own.on(Hosting.config(config, sandbox), clock, closing).hosted();
    if (hosted == null) {
      progress.accept("RAINDROP_API_KEY is missing: there is no hosted Raindrop.");
      return false;
    }
    while (hosted.delivery().replay(BATCH) > 0) {
      progress.accept("Telling Raindrop what waited for it ...");
    }
    return work == Work.RESEAL
        ? reseal(hosted, own.keyBook(config), clock, progress)
        : move(own, hosted, work == Work.EXPORT, progress);
  }

  /// What waits could not be told, and is sealed in our own database; it is no reason to wait.
  private static boolean reseal(
      HostedRaindrop hosted, DataKeyBook keys, InstantSource clock, Consumer<String> progress) {
    progress.accept("Sealed anew: " + hosted.resealing().run(progress));
    keys.retireEarlier(clock.instant());
    progress.accept(
        "Everything is sealed with the first key of DATA_KEY: it may stand there alone.");
    return true;
  }

  private static boolean move(
      Storage own, HostedRaindrop hosted, boolean export, Consumer<String> progress) {
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
