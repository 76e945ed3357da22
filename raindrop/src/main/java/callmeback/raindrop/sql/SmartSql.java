package callmeback.raindrop.sql;

import java.util.List;

/// Queries on the documented views: Raindrop's SmartSQL, hosted or embedded.
///
/// Every method throws [RefusedQuery] for what is not to be answered, and an unchecked exception of
/// the store if it cannot be reached.
public interface SmartSql {
  /// The most rows that are given back.
  int MOST_ROWS = 200;

  /// Runs one query that reads.
  ///
  /// @param parameters stand for the `?` in it, in their order
  Rows query(String sql, List<String> parameters);

  /// The views and their columns.
  List<View> describe();

  /// Where personal data was found in the views; there should be none.
  List<Finding> personalData();

  /// Rows of text, with a name for each column.
  ///
  /// @param cut whether there were more
  record Rows(List<String> columns, List<List<String>> values, boolean cut) {
    public Rows {
      columns = List.copyOf(columns);
      values = values.stream().map(List::copyOf).toList();
    }
  }

  /// A view that can be asked.
  record View(String name, List<Column> columns) {
    public View {
      columns = List.copyOf(columns);
    }
  }

  /// A column, and what it holds.
  record Column(String name, String type) {}

  /// Something that looks like a person's data.
  ///
  /// @param kind such as `EMAIL_ADDRESS`
  record Finding(String view, String kind) {}
}
