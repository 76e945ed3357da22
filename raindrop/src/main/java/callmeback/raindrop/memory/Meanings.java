package callmeback.raindrop.memory;

import callmeback.core.ProblemException;
import callmeback.core.TextEmbedding;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.vault.BlindVectors;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What procedures mean, as vectors in a database that has pgvector: finds "my mum's operation"
/// when somebody speaks of their mother's surgery.
///
/// A model is asked for the vectors, which takes as long as it takes. What is written gets its
/// vector afterwards, by [#unknown] and [#learn]. What is asked gets it beside the search by words;
/// when it comes too late, it is there for the next question of that owner.
final class Meanings {
  private static final Logger log = System.getLogger(Meanings.class.getName());

  /// How many of an owner's latest procedures are compared: what bounds a search.
  private static final int WINDOW = 2_000;

  /// Cosine distance beyond which two texts have nothing to do with each other. Assumed for
  /// OpenAI's third generation, where what is related lies around 0.5 and what is not around 0.85.
  private static final double FARTHEST = 0.65;

  /// What was said longer ago is not what is spoken of now.
  private static final Duration CURRENT = Duration.ofMinutes(1);

  private static final int REMEMBERED = 10_000;

  /// More letters do not change what a text is about, and models refuse more than some 8,000
  /// tokens.
  private static final int LONGEST = 4_000;

  /// For one question; nobody in a call waits so long.
  private static final Duration ENOUGH = Duration.ofSeconds(3);

  /// For those that were written, many at a time.
  private static final Duration AT_LEISURE = Duration.ofSeconds(20);

  /// How long a model that gave no answer is left alone.
  private static final Duration REST = Duration.ofSeconds(30);

  private final TextEmbedding embedding;
  private final BlindVectors blind;
  private final InstantSource clock;
  private final AsyncCache<Question, float[]> questions;
  private final Cache<String, float[]> latest;
  private volatile Instant resting = Instant.MIN;

  Meanings(TextEmbedding embedding, BlindVectors blind, InstantSource clock) {
    this.embedding = embedding;
    this.blind = blind;
    this.clock = clock;
    this.questions = forgetful().executor(Executors.newVirtualThreadPerTaskExecutor()).buildAsync();
    this.latest = forgetful().build();
  }

  private Caffeine<Object, Object> forgetful() {
    return Caffeine.newBuilder()
        .maximumSize(REMEMBERED)
        .expireAfterWrite(CURRENT)
        .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()));
  }

  /// Whether vectors can be kept there; makes room for them.
  static boolean possible(Database database) {
    var installed =
        database.transaction(sql ->
            sql.createGet("SELECT extversion FROM pg_extension WHERE extname = 'vector'")
                .execute()
                .isPresent());
    if (installed) {
      database.extend("vector");
      log.log(Level.INFO, "memories are found by what they mean, too: the database has pgvector");
    }
    return installed;
  }

  private record Question(String owner, String terms) {}

  /// Begins to find out what an owner's question means.
  CompletableFuture<float[]> ask(String owner, String terms) {
    return clock.instant().isBefore(resting) || terms.isBlank()
        ? CompletableFuture.failedFuture(new IllegalStateException("the model rests"))
        : questions.get(new Question(owner, terms), this::understood);
  }

  private float[] understood(Question question) {
    var vector = made(List.of(end(question.terms())), ENOUGH).getFirst();
    var turned = blind.of(question.owner(), vector);
    latest.put(question.owner(), turned);
    return turned;
  }

  /// What holds now stands before its history.
  private static String beginning(String text) {
    return text.substring(0, Math.min(LONGEST, text.length()));
  }

  /// The end of what was said is the latest.
  private static String end(String text) {
    return text.substring(Math.max(0, text.length() - LONGEST));
  }

  /// @throws ProblemException with `Unavailable`; then the model has a rest
  private List<float[]> made(List<String> texts, Duration limit) {
    try {
      return embedding.of(texts, limit);
    } catch (ProblemException e) {
      resting = clock.instant().plus(REST);
      log.log(Level.WARNING, "{0} tells no meaning: {1}", embedding.model(), e.problem());
      throw e;
    }
  }

  /// The procedures that mean something like the question, the nearest first; when it is not
  /// understood in time, like what the owner asked in the last minute.
  List<DbRow> near(
      Database database,
      String owner,
      CompletableFuture<float[]> question,
      Duration patience,
      int limit) {
    return inTime(question, patience)
        .or(() -> Optional.ofNullable(latest.getIfPresent(owner)))
        .map(vector -> database.transaction(sql -> near(sql, owner, vector, limit)))
        .orElse(List.of());
  }

  private static Optional<float[]> inTime(CompletableFuture<float[]> question, Duration patience) {
    try {
      return Optional.of(question.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException | ExecutionException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private List<DbRow> near(DbExecute sql, String owner, float[] vector, int limit) {
    return sql.createQuery(
            """
            SELECT p.*
              FROM (
                SELECT v.*, v.vector <=> CAST(:asked AS vector) AS distance
                  FROM (
                    SELECT * FROM memory_vector WHERE owner = :owner
                     ORDER BY procedure_id DESC LIMIT :window) v
                 WHERE v.model = :model) near
              JOIN memory_procedure p ON p.id = near.procedure_id AND p.version = near.version
             WHERE near.distance <= :farthest
             ORDER BY near.distance, p.id DESC LIMIT :limit
            """)
        .addParam("asked", Arrays.toString(vector))
        .addParam("owner", owner)
        .addParam("window", WINDOW)
        .addParam("model", embedding.model())
        .addParam("farthest", FARTHEST)
        .addParam("limit", limit)
        .execute()
        .toList();
  }

  /// Some procedures of which it is not known what they mean; none while the model rests.
  List<DbRow> unknown(DbExecute sql, int most) {
    return clock.instant().isBefore(resting)
        ? List.of()
        : sql.createQuery(
                """
                SELECT p.* FROM memory_procedure p
                 WHERE NOT EXISTS (
                   SELECT 1 FROM memory_vector v
                    WHERE v.procedure_id = p.id AND v.version = p.version AND v.model = :model)
                 ORDER BY p.id LIMIT :most
                """)
            .addParam("model", embedding.model())
            .addParam("most", most)
            .execute()
            .toList();
  }

  /// One version of a procedure, and what it says.
  record Saying(long id, String owner, int version, String text) {}

  /// Keeps what procedures mean, unless they say something else by now.
  ///
  /// @throws ProblemException with `Unavailable`
  void learn(Database database, List<Saying> sayings) {
    var vectors =
        made(sayings.stream().map(saying -> beginning(saying.text())).toList(), AT_LEISURE);
    for (var i = 0; i < sayings.size(); i++) {
      var saying = sayings.get(i);
      var vector = blind.of(saying.owner(), vectors.get(i));
      database.transaction(sql -> keep(sql, saying, vector));
    }
  }

  private long keep(DbExecute sql, Saying saying, float[] vector) {
    return sql.createInsert(
            """
            INSERT INTO memory_vector (procedure_id, owner, version, model, vector)
            SELECT id, owner, version, :model, CAST(:vector AS vector)
              FROM memory_procedure WHERE id = :id AND version = :version FOR KEY SHARE
            ON CONFLICT (procedure_id) DO UPDATE
               SET version = excluded.version, model = excluded.model, vector = excluded.vector
            """)
        .addParam("id", saying.id())
        .addParam("version", saying.version())
        .addParam("model", embedding.model())
        .addParam("vector", Arrays.toString(vector))
        .execute();
  }
}
