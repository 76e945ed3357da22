package callmeback.api.http;

import callmeback.core.InvalidValue;
import java.math.BigInteger;
import java.net.InetAddress;

/// A range of addresses, like `10.0.0.0/8`, or a single one.
///
/// @param bits how many leading ones all of its addresses share
public record Network(InetAddress address, int bits) {

  public Network {
    InvalidValue.unless(
        bits >= 0 && bits <= 8 * address.getAddress().length, "is not a range of addresses");
  }

  /// @throws InvalidValue when it is neither an address nor an address, `/` and a number
  public static Network parse(String text) {
    var slash = text.indexOf('/');
    try {
      var address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
      var all = 8 * address.getAddress().length;
      return new Network(address, slash < 0 ? all : Integer.parseInt(text.substring(slash + 1)));
    } catch (IllegalArgumentException e) {
      throw new InvalidValue("must be addresses or ranges of them, like 10.0.0.0/8");
    }
  }

  boolean contains(InetAddress other) {
    var mine = address.getAddress();
    var theirs = other.getAddress();
    return mine.length == theirs.length
        && new BigInteger(1, mine)
            .xor(new BigInteger(1, theirs))
            .shiftRight(8 * mine.length - bits)
            .equals(BigInteger.ZERO);
  }
}
