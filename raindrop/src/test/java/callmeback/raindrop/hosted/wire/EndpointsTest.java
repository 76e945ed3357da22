package callmeback.raindrop.hosted.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import callmeback.raindrop.hosted.Played;
import callmeback.raindrop.hosted.wire.Queries.Column;
import callmeback.raindrop.hosted.wire.Queries.Mode;
import callmeback.raindrop.hosted.wire.Queries.Table;
import callmeback.raindrop.hosted.wire.Sessions.Said;
import callmeback.raindrop.hosted.wire.Sessions.Wanted;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Each of the 36 endpoints, asked once at least.
@Tag("wire")
@Timeout(60)
final class EndpointsTest {
  private final Played played = Played.open(InstantSource.system());
  private final Sessions sessions = new Sessions(played.client());
  private final LongTerm longTerm = new LongTerm(played.client());
  private final Objects objects = new Objects(played.client());
  private final Searches searches = new Searches(played.client());
  private final Queries queries = new Queries(played.client());

  @AfterEach
  void close() {
    played.close();
  }

  @Test
  void sessions() {
    var session = sessions.start();
    var first = sessions.put(session, new Said("the interview is at nine", null, "k", "ann"));
    var more = sessions.putAll(session, List.of(said("tea"), said("an interview")));
    var all = new Wanted(null, null, 9, null, null);
    assertThat(more).hasSize(2);
    assertThat(sessions.get(session, all)).hasSize(3);
    assertThat(sessions.get(session, new Wanted(null, "k", null, null, null)).getFirst())
        .satisfies(entry -> assertThat(entry.id()).isEqualTo(first))
        .satisfies(entry -> assertThat(entry.key()).isEqualTo("k"))
        .satisfies(entry -> assertThat(entry.agent()).isEqualTo("ann"));
    assertThat(sessions.search(session, "interview nine", all).getFirst().id()).isEqualTo(first);
    assertThat(sessions.delete(session, more.getFirst())).isTrue();
    var summary = sessions.summarise(session, List.of(first), "short");
    assertThat(summary.text()).contains("interview");
    assertThat(summary.summarised()).containsExactly(first);
    assertThat(sessions.end(session, true, null)).isTrue();
    assertThat(sessions.rehydrate(session, false)).isTrue();
    assertThat(sessions.rehydration(session))
        .isEqualTo(new Sessions.Rehydration("completed", 2, null));
    var episode = longTerm.searchEpisodes("interview", 5).getFirst();
    assertThat(episode.sessionId()).isEqualTo(session);
    assertThat(episode.entryCount()).isEqualTo(2);
    assertThat(episode.millis()).isNotNegative();
    assertThat(episode.score()).isPositive();
  }

  @Test
  void proceduresAndDocuments() {
    assertThat(longTerm.putProcedure("ann", "k", "tea")).isTrue();
    assertThat(longTerm.getProcedure("ann", "k")).contains("tea");
    assertThat(longTerm.getProcedure("ben", "k")).isEmpty();
    assertThat(longTerm.listProcedures("ann")).hasSize(1);
    assertThat(longTerm.searchProcedures("ann", "tea", 3)).hasSize(1);
    assertThat(longTerm.deleteProcedure("ann", "k")).isTrue();
    var id = longTerm.putDocument("{\"title\":\"tea\"}");
    assertThat(longTerm.getDocument(id)).contains("{\"title\":\"tea\"}");
    assertThat(longTerm.searchDocuments("tea").getFirst().source()).isEqualTo(id);
    assertThat(longTerm.deleteDocument(id)).isTrue();
    assertThat(longTerm.getDocument(id)).isEmpty();
  }

  @Test
  void objectsAndWhatTheySay() {
    objects.put("notes/1", "The dinner is at nine.".getBytes(UTF_8), "text/plain");
    objects.put("notes/2", "Nothing of it.".getBytes(UTF_8), "text/plain");
    assertThat(objects.get("notes/1").bytes()).asString(UTF_8).contains("dinner");
    assertThat(objects.list("notes/")).extracting(Objects.Listed::size).containsExactly(22L, 14L);
    assertThat(objects.status("notes/1").status()).isEqualTo("completed");
    assertThat(objects.statuses(List.of("notes/1", "no")))
        .extracting(Objects.Status::status)
        .containsExactly("completed", "not_found");
    assertThat(objects.listByStatus(List.of("failed"), true, "notes/")).hasSize(2);
    assertThat(searches.chunks("dinner", "r1").getFirst().object()).isEqualTo("notes/1");
    assertThat(searches.search("of dinner", "r2").total()).isEqualTo(2);
    assertThat(searches.page("r2", 2, 1).passages()).hasSize(1);
    assertThat(searches.page("r2", 3, 1).passages()).isEmpty();
    assertThat(searches.summarise("r2", 1, 1)).isNotEmpty();
    assertThat(searches.ask("notes/1", "when is dinner", "r3")).contains("nine");
    objects.delete("notes/1");
    assertThatExceptionOfType(RaindropException.class)
        .isThrownBy(() -> objects.get("notes/1"))
        .satisfies(e -> assertThat(e.failure()).isInstanceOf(Failure.Missing.class));
  }

  @Test
  void tablesAndQuestions() {
    queries.execute("CREATE TABLE calls (id TEXT PRIMARY KEY, note TEXT)");
    queries.execute("INSERT INTO calls (id, note) VALUES ('1', 'write to ann@example.com')");
    assertThat(queries.execute("SELECT id FROM calls").rows().getFirst().path("id").asText())
        .isEqualTo("1");
    var asked = queries.ask("How many calls?");
    assertThat(asked.rows().getFirst().path("count").asInt()).isEqualTo(1);
    assertThat(asked.executed()).contains("SELECT");
    assertThat(asked.reasoning()).isNotNull();
    assertThat(queries.describe("calls").getFirst().columns()).hasSize(2);
    var described = new Table("calls", List.of(new Column("id", "TEXT", false, true)));
    assertThat(queries.describe(List.of(described), Mode.MERGE)).isEqualTo(1);
    assertThat(queries.describe((String) null)).containsExactly(described);
    assertThat(queries.personalData("calls").getFirst().entity()).isEqualTo("EMAIL_ADDRESS");
  }

  private static Said said(String content) {
    return new Said(content, null, null, null);
  }
}
