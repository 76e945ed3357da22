package callmeback.core.call;

import callmeback.core.account.PhoneNumber;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/// What the world's numbering plans tell of a number.
public interface Directory {

  /// Two letters (ISO 3166-1); empty for a number of no country.
  Optional<String> country(PhoneNumber phone);

  /// Whether it is a telephone of a person, and calling it costs what calls cost: not a premium,
  /// shared-cost or other service.
  boolean ordinary(PhoneNumber phone);

  /// Where it may be, by the clocks there: more than one for a number that tells no more than its
  /// country, or that lies on a border; none where nothing is known.
  Set<ZoneId> zones(PhoneNumber phone);
}
