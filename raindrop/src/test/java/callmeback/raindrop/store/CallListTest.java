package callmeback.raindrop.store;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.PageRequest;
import callmeback.core.billing.Cents;
import callmeback.core.call.Call;
import callmeback.core.call.CallQuery;
import callmeback.core.call.CallQuery.Sort;
import callmeback.core.call.CallStatus;
import callmeback.core.call.CallStore.Ending;
import callmeback.core.call.Outcome;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.TemporaryDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("wire")
@Timeout(60)
@ExtendWith(TemporaryDatabase.class)
final class CallListTest {
  private static final Instant NOW = Sample.NOW;

  private final PostgresCalls calls;
  private final Sample sample;
  private final UUID ann;

  CallListTest(Database database) {
    this.calls = new PostgresCalls(database, Sample.PHONES);
    this.sample = new Sample(database);
    database.transaction(sql -> sql.dml("TRUNCATE users, payments, calls CASCADE"));
    this.ann = sample.user();
  }

  @Test
  void callsAreOnesOwnAndComeInTheOrderAskedFor() {
    var first = ended(NOW, Outcome.TALKED, 225);
    var second = ended(NOW.plusSeconds(1), Outcome.BUSY, 0);
    var third = ended(NOW.plusSeconds(2), Outcome.TALKED, 65);
    assertThat(ids(sorted(Sort.DATE_DESC))).containsExactly(third, second, first);
    assertThat(ids(sorted(Sort.DATE_ASC))).containsExactly(first, second, third);
    assertThat(ids(sorted(Sort.COST_DESC))).containsExactly(first, third, second);
    assertThat(ids(sorted(Sort.COST_ASC))).containsExactly(second, third, first);
    assertThat(calls.list(sample.user(), sorted(Sort.DATE_ASC)).total()).isZero();
  }

  @Test
  void callsCanBeNarrowedByStatusAndTime() {
    var first = ended(NOW, Outcome.TALKED, 65);
    var second = ended(NOW.plusSeconds(1), Outcome.BUSY, 0);
    var third = begun(NOW.plusSeconds(2));
    assertThat(ids(query(CallStatus.COMPLETED, null, null))).containsExactly(first);
    assertThat(ids(query(CallStatus.FAILED, null, null))).containsExactly(second);
    assertThat(ids(query(CallStatus.INITIATED, null, null))).containsExactly(third);
    assertThat(ids(query(CallStatus.IN_PROGRESS, null, null))).isEmpty();
    assertThat(ids(query(null, NOW.plusSeconds(1), null))).containsExactly(second, third);
    assertThat(ids(query(null, null, NOW.plusSeconds(1)))).containsExactly(first);
    assertThat(ids(query(null, NOW.plusSeconds(1), NOW.plusSeconds(2)))).containsExactly(second);
    assertThat(ids(query(null, NOW.plusSeconds(2), NOW.plusSeconds(1)))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Sort.class)
  void pagesOfEqualCallsNeitherRepeatNorLoseOne(Sort sort) {
    var all = new HashSet<UUID>();
    for (var i = 0; i < 5; i++) {
      all.add(ended(NOW, Outcome.TALKED, 65));
    }
    var seen = new ArrayList<UUID>();
    for (var page = 1; page <= 3; page++) {
      var got = calls.list(ann, new CallQuery(new PageRequest(page, 2), null, null, null, sort));
      assertThat(got.total()).isEqualTo(5);
      assertThat(got.pages()).isEqualTo(3);
      seen.addAll(got.items().stream().map(Call::id).toList());
    }
    assertThat(seen).hasSize(5).containsExactlyInAnyOrderElementsOf(all);
    var last = new PageRequest(Integer.MAX_VALUE, PageRequest.MAX_LIMIT);
    var beyond = calls.list(ann, new CallQuery(last, null, null, null, sort));
    assertThat(beyond.items()).isEmpty();
    assertThat(beyond.total()).isEqualTo(5);
  }

  private UUID begun(Instant at) {
    var hold = sample.held(ann);
    var call = Sample.call(hold, UUID.randomUUID(), sample.phone(), at);
    calls.begin(call, hold);
    return call.id();
  }

  private UUID ended(Instant at, Outcome outcome, long cents) {
    var id = begun(at);
    assertThat(calls.end(id, new Ending(outcome, 1, Cents.of(cents), at))).isTrue();
    return id;
  }

  private List<UUID> ids(CallQuery query) {
    return calls.list(ann, query).items().stream().map(Call::id).toList();
  }

  private static CallQuery sorted(Sort sort) {
    return new CallQuery(new PageRequest(1, 100), null, null, null, sort);
  }

  private static CallQuery query(
      @Nullable CallStatus status, @Nullable Instant from, @Nullable Instant to) {
    return new CallQuery(new PageRequest(1, 100), status, from, to, Sort.DATE_ASC);
  }
}
