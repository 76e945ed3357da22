package callmeback.raindrop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.TemporaryDatabase;
import io.helidon.dbclient.DbClientException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("wire")
@Timeout(60)
@ExtendWith(TemporaryDatabase.class)
final class CallCostsTest {
  private final PostgresCalls calls;
  private final Sample sample;

  CallCostsTest(Database database) {
    this.calls = new PostgresCalls(database, Sample.PHONES);
    this.sample = new Sample(database);
  }

  @Test
  void costsAddUpByProviderEvenAtOnce() throws Exception {
    var hold = sample.held(sample.user());
    var call = sample.call(hold);
    calls.begin(call, hold);
    assertThat(calls.costs(call.id())).isEmpty();
    var one = Map.of("a", 1L, "b", 2L, "c", 3L);
    AtOnce.times(
        20,
        () -> {
          calls.addCosts(call.id(), one);
          return one;
        });
    assertThat(calls.costs(call.id())).isEqualTo(Map.of("a", 20L, "b", 40L, "c", 60L));
    assertThatExceptionOfType(DbClientException.class)
        .isThrownBy(() -> calls.addCosts(call.id(), Map.of("a", 1L, "d", -1L)));
    assertThat(calls.costs(call.id())).containsEntry("a", 20L).doesNotContainKey("d");
  }
}
