package callmeback.api.call;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.account.PhoneNumber;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
final class LibDirectoryTest {
  private final LibDirectory directory = new LibDirectory();

  @ParameterizedTest
  @CsvSource({
    "+12125550123, America/New_York",
    "+13125550123, America/Chicago",
    "+16025550123, America/Phoenix",
    "+14155550123, America/Los_Angeles",
    "+18085550123, Pacific/Honolulu",
    "+16045550123, America/Vancouver",
    "+493012345678, Europe/Berlin",
    "+4915112345678, Europe/Berlin",
    "+33612345678, Europe/Paris",
    "+819012345678, Asia/Tokyo"
  })
  void aNumberIsWhereItsDigitsSay(String e164, String zone) {
    assertThat(directory.zones(new PhoneNumber(e164))).containsExactly(ZoneId.of(zone));
  }

  @ParameterizedTest
  @CsvSource({
    "+61412345678, Australia/Sydney Australia/Perth",
    "+447400123456, Europe/London Europe/Jersey",
    "+19075550123, America/Anchorage America/Adak",
    "+15002345678, America/New_York Pacific/Honolulu"
  })
  void aNumberOfALargerAreaMayBeInAnyOfItsZones(String e164, String zones) {
    assertThat(directory.zones(new PhoneNumber(e164)))
        .containsAll(Arrays.stream(zones.split(" ")).map(ZoneId::of).collect(Collectors.toSet()));
  }

  @Test
  void ofANumberOfNoPlaceNothingIsKnown() {
    assertThat(directory.zones(new PhoneNumber("+15552223333"))).isEmpty();
    assertThat(directory.zones(new PhoneNumber("+99912345678"))).isEmpty();
  }
}
