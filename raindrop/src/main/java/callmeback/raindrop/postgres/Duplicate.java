package callmeback.raindrop.postgres;

/// A row was refused because a unique constraint already has such a one.
public final class Duplicate extends RuntimeException {
  private final String constraint;

  Duplicate(String constraint, Throwable cause) {
    super("The unique constraint " + constraint + " has such a row already", cause);
    this.constraint = constraint;
  }

  /// The name of the constraint or unique index, as the migration gives it.
  public String constraint() {
    return constraint;
  }
}
