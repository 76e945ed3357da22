package callmeback.core.call;

import callmeback.core.account.PhoneNumber;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/// A small world: +1 is the United States, +44 Great Britain, everything else nowhere; numbers that
/// end in 900 are services, and those of +1 500 are in California or Hawaii.
final class Atlas implements Directory {
  @Override
  public Optional<String> country(PhoneNumber phone) {
    if (phone.e164().startsWith("+1")) {
      return Optional.of("US");
    }
    return phone.e164().startsWith("+44") ? Optional.of("GB") : Optional.empty();
  }

  @Override
  public boolean ordinary(PhoneNumber phone) {
    return !phone.e164().endsWith("900");
  }

  @Override
  public Set<ZoneId> zones(PhoneNumber phone) {
    if (phone.e164().startsWith("+44")) {
      return Set.of(ZoneId.of("Europe/London"));
    }
    return phone.e164().startsWith("+1500")
        ? Set.of(ZoneId.of("America/Los_Angeles"), ZoneId.of("Pacific/Honolulu"))
        : Set.of(ZoneId.of("America/Los_Angeles"));
  }
}
