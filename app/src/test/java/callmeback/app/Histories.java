package callmeback.app;

import callmeback.app.demo.Door.Refused;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.lifecycle.Store;

/// Somebody new lives through a history of wishes and faults, in a house that all histories share.
final class Histories implements Store.CloseOnReset {
  private static final int MINUTES = 2;

  private final FaultyHouse house;
  private int lived;

  private Histories(FaultyHouse house) {
    this.house = house;
  }

  static Histories open() {
    try {
      return new Histories(FaultyHouse.open(Files.createTempDirectory("histories")));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /// Something that a person wants, or that goes wrong for them from then on.
  sealed interface Step {

    /// Money is held for a call.
    record Hold() implements Step {}

    /// A call is asked for, with the oldest hold that was not tried yet, or a new one.
    record Call() implements Step {}

    /// The same for later, and at once it is that time.
    record Schedule() implements Step {}

    record HangUp() implements Step {}

    /// So many seconds go by, and what is done now and then is done.
    record Pass(int seconds) implements Step {}

    /// The next requests or reports of this kind go wrong.
    record Fault(String provider, String path, String kind, int status, int times)
        implements Step {}
  }

  void live(List<Step> history) throws Exception {
    lived++;
    var life = new Life(house.caller());
    for (var step : history) {
      life.take(step);
    }
    house.requireSound();
  }

  @Override
  public void close() {
    System.out.println(lived + " histories; held in the end: " + house.held());
    house.close();
  }

  private final class Life {
    private final Person ann;
    private final List<String> holds = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();

    Life(Person ann) {
      this.ann = ann;
    }

    /// What is refused or breaks off is refused: that changes nothing it should not, which is shown
    /// in the end.
    void take(Step step) throws Exception {
      try {
        switch (step) {
          case Step.Hold() -> holds.add(ann.hold(MINUTES));
          case Step.Call() -> calls.add(ann.call(next()).path("id").asText());
          case Step.Schedule() -> schedule();
          case Step.HangUp() -> hangUp();
          case Step.Pass(var seconds) -> house.pass(seconds + " seconds");
          case Step.Fault(var provider, var path, var kind, var status, var times) ->
              house.mishap(provider, path, times, kind, Map.of("status", status, "delay_ms", 500));
        }
      } catch (Refused | UncheckedIOException e) {
        System.out.println(step + ": " + e.getMessage());
      }
    }

    private String next() throws InterruptedException {
      return holds.isEmpty() ? ann.hold(MINUTES) : holds.removeFirst();
    }

    private void schedule() throws InterruptedException {
      var call = ann.schedule(next(), Instant.now().plusSeconds(3_600).toString());
      house.sql(
          "UPDATE scheduled_calls SET at = now(), dial_at = now() WHERE id = '%s'"
              .formatted(call.path("id").asText()));
    }

    private void hangUp() throws InterruptedException {
      if (!calls.isEmpty()) {
        ann.door().post("/api/calls/" + calls.getLast() + "/hang-up", Map.of());
      }
    }
  }
}
