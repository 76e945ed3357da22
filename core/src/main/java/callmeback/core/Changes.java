package callmeback.core;

import java.util.UUID;

/// Is told what changed, after it has, on the machine where it did. Must not take long.
public interface Changes {
  /// Nobody listens.
  Changes NONE = _ -> {};

  void tell(Change change);

  /// Something of an account's is not as it was.
  sealed interface Change {
    UUID accountId();

    /// There is a call more.
    record CallBegan(UUID accountId, UUID callId) implements Change {}

    /// A call went on, or ended.
    record CallMoved(UUID accountId, UUID callId) implements Change {}

    /// A persona was written, changed or deleted by its author.
    record PersonaWritten(UUID accountId, UUID personaId) implements Change {}
  }
}
