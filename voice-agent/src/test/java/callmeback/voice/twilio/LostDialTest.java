package callmeback.voice.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.call.Telephony.Dialling;
import callmeback.sandbox.world.Mishap;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Dials that the simulated telephone company makes and does not confirm.
@Tag("wire")
final class LostDialTest extends CompanyRig {
  static Stream<Mishap> mishaps() {
    return Stream.of(new Mishap.DropAfter(), new Mishap.DropMid(), new Mishap.StallAfter());
  }

  @ParameterizedTest
  @MethodSource("mishaps")
  void aDialThatWasNotConfirmedIsUnclearMadeOnceAndFoundInTheBooks(Mishap mishap) throws Exception {
    phone(House.TO.e164(), "{\"behaviour\": \"busy\"}");
    var telephony = new TwilioTelephony(config, InstantSource.system());
    var before = world.clock().instant();
    strike("POST", "*/Calls.json", 0, mishap);

    var dialling = telephony.dial(UUID.randomUUID(), House.TO, Duration.ofMinutes(1));

    assertThat(dialling).isInstanceOf(Dialling.Unclear.class);
    var sids = telephony.dialled(House.TO, before);
    assertThat(sids).hasSize(1);
    assertThat(company.books().at("/calls/0/sid").asText()).isEqualTo(sids.getFirst());
    assertThat(company.books().path("calls")).hasSize(1);
  }
}
