package callmeback.raindrop.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
final class DetectorTest {
  @ParameterizedTest
  @CsvSource({
    "write to ann@example.com please, EMAIL_ADDRESS",
    "+1 (415) 555-0123, PHONE_NUMBER",
    "00000000-0000-4000-8000-00000000000a, ACCOUNT_ID"
  })
  void whatBelongsToAPersonIsFound(String text, String kind) {
    assertThat(Detector.find(text)).contains(kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Coach", "2026-03-05", "no_answer", "12600", "12.5"})
  void figuresAreNobodys(String text) {
    assertThat(Detector.find(text)).isEmpty();
  }
}
