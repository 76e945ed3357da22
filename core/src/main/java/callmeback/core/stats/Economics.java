package callmeback.core.stats;

import java.util.List;

/// What charged calls brought and cost, in US cents and fractions of them.
///
/// @param calls how many were charged
public record Economics(long calls, double revenue, List<Share> costs) {
  public Economics {
    costs = List.copyOf(costs);
  }

  /// What one provider got.
  public record Share(String provider, double cents) {}

  public double cost() {
    return costs.stream().mapToDouble(Share::cents).sum();
  }

  public double margin() {
    return revenue - cost();
  }

  /// Of one call on average; 0 where there was none.
  public double perCall(double cents) {
    return calls == 0 ? 0 : cents / calls;
  }
}
