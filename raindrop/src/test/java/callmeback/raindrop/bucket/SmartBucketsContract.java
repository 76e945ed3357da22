package callmeback.raindrop.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every SmartBuckets does, hosted or embedded.
public abstract class SmartBucketsContract {
  /// The store under test, empty before each test.
  protected abstract SmartBuckets buckets();

  @Test
  void anObjectComesBackAsItWasPut() {
    var stored = put("transcripts/ann/1.json", "{}");
    assertThat(stored.size()).isEqualTo(2);
    assertThat(stored.contentType()).isEqualTo("text/plain");
    var found = buckets().get("transcripts/ann/1.json").orElseThrow();
    assertThat(found.content()).isEqualTo(bytes("{}"));
    assertThat(found.object()).isEqualTo(stored);
  }

  @Test
  void anyBytesAndNoBytesAreContent() {
    var all = new byte[100_000];
    IntStream.range(0, all.length).forEach(i -> all[i] = (byte) i);
    buckets().put(NewObject.lasting("all", all, "audio/wav"));
    buckets().put(NewObject.lasting("none", new byte[0], "audio/wav"));
    assertThat(buckets().get("all").orElseThrow().content()).isEqualTo(all);
    assertThat(buckets().get("none").orElseThrow().content()).isEmpty();
  }

  @Test
  void whatIsNotThereIsAbsent() {
    assertThat(buckets().get("nothing/here")).isEmpty();
    assertThat(buckets().list("nothing/")).isEmpty();
    assertThat(buckets().delete("nothing/here")).isFalse();
  }

  @Test
  void puttingAgainReplaces() {
    put("a", "one");
    buckets().put(NewObject.lasting("a", bytes("another"), "text/html; charset=utf-8"));
    assertThat(buckets().list("")).hasSize(1);
    assertThat(text("a")).isEqualTo("another");
    assertThat(buckets().get("a").orElseThrow().object().contentType())
        .isEqualTo("text/html; charset=utf-8");
  }

  @Test
  void deletingRemovesOneObjectOnly() {
    put("a", "1");
    put("a/b", "2");
    assertThat(buckets().delete("a")).isTrue();
    assertThat(buckets().get("a")).isEmpty();
    assertThat(text("a/b")).isEqualTo("2");
  }

  @Test
  void listingIsByPrefixInTheOrderOfKeys() {
    put("call/b/2", "");
    put("call/a/1", "");
    put("call/b/10", "");
    put("calls", "");
    assertThat(buckets().list(""))
        .extracting(StoredObject::key)
        .containsExactly("call/a/1", "call/b/10", "call/b/2", "calls");
    assertThat(buckets().list("call/b/"))
        .extracting(StoredObject::key)
        .containsExactly("call/b/10", "call/b/2");
    assertThat(buckets().list("call/b/1"))
        .extracting(StoredObject::key)
        .containsExactly("call/b/10");
    assertThat(buckets().list("call")).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "/a", "a/", "a//b", "..", "../a", "a/../b", "a/./b", "a\\b", "a b", "é", "a\u0000",
        "a~", "%2e"
      })
  void keysThatCouldLeadElsewhereAreRefused(String key) {
    assertThatExceptionOfType(WrongKey.class).isThrownBy(() -> put(key, "x"));
    assertThatExceptionOfType(WrongKey.class).isThrownBy(() -> buckets().get(key));
    assertThatExceptionOfType(WrongKey.class).isThrownBy(() -> buckets().delete(key));
    assertThat(buckets().list("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../", "/", "a/../", "a b", "~"})
  void prefixesThatCouldLeadElsewhereAreRefused(String prefix) {
    assertThatExceptionOfType(WrongKey.class).isThrownBy(() -> buckets().list(prefix));
  }

  @Test
  void keysHaveALengthAndTypesAForm() {
    assertThat(put("a/".repeat(255) + "ab", "x").key()).hasSize(512);
    assertThatExceptionOfType(WrongKey.class).isThrownBy(() -> put("a/".repeat(256) + "a", "x"));
    assertThatExceptionOfType(WrongKey.class).isThrownBy(() -> put("a".repeat(201), "x"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NewObject.lasting("a", bytes("x"), "text"))
        .withMessage("Not a content type: text");
  }

  @Test
  void manyWritersOfOneObjectLeaveOneWholeObject() throws Exception {
    try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
      var puts =
          IntStream.range(0, 20)
              .mapToObj(i -> (Callable<StoredObject>) () -> put("a", Integer.toString(i).repeat(9)))
              .toList();
      for (var done : writers.invokeAll(puts)) {
        assertThat(done.get().key()).isEqualTo("a");
      }
    }
    assertThat(text("a")).matches("(\\d{1,2})\\1{8}");
    assertThat(buckets().list("")).hasSize(1);
  }

  @Test
  void textsAreSearchedByPassagesAndByPages() {
    put("ann/1", "The dinner is at nine. " + "x ".repeat(600) + "The taxi comes after the dinner.");
    put("ann/2", "The interview is at nine.");
    put("ben/1", "My dinner was cold.");
    buckets().put(NewObject.lasting("ann/audio", bytes("dinner"), "audio/wav"));
    var search = new BucketSearch(buckets(), _ -> Map.of(), "");
    assertThat(search.chunks("ann/", "a taxi after the dinner"))
        .hasSize(2)
        .extracting(BucketSearch.Passage::key)
        .containsOnly("ann/1");
    assertThat(search.chunks("ann/", "a taxi after the dinner").getFirst().text()).contains("taxi");
    assertThat(search.chunks("", "dinner")).hasSize(3);
    assertThat(search.search("", "dinner", 2, 2).passages()).hasSize(1);
    assertThat(search.search("", "dinner", 3, 2).passages()).isEmpty();
    assertThat(search.search("", "dinner", 1, 2).total()).isEqualTo(3);
    assertThatIllegalArgumentException().isThrownBy(() -> search.search("", "dinner", 0, 2));
  }

  @Test
  void aDocumentAnswersAQuestionAndAMissingOneIsNamed() {
    put("ann/1", "The dinner is at nine.");
    var search =
        new BucketSearch(
            buckets(),
            question -> {
              assertThat(question.material()).contains("at nine", "when is dinner?");
              return Map.of("answer", "At nine.");
            },
            "answer");
    assertThat(search.ask("ann/1", "when is dinner?")).isEqualTo("At nine.");
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> search.ask("ann/2", "when?"))
        .satisfies(e -> assertThat(e.problem()).isEqualTo(new Problem.NotFound("document")));
  }

  @Test
  void whatIsTooLargeIsRefused() {
    var large = new byte[NewObject.MOST_BYTES + 1];
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NewObject.lasting("a", large, "audio/wav"))
        .withMessageContaining("at most");
  }

  protected final StoredObject put(String key, String text) {
    return buckets().put(NewObject.lasting(key, bytes(text), "text/plain"));
  }

  protected final String text(String key) {
    return new String(buckets().get(key).orElseThrow().content(), StandardCharsets.UTF_8);
  }

  protected static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
