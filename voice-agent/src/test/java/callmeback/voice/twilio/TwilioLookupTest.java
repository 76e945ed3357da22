package callmeback.voice.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.account.PhoneNumber;
import callmeback.core.call.NumberLookup.Line;
import callmeback.sandbox.world.Mishap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Numbers looked up at the simulated telephone company.
@Tag("wire")
final class TwilioLookupTest extends CompanyRig {
  private static final String PATH = "/v2/PhoneNumbers/";

  private final AtomicReference<Instant> time = new AtomicReference<>(Instant.EPOCH);
  private TwilioLookup lookup;

  @BeforeEach
  void open() {
    lookup = new TwilioLookup(config, time::get);
  }

  @ParameterizedTest
  @CsvSource({
    "+15552223333, ORDINARY",
    "+19005551234, SERVICE",
    "+18005551234, SERVICE",
    "+448451234567, SERVICE",
    "+11232223333, INVALID"
  })
  void theCompanyTellsWhatANumberIs(String e164, Line line) {
    assertThat(lookup.look(new PhoneNumber(e164))).isEqualTo(line);
  }

  @ParameterizedTest
  @CsvSource({
    "landline, ORDINARY",
    "fixedVoip, ORDINARY",
    "nonFixedVoip, ORDINARY",
    "personal, ORDINARY",
    "sharedCost, SERVICE",
    "uan, SERVICE",
    "voicemail, SERVICE",
    "pager, SERVICE",
    "unknown, UNKNOWN",
    "invalid, INVALID"
  })
  void everyTypeOfLineHasItsMeaning(String type, Line line) throws Exception {
    phone(House.TO.e164(), "{\"line_type\": \"" + type + "\"}");

    assertThat(lookup.look(House.TO)).isEqualTo(line);
  }

  @Test
  void aNumberIsPaidForOnceADay() {
    lookup.look(House.TO);
    lookup.look(House.TO);
    assertThat(asked(PATH)).hasSize(1);

    pass(23);
    lookup.look(House.TO);
    assertThat(asked(PATH)).hasSize(1);

    pass(2);
    lookup.look(House.TO);
    assertThat(asked(PATH)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void whileTheCompanyIsOutANumberIsUnknownAndAskedForAgainLater(int status) {
    strike("GET", PATH + "*", 10, new Mishap.Status(status));
    assertThat(lookup.look(House.TO)).isEqualTo(Line.UNKNOWN);

    world.mishaps().clear();

    assertThat(lookup.look(House.TO)).isEqualTo(Line.ORDINARY);
  }

  @Test
  void anAnswerThatCannotBeReadOrDoesNotComeMeansUnknown() {
    for (var mishap :
        List.of(
            new Mishap.Garble(),
            new Mishap.DropBefore(),
            new Mishap.DropAfter(),
            new Mishap.DropMid())) {
      strike("GET", PATH + "*", 1, mishap);
      assertThat(lookup.look(House.TO)).as(mishap.toString()).isEqualTo(Line.UNKNOWN);
      world.mishaps().clear();
    }
  }

  private void pass(int hours) {
    time.updateAndGet(now -> now.plus(Duration.ofHours(hours)));
  }
}
