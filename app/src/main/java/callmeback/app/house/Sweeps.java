package callmeback.app.house;

import callmeback.core.schedule.Agenda;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;

/// Finishes what a crash, an outage or a lost report left behind; on exactly one node at a time.
final class Sweeps implements AutoCloseable {
  private static final int BATCH = 100;

  /// The telephone company takes one call a second (facts/billing-telephony.md, 2.8).
  private static final int DIALS = 1;

  /// A hold touched since then is still being worked on by whoever asked for it.
  private static final Duration AT_WORK = Duration.ofSeconds(30);

  /// A sweep whose node died in the middle of it is taken over after so many of these.
  private static final Duration HEARTBEAT = Duration.ofSeconds(2);

  private static final int MISSED_HEARTBEATS = 4;

  private final Scheduler scheduler;

  private Sweeps(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /// Sweeps once at once, for what an earlier run left, and from then on regularly.
  static Sweeps start(DataSource database, House house, Agenda agenda, InstantSource clock) {
    var holds =
        Tasks.recurring("settle-holds", FixedDelay.ofSeconds(10))
            .execute((_, _) -> house.billing().sweep(clock.instant().minus(AT_WORK), BATCH));
    var dialled =
        Tasks.recurring("reconcile-calls", FixedDelay.ofSeconds(5))
            .execute((_, _) -> reconcile(house));
    var held =
        Tasks.recurring("hold-for-scheduled", FixedDelay.ofSeconds(10))
            .execute((_, _) -> agenda.hold(BATCH));
    var reminded =
        Tasks.recurring("remind-of-scheduled", FixedDelay.ofSeconds(10))
            .execute((_, _) -> agenda.remind(BATCH));
    var placed =
        Tasks.recurring("dial-scheduled", FixedDelay.ofSeconds(1))
            .execute((_, _) -> agenda.dial(DIALS));
    var scheduler =
        Scheduler.create(database)
            .startTasks(holds, dialled, held, reminded, placed)
            .threads(4)
            .pollingInterval(Duration.ofSeconds(1))
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .shutdownMaxWait(Duration.ofSeconds(10))
            .build();
    scheduler.start();
    return new Sweeps(scheduler);
  }

  private static void reconcile(House house) {
    house.dialler().chase(BATCH);
    house.live().reconcile(BATCH);
  }

  @Override
  public void close() {
    scheduler.stop();
  }
}
