package callmeback.core.call;

import callmeback.core.account.PhoneNumber;

/// What the world's numbering plans say of a number.
public interface Destinations {

  Destination of(PhoneNumber number);

  /// Where a number rings, and whether calling it costs more than a call.
  ///
  /// @param country its ISO 3166 code of two letters; empty when it belongs to none
  record Destination(String country, boolean premium) {}
}
