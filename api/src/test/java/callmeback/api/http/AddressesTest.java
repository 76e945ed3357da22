package callmeback.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import callmeback.core.InvalidValue;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class AddressesTest {
  private static final Addresses BEHIND_PROXIES =
      new Addresses(Set.of(Network.parse("10.0.0.0/8"), Network.parse("fd00::/8")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10.0.0.1 | 203.0.113.7            | 203.0.113.7",
        "10.0.0.1 | 6.6.6.6, 203.0.113.7   | 203.0.113.7",
        "10.0.0.1 | 203.0.113.7, 10.2.2.2  | 203.0.113.7",
        "fd00::1  | 2001:db8::7            | 2001:db8::7",
        "10.0.0.1 | 6.6.6.6, nonsense      | 10.0.0.1",
        "10.0.0.1 | ''                     | 10.0.0.1",
        "203.0.113.9 | 6.6.6.6             | 203.0.113.9"
      })
  void onlyWhatOurOwnProxiesSayIsBelieved(String peer, String forwarded, String whose) {
    assertThat(BEHIND_PROXIES.of(InetAddress.ofLiteral(peer), List.of(forwarded)))
        .isEqualTo(InetAddress.ofLiteral(whose));
  }

  @Test
  void severalHeadersAreOneList() {
    var headers = List.of("6.6.6.6", "203.0.113.7", "10.1.1.1");
    assertThat(BEHIND_PROXIES.of(InetAddress.ofLiteral("10.0.0.1"), headers))
        .isEqualTo(InetAddress.ofLiteral("203.0.113.7"));
  }

  @Test
  void withoutProxiesNobodyIsBelieved() {
    var peer = InetAddress.ofLiteral("10.0.0.1");
    assertThat(new Addresses(Set.of()).of(peer, List.of("6.6.6.6"))).isEqualTo(peer);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.255.255, true", "10.0.0.0/8, 11.0.0.0, false",
    "192.0.2.128/25, 192.0.2.127, false", "192.0.2.128/25, 192.0.2.200, true",
    "203.0.113.7, 203.0.113.7, true", "203.0.113.7, 203.0.113.8, false",
    "0.0.0.0/0, 198.51.100.1, true", "0.0.0.0/0, 2001:db8::1, false",
    "2001:db8::/32, 2001:db8:ffff::1, true", "2001:db8::/32, 2001:db9::1, false"
  })
  void aRangeContainsWhatSharesItsFirstBits(String range, String address, boolean contained) {
    assertThat(Network.parse(range).contains(InetAddress.ofLiteral(address))).isEqualTo(contained);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "example.com", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x"})
  void whatIsNoRangeIsRefused(String text) {
    assertThatThrownBy(() -> Network.parse(text)).isInstanceOf(InvalidValue.class);
  }
}
