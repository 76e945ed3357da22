package callmeback.raindrop.memory;

/// There is no open session with that id: it never was, or it has ended.
public final class UnknownSession extends RuntimeException {
  /// With the id that was asked for.
  public UnknownSession(String session) {
    super("There is no open memory session " + session);
  }
}
