package callmeback.api.http;

import io.helidon.webserver.http.ServerRequest;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// Where a request came from, for counting: the socket's peer, never a header anyone can write.
///
/// An IPv6 customer usually owns a whole /64, so that much of the address counts (RFC 6177).
final class Address {
  private static final int NETWORK_BYTES = 8;

  private Address() {}

  static String of(ServerRequest request) {
    if (!(request.remotePeer().address() instanceof InetSocketAddress socket)) {
      return "local";
    }
    var address = socket.getAddress();
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
        : address.getHostAddress();
  }
}
