package callmeback.raindrop.memory;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.TextEmbedding;
import callmeback.raindrop.postgres.VectorDatabase;
import callmeback.raindrop.vault.BlindVectors;
import callmeback.raindrop.vault.BlindWords;
import callmeback.raindrop.vault.DataKey;
import callmeback.raindrop.vault.DataKeys;
import callmeback.raindrop.vault.Vault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Memory on a PostgreSQL with pgvector. Needs one: `.ci/run` brings it.
@Tag("wire")
@Timeout(120)
final class MeaningsTest {
  private static final DataKey FIRST = DataKey.of(1, new byte[32]);
  private static final DataKey SECOND =
      DataKey.of(2, "32 bytes that are another key...".getBytes(US_ASCII));
  private static final Duration LONG = Duration.ofSeconds(30);

  private static @Nullable VectorDatabase vectors;

  private final String owner = "user-" + UUID.randomUUID() + "/best-friend";
  private final Model model = new Model();
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");

  @BeforeAll
  static void start(@TempDir Path home) throws Exception {
    var programs = VectorDatabase.programs();
    assumeThat(programs).as("PGVECTOR_HOME names a PostgreSQL with pgvector").isPresent();
    vectors = VectorDatabase.start(programs.get(), home);
  }

  @AfterAll
  static void stop() throws IOException {
    if (vectors != null) {
      vectors.close();
    }
  }

  @Test
  void whatMeansTheSameIsFoundThoughNoWordIsShared() {
    var memory = memory(DataKeys.of(FIRST));
    memory.putProcedure(owner, "op", "Mother has surgery on Friday");
    memory.putProcedure(owner, "tea", "Likes green tea");
    assertThat(found(memory, "my mum's operation", LONG)).isEmpty();
    assertThat(memory.understand(100)).isPositive();
    assertThat(found(memory, "my mum's operation", LONG)).containsExactly("op");
    assertThat(found(memory, "my mum's operation", Duration.ZERO)).isEmpty();
  }

  @Test
  void whatSharesWordsAndMeaningComesFirst() {
    var memory = memory(DataKeys.of(FIRST));
    memory.putProcedure(owner, "friday", "The market is on Friday");
    memory.putProcedure(owner, "mum", "Mum has an operation on Friday");
    memory.putProcedure(owner, "surgery", "Mother wants no surgery");
    memory.understand(100);
    assertThat(found(memory, "the operation on Friday", LONG)).startsWith("mum").contains("friday");
  }

  @Test
  void nothingOfOneOwnerIsFoundByAnother() {
    var memory = memory(DataKeys.of(FIRST));
    memory.putProcedure(owner, "op", "Mother has surgery on Friday");
    memory.understand(100);
    var other = owner + "2";
    memory.putProcedure(other, "tea", "Likes green tea");
    memory.understand(100);
    assertThat(memory.searchProcedures(other, "my mum's operation", 5, LONG)).isEmpty();
  }

  @Test
  void whatSaysSomethingElseNowIsFoundByThat() {
    var memory = memory(DataKeys.of(FIRST));
    memory.putProcedure(owner, "k", "Mother has surgery on Friday");
    memory.understand(100);
    memory.putProcedure(owner, "k", "Got a new puppy");
    assertThat(found(memory, "my mum's operation", LONG)).isEmpty();
    memory.understand(100);
    assertThat(found(memory, "the dog", LONG)).containsExactly("k");
    assertThat(found(memory, "my mum's operation", LONG)).isEmpty();
  }

  @Test
  void whatIsForgottenLeavesNoVector() {
    var memory = memory(DataKeys.of(FIRST));
    memory.putProcedure(owner, "a", "Mother has surgery on Friday");
    memory.putProcedure(owner, "b", "Got a new puppy");
    memory.understand(100);
    assertThat(database().dump("memory_vector")).contains(owner);
    memory.deleteProcedure(owner, "a");
    assertThat(found(memory, "my mum's operation", LONG)).isEmpty();
    memory.forget(owner);
    assertThat(database().dump("memory_vector")).doesNotContain(owner);
  }

  @Test
  void aVectorInTheDatabaseIsNotTheModels() {
    var memory = memory(DataKeys.of(FIRST));
    memory.putProcedure(owner, "k", "puppy");
    memory.putProcedure(owner + "2", "k", "puppy");
    memory.understand(100);
    var rows = database().dump("memory_vector").lines().filter(row -> row.contains(owner)).toList();
    assertThat(rows).hasSize(2);
    var kept = rows.stream().map(row -> row.substring(row.indexOf('['))).toList();
    assertThat(kept.getFirst()).isNotEqualTo(kept.getLast());
    var bare = Float.toString(Model.vector("puppy")[0]);
    assertThat(kept).noneMatch(row -> row.contains(bare.substring(0, 7)));
  }

  @Test
  void aModelThatIsDownCostsTheMeaningsAloneAndHasARest() {
    var memory = memory(DataKeys.of(FIRST));
    memory.putProcedure(owner, "op", "Mother has surgery on Friday");
    memory.understand(100);
    model.down = true;
    assertThat(found(memory, "Friday, my mum's operation", LONG)).containsExactly("op");
    assertThat(found(memory, "my dad's operation", LONG)).isEmpty();
    assertThat(model.asked("my dad's operation")).isFalse();
    memory.putProcedure(owner, "dog", "Got a new puppy");
    assertThat(memory.understand(100)).isZero();
    now = now.plusSeconds(31);
    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> memory.understand(100));
    now = now.plusSeconds(31);
    model.down = false;
    assertThat(memory.understand(100)).isPositive();
    assertThat(found(memory, "the hound", LONG)).containsExactly("dog");
  }

  @Test
  void whatIsUnderstoodTooLateIsThereForTheNextQuestion() throws InterruptedException {
    var memory = memory(DataKeys.of(FIRST));
    memory.putProcedure(owner, "op", "Mother has surgery on Friday");
    memory.understand(100);
    model.slow = new CountDownLatch(1);
    assertThat(found(memory, "my mum's operation", Duration.ofMillis(1))).isEmpty();
    model.slow.countDown();
    assertThat(found(memory, "my mum's operation", LONG)).containsExactly("op");
    model.slow = new CountDownLatch(1);
    assertThat(found(memory, "and so on", Duration.ofMillis(1))).containsExactly("op");
    now = now.plusSeconds(61);
    assertThat(found(memory, "and then", Duration.ofMillis(1))).isEmpty();
    model.slow.countDown();
  }

  @Test
  void aModelIsNotAskedForMoreThanItTakes() {
    var memory = memory(DataKeys.of(FIRST));
    memory.putProcedure(owner, "op", "Mother has surgery" + " so".repeat(20_000));
    memory.understand(100);
    assertThat(found(memory, "my ".repeat(20_000) + "mum's operation", LONG)).containsExactly("op");
    assertThat(model.texts).allMatch(text -> text.length() <= 4_000);
  }

  @Test
  void afterAChangeOfKeysEverythingIsUnderstoodAnew() {
    var before = memory(DataKeys.of(FIRST));
    before.putProcedure(owner, "op", "Mother has surgery on Friday");
    before.understand(100);
    var after = memory(new DataKeys(SECOND, List.of(FIRST)));
    database()
        .database()
        .transaction(sql -> after.sealedProcedures().after(sql, "0", SECOND.id(), 1_000));
    assertThat(found(after, "my mum's operation", LONG)).isEmpty();
    after.understand(1_000);
    assertThat(found(after, "my mum's operation", LONG)).containsExactly("op");
  }

  private List<String> found(PostgresMemory memory, String terms, Duration patience) {
    return memory.searchProcedures(owner, terms, 5, patience).stream().map(Procedure::key).toList();
  }

  private PostgresMemory memory(DataKeys keys) {
    return new PostgresMemory(
            database().database(),
            Vault.of(keys),
            new BlindWords(keys),
            () -> now,
            () -> UUID.randomUUID().toString())
        .understanding(model, new BlindVectors(keys));
  }

  private static VectorDatabase database() {
    if (vectors == null) {
      throw new IllegalStateException("no database");
    }
    return vectors;
  }

  /// Knows a few words of the same meaning.
  private static final class Model implements TextEmbedding {
    private static final Map<String, String> SAME =
        Map.of("mum", "mother", "operation", "surgery", "puppy", "dog", "hound", "dog");

    private static final Set<String> SMALL =
        Set.of(
            "", "a", "and", "got", "has", "my", "new", "no", "on", "s", "so", "the", "then",
            "wants");

    private final Queue<String> texts = new ConcurrentLinkedQueue<>();
    private volatile boolean down;
    private volatile CountDownLatch slow = new CountDownLatch(0);

    @Override
    public String model() {
      return "a-few-words";
    }

    @Override
    public List<float[]> of(List<String> asked, Duration limit) {
      texts.addAll(asked);
      await();
      if (down) {
        throw new ProblemException(new Problem.Unavailable(Duration.ofSeconds(1)));
      }
      return asked.stream().map(Model::vector).toList();
    }

    private boolean asked(String text) {
      return texts.contains(text);
    }

    private void await() {
      try {
        slow.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    private static float[] vector(String text) {
      var vector = new float[DIMENSIONS];
      for (var word : text.toLowerCase(Locale.ROOT).split("\\W+")) {
        var random = new Random(SAME.getOrDefault(word, word).hashCode());
        for (var i = 0; i < DIMENSIONS && !SMALL.contains(word); i++) {
          vector[i] += (float) random.nextGaussian();
        }
      }
      return vector;
    }
  }
}
