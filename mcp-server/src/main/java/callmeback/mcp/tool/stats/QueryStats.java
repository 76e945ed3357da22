package callmeback.mcp.tool.stats;

import callmeback.core.account.Actor;
import callmeback.core.account.Scope;
import callmeback.core.stats.Statistics;
import callmeback.mcp.tool.About;
import callmeback.mcp.tool.Access;
import callmeback.mcp.tool.InCall;
import callmeback.mcp.tool.Spec;
import callmeback.mcp.tool.Tool;
import callmeback.mcp.tool.Toolset;
import java.util.List;

/// Answers a question about all calls, in plain words.
public final class QueryStats implements Tool<QueryStats.Input, QueryStats.Output> {

  /// What is to be known.
  public record Input(
      @About(value = "The question, in plain words.", min = 1, max = 500) String question) {}

  /// The answer, and how it was found.
  public record Output(
      @About("The SQL that was run.") String sql,
      @About("The columns' names.") List<String> columns,
      @About("At most 200.") List<Row> rows,
      @About("Whether there were more rows.") boolean cut) {}

  /// One row.
  public record Row(@About("One for each column; empty is null.") List<String> values) {}

  private final Statistics statistics;

  public QueryStats(Statistics statistics) {
    this.statistics = statistics;
  }

  @Override
  public Spec<Input, Output> spec() {
    return new Spec<>(
        "query_stats",
        Toolset.ADMIN,
        Access.READ,
        Scope.ADMIN,
        InCall.NEVER,
        Input.class,
        Output.class);
  }

  @Override
  public Output run(Actor actor, Input input) {
    var figures = statistics.ask(input.question());
    var rows = figures.rows().stream().map(Row::new).toList();
    return new Output(figures.sql(), figures.columns(), rows, figures.cut());
  }
}
