package callmeback.api;

import callmeback.core.account.PhoneNumber;
import callmeback.core.billing.Cents;
import callmeback.core.call.DialBook;
import callmeback.core.call.DialRecords;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// What the rules of dialling look at, as a test sets it; nothing is ever dialled again.
final class DialsKept implements DialRecords, DialBook {
  static final Spent NOTHING = new Spent(0, 0, Cents.ZERO);

  private final Set<PhoneNumber> suppressed = ConcurrentHashMap.newKeySet();
  volatile Spent own = NOTHING;
  private volatile boolean off;

  @Override
  public boolean suppressed(PhoneNumber phone) {
    return suppressed.contains(phone);
  }

  @Override
  public void suppress(PhoneNumber phone, Instant at) {
    suppressed.add(phone);
  }

  @Override
  public boolean switchedOff() {
    return off;
  }

  @Override
  public void switchOff(boolean now) {
    off = now;
  }

  @Override
  public Spent spent(UUID accountId, Instant since) {
    return own;
  }

  @Override
  public Spent spent(Instant since) {
    return NOTHING;
  }

  @Override
  public List<Undialled> due(Instant now, Instant unclear, int limit) {
    return List.of();
  }

  @Override
  public boolean redial(UUID callId, int dials, Instant at) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void putOff(UUID callId, Instant until) {}
}
