package callmeback.app;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.Lifespan;
import net.jqwik.api.lifecycle.Store;

/// Whatever is sent, what comes back is as openapi.yaml promises, and never a fault of ours.
///
/// A failure names its seed and the smallest request that shows it.
@Tag("e2e")
class FuzzTest {
  @Property(tries = 10_000, shrinking = ShrinkingMode.BOUNDED)
  void whateverIsSentTheAnswerIsAsPromised(@ForAll("shots") Shot shot) {
    holds(shot);
  }

  @Example
  void eachFieldTakesEachAwkwardValue() {
    new Shots(Promises.shared()).systematic().forEach(FuzzTest::holds);
  }

  private static void holds(Shot shot) {
    var exchange = range().fire(shot);
    assertThat(Promises.shared().broken(exchange)).as(exchange.toString()).isEmpty();
    assertThat(exchange)
        .as("a fault of ours, or of a provider that is well")
        .matches(each -> each.status() < 500);
  }

  @Provide
  Arbitrary<Shot> shots() {
    return new Shots(Promises.shared()).any();
  }

  private static FuzzRange range() {
    return Store.getOrCreate(FuzzTest.class, Lifespan.RUN, FuzzRange::open).get();
  }
}
