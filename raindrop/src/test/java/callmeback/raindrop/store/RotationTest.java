package callmeback.raindrop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import callmeback.core.ProblemException;
import callmeback.core.account.Account;
import callmeback.core.account.EmailAddress;
import callmeback.core.account.PhoneNumber;
import callmeback.core.billing.Minutes;
import callmeback.core.call.Call;
import callmeback.core.call.CallStore.Begun;
import callmeback.core.call.Purpose;
import callmeback.core.call.Speaker;
import callmeback.core.call.SpokenTurn;
import callmeback.core.schedule.ScheduledCall;
import callmeback.raindrop.bucket.NewObject;
import callmeback.raindrop.memory.Memory;
import callmeback.raindrop.memory.NewMemory;
import callmeback.raindrop.memory.Procedure;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.DatabaseAddress;
import callmeback.raindrop.postgres.TemporaryDatabase;
import callmeback.raindrop.vault.DataKey;
import callmeback.raindrop.vault.DataKeys;
import callmeback.raindrop.vault.UnknownKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A house full of things is sealed with one key; then it is opened with another.
@Tag("wire")
@Timeout(120)
@ExtendWith(TemporaryDatabase.class)
final class RotationTest {
  private static final DataKey NEW =
      DataKey.of(2, "an other key of thirty-two bytes".getBytes(StandardCharsets.US_ASCII));
  private static final PhoneNumber UNWANTED = new PhoneNumber("+442079460000");
  private static final Purpose PURPOSE = new Purpose("To be woken for the train");
  private static final String OWNER = "ann:coach";

  /// More than two batches.
  private static final int OLD_CALLS = 1_201;

  private final Database database;
  private final Path disk;
  private final Account ann;
  private final UUID bob;
  private final Call call;
  private final ScheduledCall scheduled;

  RotationTest(DatabaseAddress address, @TempDir Path disk) {
    this.database = Database.open(address, 4, Sample.PHONES);
    this.disk = disk;
    var sample = new Sample(database);
    this.ann = sample.person();
    new PostgresAccounts(database, Sample.PHONES).add(ann, "hash");
    this.bob = sample.user();
    var hold = sample.held(ann.id());
    this.call = Sample.call(hold, UUID.randomUUID(), ann.phone(), Sample.NOW);
    new PostgresCalls(database, Sample.PHONES).begin(call, hold);
    this.scheduled = scheduled(ann);
    new PostgresSchedules(database, Sample.VAULT, Sample.PHONES).add(scheduled, 50);
    new PostgresDialRecords(database, Sample.PHONES).suppress(UNWANTED, Sample.NOW);
  }

  @BeforeEach
  void fill() {
    var first = locker(DataKeys.of(Sample.KEY));
    var conversations = first.conversations();
    conversations.brief(call, PURPOSE);
    conversations.note(call, said("I have a flute lesson"));
    conversations.close(call);
    var session = first.memory().startSession(OWNER);
    first.memory().putMemory(session, NewMemory.of("My dog limps"));
    first.memory().endSession(session, true);
    first.memory().putProcedure(OWNER, "older", "{\"fact\": \"The dog is called Rex\"}");
    first.memory().putProcedure(OWNER, "newer", "{\"fact\": \"The dog barks\"}");
    first.memory().putProcedure(OWNER, "older", "{\"fact\": \"The dog is called Max\"}");
    first
        .buckets()
        .put(new NewObject("over", new byte[] {1}, "text/plain", Sample.NOW.minusSeconds(1)));
    database.transaction(sql ->
        sql.dml(
            """
            INSERT INTO calls (id, user_id, persona_id, persona_name, phone, intent_id, minutes,
                               status, ended_at, outcome, created_at)
            SELECT gen_random_uuid(), user_id, persona_id, persona_name, phone, 'pi', 5, 'FAILED',
                   now(), 'BUSY', now()
              FROM calls, generate_series(1, %d)
            """
                .formatted(OLD_CALLS)));
    database.transaction(sql ->
        sql.dml(
            """
            INSERT INTO users (id, email, name, phone, password_hash, created_at, updated_at)
            VALUES ('%1$s', 'erased:%1$s', '', 'erased:%1$s', '', now(), now())
            """
                .formatted(UUID.randomUUID())));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void withANewKeyNothingIsFoundThatWasNotSealedAnew() {
    var unrotated = locker(new DataKeys(NEW, List.of(Sample.KEY)));
    assertThat(new PostgresDialRecords(database, unrotated.phones()).suppressed(UNWANTED))
        .isFalse();
    assertThat(unrotated.memory().searchProcedures(OWNER, "dog", 5, Duration.ZERO)).isEmpty();
    assertThat(unrotated.conversations().turns(call)).hasSize(1);
  }

  @Test
  void afterwardsTheNewKeyAloneFindsAndReadsEverything() {
    locker(new DataKeys(NEW, List.of(Sample.KEY))).rotate(_ -> {});
    var later = locker(DataKeys.of(NEW));
    everythingIsThere(later);
    assertThat(later.buckets().deleteExpired(Sample.NOW)).isOne();
    assertThatExceptionOfType(UnknownKey.class)
        .isThrownBy(() -> locker(DataKeys.of(Sample.KEY)).conversations().turns(call));
  }

  @Test
  void aRunThatWasKilledIsBegunAgain() {
    var both = locker(new DataKeys(NEW, List.of(Sample.KEY)));
    assertThatIllegalStateException().isThrownBy(() -> both.rotate(_ -> killed()));
    // Of the accounts, the first table, everything was done; of the rest nothing.
    assertThat(both.rotate(_ -> {})).isGreaterThan(OLD_CALLS);
    assertThat(both.rotate(_ -> {})).isZero();
    everythingIsThere(locker(DataKeys.of(NEW)));
  }

  @Test
  void nodesThatDoItAtOnceShareTheWork() throws Exception {
    var keys = new DataKeys(NEW, List.of(Sample.KEY));
    Callable<Long> node = () -> locker(keys).rotate(_ -> {});
    var done = AtOnce.times(3, node);
    assertThat(locker(keys).rotate(_ -> {})).isZero();
    // Two accounts, the calls, a scheduled one, a number not to be called, two purposes, what was
    // said in two sessions, two facts, and two objects, one of them a transcript.
    assertThat(done.stream().mapToLong(Long::longValue).sum())
        .isEqualTo(2 + 1 + OLD_CALLS + 1 + 1 + 2 + 3 + 2 + 2);
    everythingIsThere(locker(DataKeys.of(NEW)));
  }

  @Test
  void whatNoneOfTheKeysSealedStopsIt() {
    var strangers = new DataKeys(NEW, List.of(DataKey.of(3, new byte[32])));
    assertThatExceptionOfType(UnknownKey.class).isThrownBy(() -> locker(strangers).rotate(_ -> {}));
    everythingIsThere(locker(DataKeys.of(Sample.KEY)));
  }

  @Test
  void itSaysHowMuchItDid() {
    var told = new ArrayList<String>();
    locker(new DataKeys(NEW, List.of(Sample.KEY))).rotate(told::add);
    assertThat(told)
        .contains(
            "Sealed anew with key 2: 2 of users.phone",
            "Sealed anew with key 2: 1202 of calls.phone",
            "Sealed anew with key 2: 2 of facts",
            "Sealed anew with key 2: 2 of objects");
  }

  private void everythingIsThere(Locker locker) {
    numbersAreFound(locker);
    var conversations = locker.conversations();
    assertThat(conversations.purpose(call)).contains(PURPOSE);
    assertThat(conversations.turns(call))
        .extracting(SpokenTurn::text)
        .containsExactly("I have a flute lesson");
    var memory = locker.memory();
    assertThat(memory.recall(OWNER, "dog", 5))
        .extracting(Memory::content)
        .containsExactly("My dog limps");
    assertThat(memory.searchProcedures(OWNER, "dogs", 5, Duration.ZERO))
        .extracting(Procedure::key)
        .containsExactly("older", "newer");
    memory.putProcedure(OWNER, "newest", "{\"fact\": \"Another dog\"}");
    assertThat(memory.searchProcedures(OWNER, "dogs", 1, Duration.ZERO))
        .extracting(Procedure::key)
        .containsExactly("newest");
  }

  private void numbersAreFound(Locker locker) {
    var phones = locker.phones();
    var accounts = new PostgresAccounts(database, phones);
    assertThat(accounts.find(ann.id())).contains(ann);
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> accounts.add(namesake(), "hash"));
    assertThat(new PostgresSchedules(database, locker.vault(), phones).find(scheduled.id()))
        .contains(scheduled);
    assertThat(new PostgresDialRecords(database, phones).suppressed(UNWANTED)).isTrue();
    var calls = new PostgresCalls(database, phones);
    assertThat(calls.find(call.id())).contains(call);
    var other = new Sample(database).held(bob);
    assertThat(calls.begin(Sample.call(other, UUID.randomUUID(), ann.phone(), Sample.NOW), other))
        .isEqualTo(Begun.PHONE_BUSY);
  }

  /// Somebody else who says that Ann's number is theirs.
  private Account namesake() {
    return new Account(
        UUID.randomUUID(),
        new EmailAddress("other@example.com"),
        ann.name(),
        ann.phone(),
        true,
        false,
        false,
        Sample.NOW,
        Sample.NOW);
  }

  private Locker locker(DataKeys keys) {
    return Locker.open(database, disk, keys);
  }

  private static void killed() {
    throw new IllegalStateException("killed");
  }

  private static SpokenTurn said(String words) {
    return new SpokenTurn(Speaker.CALLER, words, words, Sample.NOW, null);
  }

  private static ScheduledCall scheduled(Account ann) {
    return new ScheduledCall(
        UUID.randomUUID(),
        ann.id(),
        UUID.randomUUID(),
        "Coach",
        ann.phone(),
        new Minutes(5),
        "pi_later",
        Sample.NOW.plus(Duration.ofHours(1)),
        ScheduledCall.State.SCHEDULED,
        null,
        Sample.NOW,
        null,
        PURPOSE);
  }
}
