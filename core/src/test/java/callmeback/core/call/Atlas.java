package callmeback.core.call;

import callmeback.core.account.PhoneNumber;
import java.time.ZoneId;
import java.util.Optional;

/// A small world: +1 is the United States, +44 Great Britain, everything else nowhere; numbers that
/// end in 900 are services.
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
  public Optional<ZoneId> zone(PhoneNumber phone) {
    return country(phone)
        .map(country -> ZoneId.of(country.equals("US") ? "America/Los_Angeles" : "Europe/London"));
  }
}
