package callmeback.core.call;

import callmeback.core.account.PhoneNumber;
import callmeback.core.billing.Cents;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/// What the rules of dialling look at, as a test sets it.
final class RecordsInMemory implements DialRecords {
  static final Spent NOTHING = new Spent(0, 0, Cents.ZERO);

  final Set<PhoneNumber> suppressed = new HashSet<>();
  Spent own = NOTHING;
  Spent all = NOTHING;
  Instant asked = Instant.MIN;
  private boolean off;

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
    asked = since;
    return own;
  }

  @Override
  public Spent spent(Instant since) {
    return all;
  }
}
