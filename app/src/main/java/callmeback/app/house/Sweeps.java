package callmeback.app.house;

import callmeback.core.account.Departures;
import callmeback.core.billing.Reconciler;
import callmeback.core.schedule.Agenda;
import callmeback.raindrop.memory.PostgresMemory;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;

/// Finishes what a crash, an outage or a lost report left behind; on exactly one node at a time.
final class Sweeps implements AutoCloseable {
  private static final int BATCH = 100;

  /// The telephone company takes one call a second (facts/billing-telephony.md, 2.8).
  private static final int DIALS = 1;

  /// Calls learnt from at a time: two models may take twenty seconds each, and a claim lasts two
  /// minutes.
  private static final int LESSONS = 2;

  /// A hold touched since then is still being worked on by whoever asked for it: three attempts of
  /// 25 s at most.
  private static final Duration AT_WORK = Duration.ofSeconds(90);

  /// A sweep whose node died in the middle of it is taken over after so many of these.
  private static final Duration HEARTBEAT = Duration.ofSeconds(2);

  private static final int MISSED_HEARTBEATS = 4;

  private final Scheduler scheduler;

  private Sweeps(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /// What there is to do.
  record Chores(
      House house,
      Programs programs,
      Reconciler reconciler,
      Agenda agenda,
      Departures departures,
      Storage storage,
      InstantSource clock) {}

  /// Sweeps once at once, for what an earlier run left, and from then on regularly.
  static Sweeps start(DataSource database, Chores chores) {
    var agenda = chores.agenda();
    var tasks =
        List.of(
            every(10, "settle-holds", () -> settle(chores)),
            every(10, "finish-spending", () -> chores.programs().ladder().sweep(BATCH)),
            every(3_600, "forget-attempts", () -> chores.programs().audit().sweep()),
            every(5, "reconcile-calls", () -> reconcile(chores)),
            every(3_600, "compare-books", () -> chores.reconciler().compare()),
            every(10, "hold-for-scheduled", () -> agenda.hold(BATCH)),
            every(10, "remind-of-scheduled", () -> agenda.remind(BATCH)),
            every(1, "dial-scheduled", () -> agenda.dial(DIALS)),
            every(1, "finish-scheduled", () -> agenda.finish(BATCH)),
            every(
                2, "learn-from-calls", () -> chores.house().memory().learning().carryOut(LESSONS)),
            every(5, "understand-memories", () -> understand(chores)),
            every(2, "erase-accounts", () -> chores.departures().carryOut(BATCH)),
            every(60, "delete-expired", () -> deleteExpired(chores)),
            every(2, "tell-raindrop", () -> tellRaindrop(chores)),
            every(60, "copy-figures", () -> copyFigures(chores)));
    var scheduler =
        Scheduler.create(database)
            .startTasks(tasks)
            .threads(4)
            .pollingInterval(Duration.ofSeconds(1))
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .shutdownMaxWait(Duration.ofSeconds(10))
            .build();
    scheduler.start();
    return new Sweeps(scheduler);
  }

  private static void settle(Chores chores) {
    chores.house().billing().sweep(chores.clock().instant().minus(AT_WORK), BATCH);
  }

  private static void reconcile(Chores chores) {
    chores.house().dialler().chase(BATCH);
    chores.house().live().reconcile(BATCH);
  }

  private static void understand(Chores chores) {
    if (chores.storage().memory() instanceof PostgresMemory twin) {
      twin.understand(BATCH);
    }
  }

  private static void deleteExpired(Chores chores) {
    chores.storage().buckets().deleteExpired(chores.clock().instant());
  }

  private static void tellRaindrop(Chores chores) {
    var hosted = chores.storage().hosted();
    if (hosted != null) {
      hosted.delivery().replay(BATCH);
    }
  }

  private static void copyFigures(Chores chores) {
    var hosted = chores.storage().hosted();
    if (hosted != null) {
      hosted.mirror().copy(chores.clock().instant());
    }
  }

  private static RecurringTask<Void> every(int seconds, String name, Runnable chore) {
    return Tasks.recurring(name, FixedDelay.ofSeconds(seconds)).execute((_, _) -> chore.run());
  }

  @Override
  public void close() {
    scheduler.stop();
  }
}
