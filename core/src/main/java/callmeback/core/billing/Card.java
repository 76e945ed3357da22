package callmeback.core.billing;

/// A saved payment method, as far as we know it: never its number.
///
/// @param id the payment provider's id
/// @param expMonth 1 to 12
public record Card(
    String id,
    String type,
    String last4,
    String brand,
    int expMonth,
    int expYear,
    boolean isDefault) {

  public Card asDefault() {
    return new Card(id, type, last4, brand, expMonth, expYear, true);
  }
}
