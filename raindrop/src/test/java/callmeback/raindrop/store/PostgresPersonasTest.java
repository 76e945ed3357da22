package callmeback.raindrop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.core.PageRequest;
import callmeback.core.persona.Author;
import callmeback.core.persona.Persona;
import callmeback.core.persona.PersonaQuery;
import callmeback.core.persona.PersonaQuery.Sort;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.Duplicate;
import callmeback.raindrop.postgres.TemporaryDatabase;
import io.helidon.dbclient.DbClientException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("wire")
@Timeout(60)
@ExtendWith(TemporaryDatabase.class)
final class PostgresPersonasTest {
  private static final UUID ANN = UUID.randomUUID();
  private static final UUID BOB = UUID.randomUUID();
  private static final PersonaQuery ALL = query(null, List.of());

  private final Database database;
  private final PostgresPersonas personas;
  private final Persona boss =
      house("Annoying Boss", "Calls you back to the office at once", "work", "urgent");
  private final Persona mother = house("Mother-in-law", "Worries about your diets", "family");
  private final Persona doctor = house("doctor Zo\u00eb", "Urgent results are waiting", "urgent");
  private final Persona hers =
      persona("Ann's secret", "Only she knows", false, new Author.User(ANN));
  private final Persona shared = persona("Pizza", "Everybody's", true, new Author.User(BOB));

  PostgresPersonasTest(Database database) {
    this.database = database;
    this.personas = new PostgresPersonas(database);
    database.transaction(sql -> sql.dml("TRUNCATE personas, users CASCADE"));
    personas.seed(List.of(boss, mother, doctor, hers, shared));
  }

  @Test
  void aPersonaComesBackAsItWent() {
    assertThat(personas.find(boss.id())).contains(boss);
    assertThat(personas.find(hers.id())).contains(hers);
    assertThat(personas.find(UUID.randomUUID())).isEmpty();
  }

  @Test
  void aStrangerSeesPublicOnesAndAnAuthorHerOwnToo() {
    assertThat(names(ALL, null))
        .containsExactly("Annoying Boss", "doctor Zo\u00eb", "Mother-in-law", "Pizza");
    assertThat(names(ALL, BOB)).doesNotContain("Ann's secret").contains("Pizza");
    assertThat(names(ALL, ANN)).contains("Ann's secret", "Pizza").hasSize(5);
  }

  @Test
  void theListCanBeNarrowedToAnAuthorAndToPublicOnes() {
    assertThat(names(by(new Author.House(), null), ANN)).hasSize(3);
    assertThat(names(by(new Author.User(ANN), null), ANN)).containsExactly("Ann's secret");
    assertThat(names(by(new Author.User(ANN), null), BOB)).isEmpty();
    assertThat(names(by(null, false), ANN)).containsExactly("Ann's secret");
    assertThat(names(by(null, false), null)).isEmpty();
    assertThat(names(by(null, true), ANN)).hasSize(4);
  }

  @Test
  void tagsMustAllBeThere() {
    assertThat(names(query(null, List.of("urgent")), null))
        .containsExactly("Annoying Boss", "doctor Zo\u00eb");
    assertThat(names(query(null, List.of("urgent", "work")), null))
        .containsExactly("Annoying Boss");
    assertThat(names(query(null, List.of("urgent", "x\u0000")), null)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "bos, Annoying Boss",
    "BOSS, Annoying Boss",
    "annoyed, Annoying Boss",
    "annoyin, Annoying Boss",
    "offices, Annoying Boss",
    "the offi, Annoying Boss",
    "boss off, Annoying Boss",
    "'\"annoying boss\"', Annoying Boss",
    "urgent -boss, doctor Zo\u00eb",
    "zo\u00eb, doctor Zo\u00eb",
    "mother-in, Mother-in-law",
    "diet, Mother-in-law",
    "pizza or diet, Mother-in-law Pizza"
  })
  void wordsAndTheBeginningOfTheLastOneAreFound(String typed, String found) {
    assertThat(String.join(" ", names(query(typed, List.of()), null))).isEqualTo(found);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bo off",
        "secret",
        "!!",
        "':* & |",
        "\u0000\u0000x",
        "a'); DROP",
        "zzzz",
        "-boss -"
      })
  void whatIsNotThereIsNotFoundWhateverIsTyped(String typed) {
    var found = names(query(typed, List.of()), null);
    assertThat(found).doesNotContain("Annoying Boss", "Ann's secret");
  }

  @Test
  void everyOrderIsTotalAndPagesAddUp() {
    assertThat(sorted(Sort.NAME_DESC))
        .containsExactly("Pizza", "Mother-in-law", "doctor Zo\u00eb", "Annoying Boss");
    var ids = List.of(boss, mother, doctor, shared).stream().map(p -> p.id().toString()).sorted();
    var first = personas.list(paged(1, 3, Sort.CREATED_ASC), null);
    var second = personas.list(paged(2, 3, Sort.CREATED_ASC), null);
    assertThat(List.of(first.items(), second.items()).stream().flatMap(List::stream))
        .extracting(persona -> persona.id().toString())
        .containsExactlyElementsOf(ids.toList());
    assertThat(first.total()).isEqualTo(4);
    assertThat(first.pages()).isEqualTo(2);
    var beyond = personas.list(paged(Integer.MAX_VALUE, 100, Sort.CREATED_DESC), null);
    assertThat(beyond.items()).isEmpty();
    assertThat(beyond.total()).isEqualTo(4);
  }

  @Test
  void theUsersWhoHaveItAmongTheirContactsAreCounted() {
    var sample = new Sample(database);
    for (var user : List.of(sample.user(), sample.user())) {
      database.transaction(sql ->
          sql.createInsert("INSERT INTO contacts VALUES (:user, :persona, now())")
              .addParam("user", user)
              .addParam("persona", boss.id())
              .execute());
    }
    assertThat(personas.find(boss.id()).orElseThrow().useCount()).isEqualTo(2);
    assertThat(personas.list(query("boss", List.of()), null).items().getFirst().useCount())
        .isEqualTo(2);
  }

  @Test
  void seedingAgainRefreshesAndNeverTakesSomebodysPersona() {
    var better = withId(boss.id(), "Nicer Boss", new Author.House());
    personas.seed(List.of(better, withId(hers.id(), "Stolen", new Author.House())));
    personas.seed(List.of(better, withId(hers.id(), "Stolen", new Author.House())));
    assertThat(personas.find(boss.id())).contains(better);
    assertThat(personas.find(hers.id())).contains(hers);
    assertThat(personas.list(ALL, ANN).total()).isEqualTo(5);
  }

  @Test
  void aNameIsUniqueForItsAuthorAndAFailedSeedChangesNothing() {
    var fresh = house("Fresh", "New");
    assertThatExceptionOfType(Duplicate.class)
        .isThrownBy(() -> personas.seed(List.of(fresh, house("ANNOYING boss", "Again"))))
        .satisfies(duplicate -> assertThat(duplicate.constraint()).isEqualTo("personas_name"));
    assertThat(personas.find(fresh.id())).isEmpty();
    personas.seed(List.of(persona("Annoying Boss", "Hers", true, new Author.User(ANN))));
    assertThat(names(query("boss", List.of()), null)).hasSize(2);
  }

  @Test
  void anAuthorIsTheHouseOrAUser() {
    assertThatExceptionOfType(DbClientException.class)
        .isThrownBy(() ->
            database.transaction(sql -> sql.dml("UPDATE personas SET created_by = 'nobody'")));
  }

  private List<String> names(PersonaQuery query, @Nullable UUID viewer) {
    var page = personas.list(query, viewer);
    assertThat(page.total()).isEqualTo(page.items().size());
    return page.items().stream().map(Persona::name).toList();
  }

  private List<String> sorted(Sort sort) {
    return personas.list(paged(1, 100, sort), null).items().stream().map(Persona::name).toList();
  }

  private static PersonaQuery query(@Nullable String search, List<String> tags) {
    return new PersonaQuery(new PageRequest(1, 100), search, tags, null, null, Sort.NAME_ASC);
  }

  private static PersonaQuery by(@Nullable Author author, @Nullable Boolean isPublic) {
    return new PersonaQuery(
        new PageRequest(1, 100), null, List.of(), isPublic, author, Sort.NAME_ASC);
  }

  private static PersonaQuery paged(int page, int limit, Sort sort) {
    return new PersonaQuery(new PageRequest(page, limit), null, List.of(), null, null, sort);
  }

  private static Persona house(String name, String description, String... tags) {
    return new Persona(
        UUID.randomUUID(),
        name,
        description,
        "rachel",
        "You are " + name,
        true,
        new Author.House(),
        List.of(tags),
        Sample.NOW,
        0);
  }

  private static Persona persona(String name, String description, boolean isPublic, Author author) {
    return new Persona(
        UUID.randomUUID(),
        name,
        description,
        "rachel",
        "You are " + name,
        isPublic,
        author,
        List.of(),
        Sample.NOW,
        0);
  }

  private static Persona withId(UUID id, String name, Author author) {
    return new Persona(
        id, name, "Better", "adam", "Be nice", true, author, List.of("kind"), Sample.NOW, 0);
  }
}
