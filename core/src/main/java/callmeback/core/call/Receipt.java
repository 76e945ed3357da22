package callmeback.core.call;

import callmeback.core.billing.Cents;
import java.util.Map;

/// The money line of a call: what was held, taken and given back, and what it cost us.
///
/// @param pending what is still to be captured: the charge is under way
/// @param costByProvider in millionths of a dollar
public record Receipt(
    Cents held, Cents captured, Cents released, Cents pending, Map<String, Long> costByProvider) {

  public Receipt {
    costByProvider = Map.copyOf(costByProvider);
  }
}
