package callmeback.raindrop.sql;

import callmeback.core.InvalidValue;
import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.StructuredModel;
import callmeback.core.stats.Economics;
import callmeback.core.stats.Figures;
import callmeback.core.stats.Statistics;
import callmeback.raindrop.postgres.StoreUnavailable;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Figures from SmartSQL; a model turns plain words into SQL, which is run like anybody's.
public final class StoredStatistics implements Statistics {
  private static final Duration RETRY = Duration.ofSeconds(5);
  private static final int LONGEST_QUESTION = 500;
  private static final Map<String, Object> ANSWER =
      Map.of(
          "type",
          "object",
          "properties",
          Map.of("sql", Map.of("type", "string"), "refusal", Map.of("type", "string")),
          "required",
          List.of("sql", "refusal"),
          "additionalProperties",
          false);

  private final SmartSql sql;
  private final StructuredModel model;
  private final String instructions;
  private final InstantSource clock;

  /// @param instructions how the model is to write SQL
  public StoredStatistics(
      SmartSql sql, StructuredModel model, String instructions, InstantSource clock) {
    this.sql = sql;
    this.model = model;
    this.instructions = instructions;
    this.clock = clock;
  }

  @Override
  public Figures ask(String question) {
    if (question.isBlank() || question.length() > LONGEST_QUESTION) {
      throw invalid("Ask in up to %d characters.".formatted(LONGEST_QUESTION));
    }
    return answered(() -> {
      var written = model.ask(asked(question));
      var refusal = String.valueOf(written.getOrDefault("refusal", ""));
      if (!refusal.isBlank()) {
        throw invalid(refusal);
      }
      var query = String.valueOf(written.getOrDefault("sql", ""));
      var rows = sql.query(query, List.of());
      return new Figures(query, rows.columns(), rows.values(), rows.cut());
    });
  }

  private StructuredModel.Question asked(String question) {
    var views =
        Views.ALL.stream().map(StoredStatistics::described).collect(Collectors.joining("\n"));
    var material = "Today (UTC): %s\nViews:\n%s\nQuestion: %s".formatted(today(), views, question);
    return new StructuredModel.Question("sql_query", instructions, material, ANSWER);
  }

  private static String described(SmartSql.View view) {
    return view.columns().stream()
        .map(column -> column.name() + " " + column.type())
        .collect(Collectors.joining(", ", view.name() + "(", ")"));
  }

  @Override
  public Economics economics(int days) {
    InvalidValue.unless(days >= 1 && days <= MOST_DAYS, "must be from 1 to " + MOST_DAYS);
    var since = List.of(today().minusDays(days - 1L).toString());
    return answered(() -> {
      var earned =
          sql.query(
              """
              SELECT count(*) AS calls, coalesce(sum(revenue_cents), 0) AS cents
                FROM calls WHERE day >= ? AND revenue_cents > 0
              """,
              since);
      var spent =
          sql.query(
              """
              SELECT provider, sum(cents) AS cents
                FROM costs WHERE day >= ? GROUP BY provider ORDER BY provider
              """,
              since);
      var row = earned.values().getFirst();
      return new Economics(
          Long.parseLong(row.getFirst()),
          Double.parseDouble(row.getLast()),
          spent.values().stream()
              .map(each -> new Economics.Share(each.getFirst(), Double.parseDouble(each.getLast())))
              .toList());
    });
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private static <T> T answered(Supplier<T> question) {
    try {
      return question.get();
    } catch (RefusedQuery e) {
      throw invalid(e.sentence());
    } catch (StoreUnavailable e) {
      throw new ProblemException(new Problem.Unavailable(RETRY), e);
    }
  }

  private static ProblemException invalid(String sentence) {
    return new ProblemException(Problem.Invalid.field("question", sentence));
  }
}
