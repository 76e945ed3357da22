package callmeback.api;

import callmeback.core.account.PhoneNumber;
import callmeback.core.call.Progress;
import callmeback.core.call.Telephony;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A telephone company that answers as it is told and writes down what was asked of it.
final class Dialler implements Telephony {
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  volatile Duration lockedOut = Duration.ZERO;
  private volatile Dialling next = new Dialling.Accepted("CA1");

  void answers(Dialling dialling) {
    next = dialling;
  }

  List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public Dialling dial(UUID callId, PhoneNumber to, Duration limit) {
    asked.add("dial " + to.e164() + " for " + limit.toMinutes());
    return next;
  }

  @Override
  public void hangUp(String sid) {
    asked.add("hang up " + sid);
  }

  @Override
  public Optional<Progress> look(String sid) {
    return Optional.empty();
  }

  @Override
  public List<String> dialled(PhoneNumber to, Instant since) {
    return List.of();
  }

  @Override
  public Duration lockedOut() {
    return lockedOut;
  }
}
