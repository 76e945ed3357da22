package callmeback.core.call;

import callmeback.core.account.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// A telephone company that does as the test says and notes what it was asked.
public final class PhoneCompany implements Telephony {
  public final List<UUID> dialled = new ArrayList<>();
  final List<String> hungUp = new ArrayList<>();
  final Map<String, Progress> books = new HashMap<>();
  final List<String> unknownToUs = new ArrayList<>();
  Duration lockedOut = Duration.ZERO;
  public Dialling next = new Dialling.Accepted("CA1");
  Consumer<UUID> whileDialling = _ -> {};
  Runnable whileLooking = () -> {};

  @Override
  public Dialling dial(UUID callId, PhoneNumber to, Duration limit) {
    dialled.add(callId);
    whileDialling.accept(callId);
    return next;
  }

  @Override
  public void hangUp(String sid) {
    hungUp.add(sid);
  }

  @Override
  public Optional<Progress> look(String sid) {
    whileLooking.run();
    return Optional.ofNullable(books.get(sid));
  }

  @Override
  public List<String> dialled(PhoneNumber to, Instant since) {
    whileLooking.run();
    return List.copyOf(unknownToUs);
  }

  @Override
  public Duration lockedOut() {
    return lockedOut;
  }
}
