package callmeback.mcp;

import callmeback.core.account.PhoneNumber;
import callmeback.core.billing.Cents;
import callmeback.core.call.DialBook;
import callmeback.core.call.DialPolicy;
import callmeback.core.call.DialRecords;
import callmeback.core.call.DialRules;
import callmeback.core.call.Directory;
import callmeback.core.call.NumberLookup;
import callmeback.core.call.Telephony;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A house in which anybody could be called, and nobody is.
final class NoDials implements DialBook, DialRecords, Directory {
  private static final Spent NOTHING = new Spent(0, 0, Cents.ZERO);

  static DialRules rules(Telephony telephony, InstantSource clock) {
    var nobody = new NoDials();
    var caps = new DialPolicy.Caps(1, 30, Cents.of(1));
    var policy = new DialPolicy(true, true, Set.of("US"), null, caps);
    return new DialRules(policy, nobody, nobody, NumberLookup.NONE, telephony, clock);
  }

  @Override
  public boolean suppressed(PhoneNumber phone) {
    return false;
  }

  @Override
  public void suppress(PhoneNumber phone, Instant at) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean switchedOff() {
    return false;
  }

  @Override
  public void switchOff(boolean off) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Spent spent(UUID accountId, Instant since) {
    return NOTHING;
  }

  @Override
  public Spent spent(Instant since) {
    return NOTHING;
  }

  @Override
  public Optional<String> country(PhoneNumber phone) {
    return Optional.of("US");
  }

  @Override
  public boolean ordinary(PhoneNumber phone) {
    return true;
  }

  @Override
  public Set<ZoneId> zones(PhoneNumber phone) {
    return Set.of();
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
  public void putOff(UUID callId, Instant until) {
    throw new UnsupportedOperationException();
  }
}
