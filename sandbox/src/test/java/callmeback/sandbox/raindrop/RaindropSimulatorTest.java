package callmeback.sandbox.raindrop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("wire")
final class RaindropSimulatorTest {
  private RaindropRig rig;
  private Path state = Path.of("unused");

  @BeforeEach
  void open(@TempDir Path state) {
    this.state = state;
    this.rig = new RaindropRig(state);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void withoutTheKeyNothingIsAnswered() {
    var reply = rig.send("/v1/start_session", "{}", "wrong");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.body().path("code").asText()).isEqualTo("unauthenticated");
  }

  @Test
  void eitherCasingIsTakenAtEveryLevelAndNullIsAbsence() {
    var started =
        rig.send(
            "/v1/start_session",
            "{'smart_memory_location':{'smart_memory':{'name':'m','application_name':'a','version':'v'}}}");
    var session = started.body().path("sessionId").asText();
    var put =
        rig.send(
            "/v1/put_memory",
            ("{'smartMemoryLocation':{'smartMemory':{'name':'m','applicationName':'a','version':'v'}},"
                    + "'session_id':'%s','content':'hi','key':null,'unknown':1}")
                .formatted(session));

    assertThat(session).matches("[0-9a-hjkmnp-tv-z]{26}");
    assertThat(put.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/v1/start_session|{}|400|invalid_argument",
        "/v1/start_session|[]|400|invalid_argument",
        "/v1/nonsense|{}|404|not_found",
        "/v1/get_memory|{'smartMemoryLocation':{'smartMemory':{'name':'m'}},'sessionId':'no'}|404|not_found",
        "/v1/get_object|{'bucketLocation':{'bucket':{'name':'b'}},'key':'no'}|404|not_found",
        "/v1/put_object|{'bucketLocation':{'bucket':{'name':'b'}},'key':'k','content':'%','contentType':'a/b'}|400|invalid_argument",
        "/v1/execute_query|{'smartSqlLocation':{'smartSql':{'name':'s'}},'sqlQuery':'DROP'}|400|invalid_argument",
        "/v1/execute_query|{'smartSqlLocation':{'smartSql':{'name':'s'}}}|400|invalid_argument",
      })
  void whatMakesNoSenseIsRefused(String path, String json, int status, String code) {
    var reply = rig.send(path, json);

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.body().path("code").asText()).isEqualTo(code);
  }

  @Test
  void aSessionBecomesAnEpisodeAndCanBeRehydrated() {
    var session = rig.session();
    var mine = "'sessionId':'%s'".formatted(session);
    rig.memory("/v1/put_memory", mine + ",'content':'the interview is at nine'");
    rig.memory("/v1/put_memory/batch", mine + ",'entries':[{'content':'a'},{'content':'b'}]");
    assertThat(RaindropRig.texts(rig.memory("/v1/get_memory", mine), "content"))
        .containsExactly("b", "a", "the interview is at nine");
    rig.memory("/v1/end_session", mine + ",'flush':true");

    var found = rig.memory("/v1/search_episodic_memory", "'terms':'interview'");
    assertThat(RaindropRig.texts(found.path("entries"), "sessionId")).containsExactly(session);
    assertThat(found.at("/entries/0/duration").isTextual()).isTrue();
    assertThat(rig.memory("/v1/rehydration_status", mine).path("status").asText())
        .isEqualTo("none");
    rig.memory("/v1/rehydrate_session", mine);
    assertThat(rig.memory("/v1/rehydration_status", mine).path("entriesRestored").asInt())
        .isEqualTo(3);
    assertThat(rig.memory("/v1/get_memory", mine + ",'nMostRecent':1").path("memories")).hasSize(1);
  }

  @Test
  void whatIsNotThereIsToldWithFlags() {
    assertThat(rig.memory("/v1/get_procedure", "'key':'k'").path("found").asBoolean()).isFalse();
    assertThat(rig.memory("/v1/get_semantic_memory", "'objectId':'o'").path("success").asBoolean())
        .isFalse();
    assertThat(rig.memory("/v1/rehydrate_session", "'sessionId':'s'").path("operation").asText())
        .isEqualTo("failed");
  }

  @Test
  void aPagePastTheEndIsEmpty() {
    for (var i = 0; i < 3; i++) {
      rig.bucket(
          "/v1/put_object",
          "'key':'t/%d','contentType':'text/plain','content':'aGVsbG8gd29ybGQ='".formatted(i));
    }
    var search =
        "{'bucketLocations':[{'bucket':{'name':'companion-bucket',"
            + "'applicationName':'call-me-back','version':'01jxanr45haeswhay4n0q8340y'}}],'input':'hello','requestId':'r'}";
    assertThat(rig.send("/v1/search", search).body().at("/pagination/total").asInt()).isEqualTo(3);
    var pages =
        List.of(1, 2, 3).stream()
            .map(page ->
                rig.send(
                        "/v1/search_get_page",
                        "{'requestId':'r','page':%d,'pageSize':2}".formatted(page))
                    .body()
                    .path("results")
                    .size())
            .toList();
    assertThat(pages).containsExactly(2, 1, 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "SELECT 1 AS one => [{\"one\":1}]",
        "SELECT count(*) AS n FROM calls => [{\"n\":4}]",
        "SELECT count(*) AS n, sum(cents) AS s FROM calls WHERE day > '2030' => [{\"n\":0,\"s\":null}]",
        "SELECT persona, count(*) AS n FROM calls GROUP BY persona ORDER BY n DESC, persona => [{\"persona\":\"Coach\",\"n\":2},{\"persona\":\"Boss\",\"n\":1},{\"persona\":\"Friend\",\"n\":1}]",
        "SELECT c.persona FROM calls c WHERE outcome = 'failed' AND NOT cents > 100 ORDER BY 1 LIMIT 1 OFFSET 1 => [{\"persona\":\"Coach\"}]",
        "SELECT round(avg(cents) / 100.0, 1) AS dollars FROM calls WHERE cents IS NOT NULL => [{\"dollars\":1.2}]",
        "SELECT sum(CASE WHEN outcome = 'failed' THEN 1 ELSE 0 END) AS f FROM calls WHERE persona IN ('Coach', 'Boss') => [{\"f\":2}]",
        "SELECT DISTINCT outcome FROM calls WHERE day BETWEEN '2026-01-01' AND '2026-01-03' ORDER BY outcome DESC => [{\"outcome\":\"talked\"},{\"outcome\":\"failed\"}]",
        "SELECT upper(persona) || '!' AS p FROM calls WHERE persona LIKE 'f%' => [{\"p\":\"FRIEND!\"}]",
      })
  void sqliteIsUnderstood(String query, String rows) throws IOException {
    calls();
    var answer = rig.sql(query);

    assertThat(RaindropRig.JSON.readTree(answer.path("results").asText()))
        .isEqualTo(RaindropRig.JSON.readTree(rows));
  }

  @Test
  void plainWordsTablesAndPeoplesDataAreAnswered() {
    calls();
    assertThat(rig.sql("textQuery", "How many calls?", "JSON").path("results").asText())
        .isEqualTo("[{\"count\":4}]");
    assertThat(
            rig.sql("sqlQuery", "SELECT id, day FROM calls LIMIT 1", "CSV")
                .path("results")
                .asText())
        .isEqualTo("id,day\n1,2026-01-01");
  }

  @Test
  void whatIsKeptOutlivesTheProcessAndWhatIsDeletedLeavesNoTrace() throws IOException {
    rig.memory("/v1/put_procedure", "'key':'secret','value':'of ann'");
    rig.bucket("/v1/put_object", "'key':'ann/1','contentType':'a/b','content':'aGVsbG8='");
    rig.reopen();
    assertThat(rig.memory("/v1/get_procedure", "'key':'secret'").path("value").asText())
        .isEqualTo("of ann");
    assertThat(dump()).contains("ann/1", "of ann");
    rig.memory("/v1/delete_procedure", "'key':'secret'");
    rig.bucket("/v1/delete_object", "'key':'ann/1'");
    assertThat(dump()).doesNotContain("ann", "aGVsbG8");
  }

  private void calls() {
    rig.sql(
        "CREATE TABLE calls (id INTEGER PRIMARY KEY, persona TEXT, outcome TEXT, cents INTEGER, day TEXT)");
    rig.sql(
        "INSERT INTO calls (id, persona, outcome, cents, day) VALUES"
            + " (1, 'Coach', 'talked', 125, '2026-01-01'), (2, 'Coach', 'failed', 0, '2026-01-02'),"
            + " (3, 'Boss', 'failed', NULL, '2026-01-03'), (4, 'Friend', 'failed', 0, '2026-01-04')");
    rig.sql(
        "INSERT OR REPLACE INTO calls (id, persona, outcome, cents, day) VALUES"
            + " (4, 'Friend', 'talked', 235, '2026-01-04')");
  }

  private String dump() throws IOException {
    var dump = new StringBuilder();
    try (var files = Files.walk(state)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        dump.append(Files.readString(file));
      }
    }
    return dump.toString();
  }
}
