package callmeback.api.http;

/// Carries a [Refusal] to where it is translated.
public final class RefusalException extends RuntimeException {
  private final transient Refusal refusal;

  RefusalException(Refusal refusal) {
    super(refusal.getClass().getSimpleName());
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }
}
