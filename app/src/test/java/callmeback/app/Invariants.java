package callmeback.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Collectors;

/// The seven things that hold after any mixture of faults (facts/billing-telephony.md, 6.4).
final class Invariants {
  private Invariants() {}

  static void require(FaultyHouse house) {
    var books = house.books();
    var intents = books.at("/stripe/payment_intents");
    everyCentIsInBothBooks(house, intents);
    nothingIsTakenAboveAHold(house, intents);
    noCallRangTwice(house, books.at("/twilio/calls"));
    nothingIsLeftHeld(house, intents);
    nothingWasAppliedTwice(house);
    nothingPrivateIsReadable(house);
    everyCallHasEnded(house);
  }

  /// I1.
  private static void everyCentIsInBothBooks(FaultyHouse house, JsonNode intents) {
    for (var intent : intents) {
      var ours =
          "payments WHERE intent_id = '%s' AND captured = %d"
              .formatted(intent.path("id").asText(), intent.path("captured").asLong());
      var known = house.count(ours) == 1 || intent.path("captured").asLong() == 0;
      assertThat(known).as("in our books as well: " + intent).isTrue();
    }
    var theirs = intents.valueStream().mapToLong(one -> one.path("captured").asLong()).sum();
    assertThat(house.sum("captured", "payments")).isEqualTo(theirs);
    assertThat(house.sum("amount", "ledger WHERE kind = 'CAPTURE'")).isEqualTo(theirs);
  }

  /// I2.
  private static void nothingIsTakenAboveAHold(FaultyHouse house, JsonNode intents) {
    assertThat(intents)
        .allSatisfy(intent ->
            assertThat(intent.path("captured").asLong())
                .isLessThanOrEqualTo(intent.path("authorised").asLong()));
    assertThat(house.count("payments WHERE captured > amount")).isZero();
  }

  /// I3: a line that was answered is some call's only one.
  private static void noCallRangTwice(FaultyHouse house, JsonNode lines) {
    Set<String> answered =
        lines
            .valueStream()
            .filter(line -> line.path("answered").asBoolean())
            .map(line -> line.path("sid").asText())
            .collect(Collectors.toSet());
    for (var sid : answered) {
      assertThat(house.count("calls WHERE sid = '%s'".formatted(sid))).as(sid).isEqualTo(1);
    }
  }

  /// I4.
  private static void nothingIsLeftHeld(FaultyHouse house, JsonNode intents) {
    assertThat(intents)
        .allSatisfy(intent -> assertThat(intent.path("held").asLong()).as("" + intent).isZero());
    assertThat(house.count("payments WHERE state NOT IN ('CAPTURED', 'RELEASED', 'REFUSED')"))
        .isZero();
  }

  /// I5: whatever was held went once where it belongs.
  private static void nothingWasAppliedTwice(FaultyHouse house) {
    assertThat(
            house.count(
                """
                (SELECT payment_id FROM ledger GROUP BY payment_id
                 HAVING count(*) FILTER (WHERE kind = 'CAPTURE') > 1
                     OR count(*) FILTER (WHERE kind = 'HOLD') > 1
                     OR coalesce(sum(amount) FILTER (WHERE kind = 'HOLD'), 0)
                        <> coalesce(sum(amount) FILTER (WHERE kind IN ('CAPTURE', 'RELEASE')), 0))
                AS wrong
                """))
        .isZero();
    assertThat(house.count("calls WHERE cost > 0 AND status <> 'COMPLETED'")).isZero();
  }

  /// I6.
  private static void nothingPrivateIsReadable(FaultyHouse house) {
    assertThat(house.knows(FaultyHouse.SAID)).isFalse();
    assertThat(house.knows("+1415555")).isFalse();
    assertThat(house.logged())
        .noneMatch(line -> line.contains(FaultyHouse.SAID))
        .noneMatch(line -> line.matches("(?s).*\\+1415555\\d{4}.*"));
  }

  /// I7.
  private static void everyCallHasEnded(FaultyHouse house) {
    assertThat(house.count("calls WHERE ended_at IS NULL")).isZero();
    assertThat(house.count("scheduled_calls WHERE state = 'DIALLING'")).isZero();
  }
}
