package callmeback.sandbox.stripe;

import java.util.List;

/// What happened to money, by the simulator's own account; amounts in cents.
public record Books(List<Line> paymentIntents) {
  public Books {
    paymentIntents = List.copyOf(paymentIntents);
  }

  /// One PaymentIntent: `authorised` is always `captured + released + held`.
  public record Line(
      String id,
      String status,
      String currency,
      long authorised,
      long captured,
      long released,
      long held,
      long refunded) {}

  /// What all of them captured, less what was given back.
  public long kept() {
    return paymentIntents.stream().mapToLong(line -> line.captured() - line.refunded()).sum();
  }
}
