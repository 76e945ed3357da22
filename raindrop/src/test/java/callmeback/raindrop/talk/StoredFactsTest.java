package callmeback.raindrop.talk;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.memory.Bond;
import callmeback.core.memory.Episode;
import callmeback.core.memory.Fact;
import callmeback.core.memory.Lesson;
import callmeback.core.memory.Occasion;
import callmeback.core.memory.Tone;
import callmeback.raindrop.memory.PostgresMemory;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.TemporaryDatabase;
import callmeback.raindrop.vault.BlindWords;
import callmeback.raindrop.vault.DataKey;
import callmeback.raindrop.vault.Vault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("wire")
@Timeout(60)
@ExtendWith(TemporaryDatabase.class)
final class StoredFactsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final Bond bond = new Bond(UUID.randomUUID(), UUID.randomUUID());
  private final StoredFacts facts;

  StoredFactsTest(Database database) {
    var key = DataKey.of(1, new byte[32]);
    this.facts =
        new StoredFacts(
            new PostgresMemory(
                database,
                Vault.of(key),
                new BlindWords(key),
                () -> NOW,
                () -> UUID.randomUUID().toString()));
  }

  @Test
  void aFactComesBackAsItWasKept() {
    var source = new Lesson.Source(UUID.randomUUID(), "my sister Anna moved to Porto");
    var now =
        new Lesson(
            "Anna moved to Porto.", "Anna", NOW.plusSeconds(9), Occasion.of("2026-02"), 80, source);
    var before = new Lesson("Anna lives in Lisbon.", "Anna", NOW, null, 100, null);
    var fact = new Fact(UUID.randomUUID(), now, List.of(before));

    facts.keep(bond, fact);

    assertThat(facts.find(bond, fact.id())).contains(fact);
    assertThat(facts.all(bond)).containsExactly(fact);
    assertThat(facts.search(bond, "is she still in lisbon?", 5, Duration.ZERO))
        .containsExactly(fact);
    assertThat(facts.search(bond, "confidence learned 80", 5, Duration.ZERO)).isEmpty();
    facts.drop(bond, fact.id());
    assertThat(facts.find(bond, fact.id())).isEmpty();
  }

  @Test
  void otherBondsOfTheSamePersonOrPersonaKnowNothing() {
    var fact = fact("They like tea.", 0);
    facts.keep(bond, fact);

    for (var other :
        List.of(
            new Bond(bond.accountId(), UUID.randomUUID()),
            new Bond(UUID.randomUUID(), bond.personaId()))) {
      assertThat(facts.all(other)).isEmpty();
      assertThat(facts.find(other, fact.id())).isEmpty();
      assertThat(facts.search(other, "tea", 5, Duration.ZERO)).isEmpty();
      facts.drop(other, fact.id());
    }
    assertThat(facts.all(bond)).containsExactly(fact);
  }

  @Test
  void theRarestWordDecidesAndOfEqualOnesTheLatest() {
    for (var n = 0; n < 30; n++) {
      facts.keep(bond, fact("They like tea number " + n + ".", n));
    }
    var zebra = fact("They like the zebra.", 0);
    facts.keep(bond, zebra);
    facts.keep(bond, fact("They like coffee.", 31));

    var found = facts.search(bond, "tea for a zebra", 3, Duration.ZERO);

    assertThat(found).hasSize(3).first().isEqualTo(zebra);
    assertThat(found.get(1).now().what()).isEqualTo("They like tea number 29.");
  }

  @Test
  void episodesAreTheLatestFirstAndNoFacts() {
    var first = new Episode(UUID.randomUUID(), NOW, "They talked of tea.", Tone.CALM, List.of());
    var second =
        new Episode(
            UUID.randomUUID(),
            NOW.plusSeconds(60),
            "More tea.",
            Tone.WARM,
            List.of(UUID.randomUUID()));
    facts.keep(bond, first);
    facts.keep(bond, second);

    assertThat(facts.episodes(bond)).containsExactly(second, first);
    assertThat(facts.search(bond, "tea", 5, Duration.ZERO)).isEmpty();
    facts.dropEpisode(bond, second.callId());
    assertThat(facts.episodes(bond)).containsExactly(first);
  }

  private static Fact fact(String what, int second) {
    var lesson = new Lesson(what, null, NOW.plusSeconds(second), null, 90, null);
    return new Fact(UUID.randomUUID(), lesson, List.of());
  }
}
