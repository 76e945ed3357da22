package callmeback.core.call;

import callmeback.core.account.PhoneNumber;
import java.time.ZoneId;
import java.util.Optional;

/// What the world's numbering plans tell of a number.
public interface Directory {

  /// Two letters (ISO 3166-1); empty for a number of no country.
  Optional<String> country(PhoneNumber phone);

  /// Whether it is a telephone of a person, and calling it costs what calls cost: not a premium,
  /// shared-cost or other service.
  boolean ordinary(PhoneNumber phone);

  /// Where it is, by its clocks; empty where that is not known.
  Optional<ZoneId> zone(PhoneNumber phone);
}
