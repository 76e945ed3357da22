package callmeback.bench;

import callmeback.bench.Asking.Kind;
import callmeback.core.memory.Bond;
import callmeback.core.memory.Fact;
import callmeback.core.memory.Lesson;
import callmeback.core.memory.Recall;
import callmeback.raindrop.home.HomeLock;
import callmeback.raindrop.memory.PostgresMemory;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.postgres.EmbeddedPostgres;
import callmeback.raindrop.talk.StoredFacts;
import callmeback.raindrop.vault.BlindWords;
import callmeback.raindrop.vault.DataKey;
import callmeback.raindrop.vault.SealedPhones;
import callmeback.raindrop.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/// Measures how long a turn of a call waits for what is remembered: among 10, 1,000 and 100,000
/// sealed facts of one person, beside twenty others with a thousand each.
final class MemoryBench {
  private static final List<Integer> SIZES = List.of(10, 1_000, 100_000);
  private static final int OTHERS = 20;
  private static final int OTHERS_FACTS = 1_000;
  private static final int WRITERS = 4;
  private static final int FACT_WORDS = 9;
  private static final int QUESTION_WORDS = 12;
  private static final int RECALLED = 5;
  private static final int POOL = 8;

  /// How much slower the hundredth of the slowest may be among a hundred times as many facts.
  private static final double MOST = 5;

  private static final Load WARMING = new Load(Duration.ZERO, Duration.ofSeconds(5));
  private static final Load LOAD = new Load(Duration.ofSeconds(1), Duration.ofSeconds(10));

  private final StoredFacts facts;
  private final InstantSource clock = InstantSource.system();

  private MemoryBench(Database database, DataKey key) {
    var memory =
        new PostgresMemory(
            database,
            Vault.of(key),
            new BlindWords(key),
            clock,
            () -> UUID.randomUUID().toString());
    this.facts = new StoredFacts(memory);
  }

  /// @param arguments where to write what was found
  static void main(String[] arguments) throws Exception {
    var home = Files.createTempDirectory("callmeback-bench");
    var key = DataKey.of(1, new byte[DataKey.BYTES]);
    try (var lock = HomeLock.take(home, 0);
        var postgres = EmbeddedPostgres.open(lock, System.err::println);
        var database = Database.open(postgres.address(), POOL, new SealedPhones(key))) {
      var bench = new MemoryBench(database, key);
      for (var other = 0; other < OTHERS; other++) {
        bench.learn(bond(SIZES.size() + other), OTHERS_FACTS);
      }
      for (var n = 0; n < SIZES.size(); n++) {
        bench.learn(bond(n), SIZES.get(n));
      }
      settle(database);
      write(Path.of(arguments[0]), bench.measured());
    }
    System.err.println("Written to " + arguments[0] + ". Left in " + home + ": the database.");
  }

  /// As a database that has been running for a while: with statistics and a map of what is visible.
  private static void settle(Database database) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("VACUUM ANALYZE");
    }
  }

  private static Bond bond(int number) {
    return new Bond(new UUID(1, number), new UUID(2, number));
  }

  private void learn(Bond bond, int count) throws InterruptedException {
    System.err.printf(Locale.ROOT, "  learning %,d facts ...%n", count);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var writer = 0; writer < WRITERS; writer++) {
        var first = writer;
        threads.execute(() -> learn(bond, first, count));
      }
    }
  }

  private void learn(Bond bond, int first, int count) {
    var chatter = new Chatter(bond.accountId().getLeastSignificantBits() * WRITERS + first);
    for (var n = first; n < count; n += WRITERS) {
      var said = chatter.sentence(FACT_WORDS);
      var lesson =
          new Lesson(
              said, null, clock.instant(), null, 90, new Lesson.Source(new UUID(3, n), said));
      facts.keep(bond, new Fact(new UUID(4, n), lesson, List.of()));
    }
  }

  private List<Figures> measured() throws InterruptedException {
    for (var n = 0; n < SIZES.size(); n++) {
      WARMING.of(List.of(asking(n)), 1);
    }
    var all = new ArrayList<Figures>();
    for (var workers : List.of(1, 4)) {
      for (var n = 0; n < SIZES.size(); n++) {
        var figures = LOAD.of(List.of(asking(n)), workers).getFirst();
        System.err.println("  " + row(figures).strip());
        all.add(figures);
      }
    }
    return all;
  }

  /// What a turn asks: what bears on a dozen words that were just said.
  private Kind asking(int number) {
    var bond = bond(number);
    var name = String.format(Locale.ROOT, "recall among %,d", SIZES.get(number));
    var questions =
        IntStream.range(0, 4_096)
            .mapToObj(n -> new Chatter(1_000_000L + n).sentence(QUESTION_WORDS))
            .toList();
    return new Kind(
        name,
        (worker, turn) ->
            facts.search(
                bond,
                questions.get((int) ((turn + worker * 997L) % questions.size())),
                RECALLED,
                Recall.IN_A_TURN));
  }

  private static void write(Path folder, List<Figures> figures) throws IOException {
    Files.createDirectories(folder);
    var page =
        new StringBuilder("# Recall while a caller waits\n\nWritten by `./run bench memory`.");
    page.append(" What bears on twelve words, of the sealed facts of one person,\n");
    page.append("beside twenty others with a thousand each; a turn gives it 50 ms.\n\n");
    page.append(
        "| what | at once | a second | p50 ms | p95 ms | p99 ms |\n|---|---|---|---|---|---|\n");
    figures.forEach(each -> page.append(row(each)));
    page.append("\n![latencies](memory.svg)\n\n");
    for (var workers = 0; workers < figures.size(); workers += SIZES.size()) {
      page.append(ratio(figures.get(workers + 2), figures.get(workers + 1)));
    }
    Files.writeString(folder.resolve("memory.md"), page);
    Files.writeString(folder.resolve("memory.svg"), new Plot("Recall", figures).svg());
  }

  private static String ratio(Figures of, Figures to) {
    var ratio = (double) of.p99() / Math.max(1, to.p99());
    return String.format(
        Locale.ROOT,
        "- p99 among 100,000 is **%.2f** times that among 1,000, %d at once; at most %.0f: %s%n",
        ratio,
        of.connections(),
        MOST,
        ratio <= MOST ? "kept" : "**not kept**");
  }

  private static String row(Figures each) {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %,.0f | %.2f | %.2f | %.2f |%n",
        each.name(),
        each.connections(),
        each.perSecond(),
        each.p50() / 1e3,
        each.p95() / 1e3,
        each.p99() / 1e3);
  }
}
