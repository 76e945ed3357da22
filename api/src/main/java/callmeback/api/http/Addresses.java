package callmeback.api.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// Where requests come from, for counting: the socket's peer, or whom our own proxies name.
///
/// Anybody can write a header; only what a trusted proxy added is believed, from the right, up to
/// the first address that is not one of ours.
///
/// @param proxies our own; without them no header is looked at
record Addresses(Set<Network> proxies) {
  private static final HeaderName FORWARDED = HeaderNames.create("X-Forwarded-For");

  /// An IPv6 customer usually owns a whole /64, so that much of the address counts (RFC 6177).
  private static final int NETWORK_BYTES = 8;

  String of(ServerRequest request) {
    return request.remotePeer().address() instanceof InetSocketAddress socket
        ? counted(of(socket.getAddress(), request.headers().values(FORWARDED)))
        : "local";
  }

  /// @param forwarded the headers' values, each of addresses by comma, the nearest last
  InetAddress of(InetAddress peer, List<String> forwarded) {
    var hops = String.join(",", forwarded).split(",");
    var address = peer;
    for (var hop = hops.length - 1; hop >= 0 && ours(address); hop--) {
      try {
        address = InetAddress.ofLiteral(hops[hop].strip());
      } catch (IllegalArgumentException e) {
        return address;
      }
    }
    return address;
  }

  private boolean ours(InetAddress address) {
    return proxies.stream().anyMatch(network -> network.contains(address));
  }

  private static String counted(InetAddress address) {
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
        : address.getHostAddress();
  }
}
