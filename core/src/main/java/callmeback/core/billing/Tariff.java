package callmeback.core.billing;

/// What a call costs: 25 cents to connect and 40 cents a started minute.
///
/// A bill is nothing or at least 65 cents, and never above the hold (product.md; card payments
/// below 50 cents are refused by the payment provider, so the connection alone is never billed).
public final class Tariff {
  public static final Cents CONNECTION = Cents.of(25);
  public static final Cents PER_MINUTE = Cents.of(40);

  private Tariff() {}

  /// What is held on the card before a call of at most this long.
  public static Cents hold(Minutes authorised) {
    return price(authorised.value());
  }

  /// What a call costs in which a person heard the persona for `seconds` ≥ 0: started minutes, at
  /// least one, at most the authorised ones (a call cut at its limit may be reported a second
  /// longer).
  public static Cents bill(int seconds, Minutes authorised) {
    var started = (int) Math.ceilDiv((long) Math.max(0, seconds), 60L);
    return price(Math.clamp(started, 1, authorised.value()));
  }

  /// How many minutes were billed in so many charged calls that came to this.
  public static int minutes(int calls, Cents spent) {
    return (int) (spent.minus(CONNECTION.times(calls)).value() / PER_MINUTE.value());
  }

  private static Cents price(int minutes) {
    return CONNECTION.plus(PER_MINUTE.times(minutes));
  }
}
