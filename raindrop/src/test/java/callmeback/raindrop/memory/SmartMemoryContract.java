package callmeback.raindrop.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every SmartMemory does, hosted or embedded.
public abstract class SmartMemoryContract {
  /// An owner whom no other test uses.
  protected final String owner = "user-" + UUID.randomUUID() + "/best-friend";

  /// The memory under test.
  protected abstract SmartMemory memory();

  /// Moves the clock of the memory under test; hosted ones let real time pass.
  protected abstract void pass(Duration time);

  /// The time on the clock of the memory under test.
  protected abstract Instant now();

  @Test
  void whatIsPutComesBackInTheOrderItWasPut() {
    var session = memory().startSession(owner);
    var id =
        memory()
            .putMemory(
                session, new NewMemory("She hates lifts", Timelines.DEFAULT, "fear", "caller"));
    memory().putMemory(session, NewMemory.of("The interview is at nine"));
    var entries = memory().getMemory(session, MemoryQuery.all());
    assertThat(entries)
        .extracting(Memory::content)
        .containsExactly("She hates lifts", "The interview is at nine");
    assertThat(entries.getFirst())
        .satisfies(entry -> assertThat(entry.id()).isEqualTo(id))
        .satisfies(entry -> assertThat(entry.sessionId()).isEqualTo(session))
        .satisfies(entry -> assertThat(entry.timeline()).isEqualTo(Timelines.DEFAULT))
        .satisfies(entry -> assertThat(entry.key()).isEqualTo("fear"))
        .satisfies(entry -> assertThat(entry.agent()).isEqualTo("caller"));
    assertThat(entries.getLast())
        .satisfies(entry -> assertThat(entry.key()).isNull())
        .satisfies(entry -> assertThat(entry.agent()).isNull());
  }

  @Test
  void entriesAreFoundByTimelineKeyAndRecency() {
    var session = memory().startSession(owner);
    for (var i = 1; i <= 3; i++) {
      memory().putMemory(session, new NewMemory("fact " + i, "facts", "k" + i % 2, null));
    }
    memory().putMemory(session, NewMemory.of("elsewhere"));
    var facts = MemoryQuery.timeline("facts");
    assertThat(contents(session, facts)).containsExactly("fact 1", "fact 2", "fact 3");
    assertThat(contents(session, facts.withKey("k1"))).containsExactly("fact 1", "fact 3");
    assertThat(contents(session, facts.latest(2))).containsExactly("fact 2", "fact 3");
    assertThat(contents(session, facts.withKey("k1").latest(1))).containsExactly("fact 3");
    assertThat(contents(session, facts.withKey("none"))).isEmpty();
    assertThat(contents(session, MemoryQuery.all())).containsExactly("elsewhere");
  }

  @Test
  void entriesAreFoundByTime() {
    var session = memory().startSession(owner);
    memory().putMemory(session, NewMemory.of("early"));
    pass(Duration.ofSeconds(2));
    var middle = now();
    pass(Duration.ofSeconds(2));
    memory().putMemory(session, NewMemory.of("late"));
    var hour = Duration.ofHours(1);
    assertThat(contents(session, MemoryQuery.all().between(middle.minus(hour), middle)))
        .containsExactly("early");
    assertThat(contents(session, MemoryQuery.all().between(middle, middle.plus(hour))))
        .containsExactly("late");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemoryQuery.all().between(middle, middle.minusNanos(1)));
  }

  @Test
  void searchingFindsSharedWordsBestFirst() {
    var session = memory().startSession(owner);
    memory().putMemory(session, NewMemory.of("I went for a run this morning"));
    memory().putMemory(session, NewMemory.of("My sister's wedding is in June"));
    memory().putMemory(session, NewMemory.of("The wedding dress of my sister is blue"));
    assertThat(search(session, "sister wedding JUNE?").getFirst())
        .isEqualTo("My sister's wedding is in June");
    assertThat(search(session, "xylophone")).isEmpty();
    assertThat(search(session, "")).isEmpty();
  }

  @Test
  void sessionsDoNotSeeEachOther() {
    var one = memory().startSession(owner);
    var other = memory().startSession(owner);
    var id = memory().putMemory(one, NewMemory.of("mine"));
    assertThat(contents(other, MemoryQuery.all())).isEmpty();
    assertThat(memory().deleteMemory(other, id)).isFalse();
    assertThat(memory().deleteMemory(one, id)).isTrue();
    assertThat(memory().deleteMemory(one, id)).isFalse();
    assertThat(contents(one, MemoryQuery.all())).isEmpty();
  }

  @Test
  void anEndedOrInventedSessionTakesAndGivesNothing() {
    var ended = memory().startSession(owner);
    memory().putMemory(ended, NewMemory.of("said"));
    memory().endSession(ended, true);
    for (var session : List.of(ended, "01arz3ndektsv4rrffq69g5fav")) {
      assertThatExceptionOfType(UnknownSession.class)
          .isThrownBy(() -> memory().putMemory(session, NewMemory.of("too late")));
      assertThatExceptionOfType(UnknownSession.class)
          .isThrownBy(() -> memory().getMemory(session, MemoryQuery.all()));
      assertThatExceptionOfType(UnknownSession.class)
          .isThrownBy(() -> memory().searchMemory(session, "said", MemoryQuery.all()));
      assertThatExceptionOfType(UnknownSession.class)
          .isThrownBy(() -> memory().endSession(session, false))
          .withMessageContaining(session);
    }
    assertThat(recall("said")).containsExactly("said");
  }

  @Test
  void aFlushedSessionIsRecalledByItsOwnerOnly() {
    said("The new job starts in May", true);
    said("The job interview went badly", true);
    said("Do not keep that I have no job", false);
    var open = memory().startSession(owner);
    memory().putMemory(open, NewMemory.of("The job is still being talked about"));
    assertThat(recall("how is the new job?"))
        .containsExactly("The new job starts in May", "The job interview went badly");
    assertThat(memory().recall(owner, "job", 1)).hasSize(1);
    assertThat(recall("holiday")).isEmpty();
    assertThat(memory().recall(owner + "2", "job", 5)).isEmpty();
  }

  @Test
  void whatIsDeletedOrForgottenIsNotRecalled() {
    var first = said("My brother is called Tom", true);
    said("My brother has a dog", true);
    var tom = memory().recall(owner, "tom", 5).getFirst();
    assertThat(memory().deleteMemory(first, tom.id())).isTrue();
    assertThat(recall("brother")).containsExactly("My brother has a dog");
    assertThat(memory().forget(owner)).isEqualTo(2);
    assertThat(recall("brother")).isEmpty();
    assertThat(memory().forget(owner)).isZero();
  }

  @Test
  void aProcedureIsKeptUnderItsKeyUntilItIsOverwrittenOrDeleted() {
    memory().putProcedure(owner, "fact/1", "She lives in Lisbon");
    var first = memory().listProcedures(owner).getFirst();
    pass(Duration.ofSeconds(2));
    memory().putProcedure(owner, "fact/1", "She lives in Porto");
    assertThat(memory().getProcedure(owner, "fact/1")).contains("She lives in Porto");
    assertThat(memory().listProcedures(owner))
        .singleElement()
        .satisfies(now -> assertThat(now.createdAt()).isEqualTo(first.createdAt()))
        .satisfies(now -> assertThat(now.updatedAt()).isAfter(first.updatedAt()));
    assertThat(memory().deleteProcedure(owner, "fact/1")).isTrue();
    assertThat(memory().deleteProcedure(owner, "fact/1")).isFalse();
    assertThat(memory().getProcedure(owner, "fact/1")).isEmpty();
    assertThat(memory().listProcedures(owner)).isEmpty();
    assertThat(memory().searchProcedures(owner, "Porto", 5, Duration.ZERO)).isEmpty();
  }

  @Test
  void proceduresAreListedByKeyToTheirOwnerOnly() {
    memory().putProcedure(owner, "b", "second");
    memory().putProcedure(owner, "a", "first");
    memory().putProcedure(owner + "2", "a", "another's");
    assertThat(memory().listProcedures(owner))
        .extracting(Procedure::key, Procedure::value)
        .containsExactly(tuple("a", "first"), tuple("b", "second"));
    assertThat(memory().getProcedure(owner + "2", "b")).isEmpty();
    assertThat(memory().deleteProcedure(owner + "2", "b")).isFalse();
  }

  @Test
  void proceduresAreFoundByTheWordsOfTheirValuesBestFirst() {
    memory().putProcedure(owner, "1", "{\"what\": \"Their sister Anna moved to Lisbon\"}");
    memory().putProcedure(owner, "2", "{\"what\": \"Their sister has a dog\"}");
    memory().putProcedure(owner, "3", "{\"what\": \"They drink tea\"}");
    memory().putProcedure(owner + "2", "1", "{\"what\": \"Their sister Anna lives in Lisbon\"}");
    assertThat(found("how is your sister in LISBON?")).startsWith("1").doesNotContain("3");
    assertThat(memory().searchProcedures(owner, "sister Lisbon", 1, Duration.ZERO)).hasSize(1);
    assertThat(found("xylophone")).isEmpty();
    assertThat(found("")).isEmpty();
    memory().putProcedure(owner, "1", "{\"what\": \"Their brother Anton moved to Porto\"}");
    assertThat(found("Lisbon")).isEmpty();
    assertThat(found("porto")).containsExactly("1");
  }

  @Test
  void aMisheardNameIsFoundAndWhatOnlySoundsLikeItIsNot() {
    memory().putProcedure(owner, "1", "{\"what\": \"Their sister Catherine moved to Ravensburg\"}");
    memory().putProcedure(owner, "2", "{\"what\": \"They eat protein at night\"}");
    assertThat(found("did Kathryn call?")).containsExactly("1");
    assertThat(found("the weather in ravensberg")).containsExactly("1");
    assertThat(found("what a burden")).isEmpty();
    assertThat(found("proteins")).containsExactly("2");
    memory().putProcedure(owner, "3", "{\"what\": \"Kathryn plays the cello\"}");
    assertThat(found("Kathryn")).containsExactly("3", "1");
  }

  @Test
  void forgettingAnOwnerTakesTheirProceduresToo() {
    memory().putProcedure(owner, "1", "tea");
    memory().putProcedure(owner + "2", "1", "tea");
    memory().forget(owner);
    assertThat(memory().listProcedures(owner)).isEmpty();
    assertThat(found("tea")).isEmpty();
    assertThat(memory().getProcedure(owner + "2", "1")).contains("tea");
  }

  @Test
  void aProcedureWithoutOwnerOrKeyIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> memory().putProcedure(" ", "k", "v"));
    assertThatIllegalArgumentException().isThrownBy(() -> memory().putProcedure(owner, "", "v"));
  }

  @Test
  void documentsAreFoundByWhatTheyAreAboutToTheirOwnerOnly() {
    var semantic = new SemanticMemory(memory(), () -> UUID.randomUUID().toString());
    var lifts = semantic.put(owner, "Lifts may stop between two floors.");
    semantic.put(owner, "Tea is served at five.");
    assertThat(semantic.get(owner, lifts))
        .hasValueSatisfying(text -> assertThat(text).startsWith("Lifts"));
    assertThat(semantic.search(owner, "stopping lifts", 5))
        .extracting(SemanticMemory.Document::id)
        .containsExactly(lifts);
    assertThat(semantic.search(owner + "2", "lifts", 5)).isEmpty();
    assertThat(semantic.get(owner + "2", lifts)).isEmpty();
    assertThat(semantic.delete(owner, lifts)).isTrue();
    assertThat(semantic.delete(owner, lifts)).isFalse();
    semantic.forget(owner);
    assertThat(semantic.search(owner, "tea", 5)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> semantic.put(owner, " "));
  }

  private List<String> found(String terms) {
    return memory().searchProcedures(owner, terms, 5, Duration.ZERO).stream()
        .map(Procedure::key)
        .toList();
  }

  @Test
  void whatSaysNothingIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> memory().startSession(" "));
    assertThatIllegalArgumentException().isThrownBy(() -> NewMemory.of(" "));
    assertThatIllegalArgumentException().isThrownBy(() -> new NewMemory("a", "", null, null));
    assertThatIllegalArgumentException().isThrownBy(() -> MemoryQuery.all().latest(0));
  }

  protected final String said(String content, boolean flush) {
    var session = memory().startSession(owner);
    memory().putMemory(session, NewMemory.of(content));
    memory().endSession(session, flush);
    return session;
  }

  private List<String> recall(String terms) {
    return memory().recall(owner, terms, 5).stream().map(Memory::content).toList();
  }

  private List<String> search(String session, String terms) {
    return memory().searchMemory(session, terms, MemoryQuery.all()).stream()
        .map(Memory::content)
        .toList();
  }

  private List<String> contents(String session, MemoryQuery query) {
    return memory().getMemory(session, query).stream().map(Memory::content).toList();
  }
}
