package callmeback.mcp.protocol.visit;

/// A tool asked something whose answer comes with the next request, which runs it again from its
/// start. Nobody but the protocol catches this.
public final class Unanswered extends RuntimeException {
  public Unanswered() {
    super("The question is put to the client first", null, false, false);
  }
}
