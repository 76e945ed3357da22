package callmeback.raindrop.sql;

/// A query that is not run, or that the database did not run.
public final class RefusedQuery extends RuntimeException {
  /// With a sentence for whoever asked.
  public RefusedQuery(String sentence) {
    super(sentence);
  }

  public String sentence() {
    return String.valueOf(getMessage());
  }
}
