package callmeback.app;

import callmeback.app.Histories.Step;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.Lifespan;
import net.jqwik.api.lifecycle.Store;

/// Whatever people do and whatever goes wrong in the meantime: both books agree, nobody is charged
/// twice or above the hold, nobody is called twice, nothing is left held (I1 to I7 of
/// facts/billing-telephony.md, 6.4).
///
/// Five histories, or as many as `-Djqwik.tries.default` says; a failure names its seed and the
/// shortest history that shows it.
@Tag("faults")
class HistoryTest {
  @Property(shrinking = ShrinkingMode.BOUNDED)
  void everyHistoryEndsWell(@ForAll("histories") List<Step> history) throws Exception {
    Store.getOrCreate(HistoryTest.class, Lifespan.RUN, Histories::open).get().live(history);
  }

  @Provide
  Arbitrary<List<Step>> histories() {
    return Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.just(new Step.Hold())),
            Tuple.of(3, Arbitraries.just(new Step.Call())),
            Tuple.of(1, Arbitraries.just(new Step.Schedule())),
            Tuple.of(1, Arbitraries.just(new Step.HangUp())),
            Tuple.of(1, Arbitraries.of(1, 15, 180, 7_200).map(Step.Pass::new)),
            Tuple.of(4, faults()))
        .list()
        .ofMinSize(3)
        .ofMaxSize(9);
  }

  private static Arbitrary<Step> faults() {
    var requests =
        Combinators.combine(
                Arbitraries.of(
                    FaultyHouse.HOLD, FaultyHouse.CAPTURE, FaultyHouse.RELEASE, FaultyHouse.DIAL),
                Arbitraries.of("status", "drop-before", "drop-after", "drop-mid", "garble"),
                Arbitraries.of(429, 500, 503),
                Arbitraries.of(1, 2, 4))
            .as((path, kind, status, times) -> (Step) fault(path, kind, status, times));
    var reports =
        Combinators.combine(
                Arbitraries.of("/api/twilio/callback/*", "/api/twilio/answer/*"),
                Arbitraries.of("duplicate", "reorder", "lose", "late"))
            .as((path, kind) -> (Step) new Step.Fault("twilio", path, kind, 503, 3));
    var events =
        Arbitraries.of("duplicate", "reorder", "lose", "late")
            .map(kind -> (Step) new Step.Fault("stripe", "/api/stripe/webhook", kind, 503, 3));
    return Arbitraries.frequencyOf(
        Tuple.of(3, requests), Tuple.of(1, reports), Tuple.of(1, events));
  }

  private static Step.Fault fault(String path, String kind, int status, int times) {
    var provider = path.equals(FaultyHouse.DIAL) ? "twilio" : "stripe";
    return new Step.Fault(provider, path, kind, status, times);
  }
}
