package callmeback.core.stats;

import java.util.List;

/// The rows that answer a question, and the SQL that found them.
///
/// @param rows each with one value a column, as text
/// @param cut whether there were more rows
public record Figures(String sql, List<String> columns, List<List<String>> rows, boolean cut) {
  public Figures {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }
}
