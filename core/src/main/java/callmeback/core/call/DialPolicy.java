package callmeback.core.call;

import callmeback.core.InvalidValue;
import callmeback.core.billing.Cents;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the operator allows to be dialled.
///
/// @param enabled whether calls are placed at all
/// @param verifiedPhonesOnly whether only numbers proved to be one's own are called
/// @param countries by their two letters (ISO 3166-1)
/// @param quiet hours in which nobody is called, by the called number's clock
public record DialPolicy(
    boolean enabled,
    boolean verifiedPhonesOnly,
    Set<String> countries,
    @Nullable QuietHours quiet,
    Caps caps) {

  public DialPolicy {
    countries = Set.copyOf(countries);
  }

  /// The most of a day (UTC).
  ///
  /// @param calls of one account
  /// @param minutes of one account, 1440 or fewer make sense
  /// @param spending of all accounts together
  public record Caps(int calls, int minutes, Cents spending) {
    public Caps {
      InvalidValue.unless(calls > 0 && minutes > 0, "must be above 0");
    }
  }
}
