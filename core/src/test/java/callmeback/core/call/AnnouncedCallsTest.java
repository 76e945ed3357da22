package callmeback.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.Changes.Change;
import callmeback.core.billing.Cents;
import callmeback.core.call.Progress.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class AnnouncedCallsTest {
  private final Exchange exchange = new Exchange();
  private final List<Change> told = new ArrayList<>();
  private final AnnouncedCalls calls = new AnnouncedCalls(exchange.store, told::add);

  @Test
  void whatHappensToACallIsToldOnceItHas() {
    var call = exchange.place();
    exchange.report(call, Phase.ANSWERED, 0);
    var now = exchange.till.clock.instant();

    calls.heard(call.id(), now);
    assertThat(told).isEmpty();

    var ending = new CallStore.Ending(Outcome.TALKED, 50, Cents.of(65), now);
    assertThat(calls.end(call.id(), ending)).isTrue();
    assertThat(calls.end(call.id(), ending)).isFalse();
    calls.transcribed(call.id());

    var moved = new Change.CallMoved(call.accountId(), call.id());
    assertThat(told).containsExactly(moved, moved);
    assertThat(calls.find(call.id()).orElseThrow().status()).isEqualTo(CallStatus.COMPLETED);
  }

  @Test
  void aCallThatIsNotThereIsNoNews() {
    calls.transcribed(UUID.randomUUID());

    assertThat(told).isEmpty();
  }
}
