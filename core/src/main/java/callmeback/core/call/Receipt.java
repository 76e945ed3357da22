package callmeback.core.call;

import callmeback.core.billing.Cents;
import java.util.Map;

/// The money line of a call: what was held, taken and given back, and what it cost us.
///
/// @param costByProvider in millionths of a dollar
public record Receipt(
    Cents held, Cents captured, Cents released, Map<String, Long> costByProvider) {

  public Receipt {
    costByProvider = Map.copyOf(costByProvider);
  }
}
