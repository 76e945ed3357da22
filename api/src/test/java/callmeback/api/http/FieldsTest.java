package callmeback.api.http;

import static callmeback.api.http.Shape.flag;
import static callmeback.api.http.Shape.id;
import static callmeback.api.http.Shape.oneOf;
import static callmeback.api.http.Shape.since;
import static callmeback.api.http.Shape.text;
import static callmeback.api.http.Shape.texts;
import static callmeback.api.http.Shape.token;
import static callmeback.api.http.Shape.until;
import static callmeback.api.http.Shape.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.account.EmailAddress;
import callmeback.core.billing.Minutes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class FieldsTest {

  private record Order(EmailAddress email, Minutes minutes, boolean loud) {}

  private enum Fruit {
    APPLE,
    PEAR
  }

  @Test
  void validFieldsComeBackTyped() {
    var fields = json("{'email': ' Ann@Example.com ', 'minutes': 5, 'unknown': [1]}");
    var email = fields.required("email", text(EmailAddress::new));
    var minutes = fields.required("minutes", whole(Minutes::new));
    var loud = fields.optional("loud", flag(), true);
    assertThat(fields.checked(() -> new Order(email.get(), minutes.get(), loud.get())))
        .isEqualTo(new Order(new EmailAddress("ann@example.com"), new Minutes(5), true));
  }

  @Test
  void allOffendingFieldsAreReportedAtOnce() {
    var fields = json("{'email': 'ann', 'minutes': 31, 'loud': 'yes', 'id': null}");
    fields.required("email", text(EmailAddress::new));
    fields.required("minutes", whole(Minutes::new));
    fields.optional("loud", flag(), true);
    fields.required("id", id());
    assertThat(offences(fields))
        .isEqualTo(
            Map.of(
                "email", "must be an email address, like ann@example.com",
                "minutes", "must be from 1 to 30 minutes",
                "loud", "must be true or false",
                "id", "is required"));
  }

  @Test
  void aNullIsAnAbsentField() {
    var fields = json("{'a': null}");
    var a = fields.optional("a", whole(n -> n));
    assertThat(fields.checked(() -> a.get() == null)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"{}, 7", "{'a': null}, null", "{'a': 8}, 8"})
  void whatIsThereStaysUnlessItIsSentAndNullTakesItAway(String body, String after) {
    var fields = json(body);
    var a = fields.changed("a", whole(n -> n), 7);
    assertThat(fields.<String>checked(() -> String.valueOf(a.get()))).isEqualTo(after);
  }

  @Test
  void anObjectIsReadFieldByFieldAndItsOffencesAreOneSentence() {
    Shape<Boolean> shape =
        Shape.object(fields -> {
          var loud = fields.required("loud", flag());
          fields.required("minutes", whole(Minutes::new));
          return fields.checked(loud::get);
        });
    assertThat(sentence("{'loud': 1}", fields -> fields.required("a", shape)))
        .isEqualTo("loud must be true or false; minutes is required");
    assertThat(sentence("[]", fields -> fields.required("a", shape)))
        .isEqualTo("must be an object");
    var query = new Fields(Map.of("a", new Value.OfQuery("x")));
    query.required("a", shape);
    assertThat(offences(query)).containsEntry("a", "must be an object");
  }

  @Test
  void anInvalidValueCannotBeTakenByMistake() {
    var field = json("{'a': 'x'}").required("a", whole(n -> n));
    assertThatThrownBy(field::get).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'5'", "5.0", "5.5", "1e3", "99999999999", "true", "[]", "{}"})
  void onlyWholeJsonNumbersAreWhole(String value) {
    assertThat(sentence(value, fields -> fields.required("a", whole(n -> n))))
        .isEqualTo("must be a whole number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "true", "[]", "{}"})
  void onlyJsonStringsAreText(String value) {
    assertThat(sentence(value, fields -> fields.required("a", text(s -> s))))
        .isEqualTo("must be text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'a\\u0000b'", "'\\ud800'", "'\\u001b[2J'", "'\\u0085'"})
  void whatDatabasesAndTerminalsChokeOnIsRefused(String value) {
    assertThat(sentence(value, fields -> fields.required("a", text(s -> s))))
        .isEqualTo("must not contain control characters");
  }

  @Test
  void emojiAndLineBreaksAreText() {
    var a = json("{'a': '\\ud83d\\ude00\\n'}").required("a", text(s -> s));
    assertThat(a.get()).isEqualTo("😀\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'1-1-1-1-1'",
        "''",
        "'6a8c0a52-95f5-4b9a-8a2b-0b0b0b0b0b0'",
        "' 6a8c0a52-95f5-4b9a-8a2b-0b0b0b0b0b0b'"
      })
  void onlyWholeUuidsAreIds(String value) {
    assertThat(sentence(value, fields -> fields.required("a", id()))).isEqualTo("is not an id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"''", "'../../v1/x'", "'pm 1'", "'pm_1?expand=x'"})
  void anIdOfAProviderCannotLeaveItsPlaceInAPath(String value) {
    assertThat(sentence(value, fields -> fields.required("a", token()))).isEqualTo("is not an id");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-31, 2026-01-31T00:00:00Z, 2026-02-01T00:00:00Z",
    "2026-01-31T12:00:00Z, 2026-01-31T12:00:00Z, 2026-01-31T12:00:00Z",
    "2026-01-31T12:00:00+02:00, 2026-01-31T10:00:00Z, 2026-01-31T10:00:00Z"
  })
  void aDayIsTheWholeDay(String raw, Instant since, Instant until) {
    var fields = query(Map.of("a", raw));
    assertThat(fields.required("a", since()).get()).isEqualTo(since);
    assertThat(fields.required("a", until()).get()).isEqualTo(until);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yesterday",
        "2026-02-30",
        "2026-01-31T12:00:00",
        "31.1.2026",
        "+999999999-12-31",
        "-999999999-01-01",
        "+999999999-12-31T23:59:59Z"
      })
  void whatIsNoTimeIsSaid(String raw) {
    var fields = query(Map.of("a", raw, "b", raw, "c", raw, "d", raw));
    fields.optional("a", since());
    fields.optional("b", until());
    fields.optional("c", text(Shape::date));
    fields.optional("d", text(Shape::instant));
    assertThat(offences(fields)).containsOnlyKeys("a", "b", "c", "d");
  }

  @Test
  void choicesAreNamed() {
    Function<Fruit, String> word = fruit -> fruit == Fruit.APPLE ? "apple" : "pear";
    var fields = query(Map.of("a", "pear", "b", "plum"));
    assertThat(fields.required("a", oneOf(Fruit.values(), word)).get()).isEqualTo(Fruit.PEAR);
    fields.required("b", oneOf(Fruit.values(), word));
    assertThat(offences(fields)).isEqualTo(Map.of("b", "must be one of apple, pear"));
  }

  @Test
  void wordsComeWithoutSpaceAndOnce() {
    var fields = query(Map.of("a", " calm, kind ,,calm", "b", "1,2,3"));
    assertThat(fields.required("a", texts(2, Function.identity())).get())
        .isEqualTo(List.of("calm", "kind"));
    fields.required("b", texts(2, Function.identity()));
    assertThat(offences(fields)).containsOnlyKeys("b");
  }

  @Test
  void inAQueryEverythingIsText() {
    var fields = query(Map.of("n", "5", "yes", "true", "no", "false", "bad", "TRUE", "big", "1e2"));
    assertThat(fields.required("n", whole(n -> n)).get()).isEqualTo(5);
    assertThat(fields.required("yes", flag()).get()).isTrue();
    assertThat(fields.required("no", flag()).get()).isFalse();
    fields.required("bad", flag());
    fields.required("big", whole(n -> n));
    assertThat(offences(fields)).containsOnlyKeys("bad", "big");
  }

  @Test
  void pagesKeepToTheirBounds() {
    var fields = query(Map.of("page", "0", "limit", "101"));
    Pages.asked(fields);
    assertThat(offences(fields))
        .isEqualTo(Map.of("page", "must be 1 or more", "limit", "must be from 1 to 100"));
    var plain = Pages.asked(query(Map.of())).get();
    assertThat(plain.page()).isEqualTo(1);
    assertThat(plain.limit()).isEqualTo(20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "5",
        "null",
        "'text'",
        "{} {}",
        "{'a':1,'a':2}",
        "{'a':1}x",
        "nonsense",
        " \t",
        "{'a':NaN}",
        "{'a':111111111111111111111111111111111111}"
      })
  void whatIsNotOneStrictObjectIsRefused(String body) {
    assertThatThrownBy(() -> json(body))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isEqualTo(new Problem.Invalid(Map.of())));
  }

  @Test
  void depthIsBounded() {
    var deep = "{'a':" + "[".repeat(1000) + "]".repeat(1000) + "}";
    assertThatThrownBy(() -> json(deep)).isInstanceOf(ProblemException.class);
  }

  @Test
  void nothingIsAnEmptyObject() {
    var fields = Json.fields(new byte[0]);
    fields.required("email", text(EmailAddress::new));
    assertThat(offences(fields)).isEqualTo(Map.of("email", "is required"));
  }

  @Test
  void whatIsWrittenHasSnakeCaseAndUtcAndPlainDecimals() {
    record Wire(UUID someId, Instant createdAt, Object cost) {}
    var wire =
        new Wire(
            new UUID(0, 1), Instant.parse("2026-01-31T12:00:00.123456789Z"), Json.dollars(105));
    assertThat(new String(Json.write(wire), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"some_id\":\"00000000-0000-0000-0000-000000000001\","
                + "\"created_at\":\"2026-01-31T12:00:00.123Z\",\"cost\":1.05}");
    assertThat(new String(Json.write(Json.dollars(100)), StandardCharsets.UTF_8)).isEqualTo("1.00");
  }

  private static String sentence(String value, Consumer<Fields> read) {
    var fields = json("{'a': " + value + "}");
    read.accept(fields);
    return offences(fields).getOrDefault("a", "");
  }

  private static Map<String, String> offences(Fields fields) {
    var thrown =
        catchThrowableOfType(ProblemException.class, () -> fields.checked(() -> "all valid"));
    assertThat(thrown).isNotNull();
    return ((Problem.Invalid) thrown.problem()).fields();
  }

  private static Fields json(String json) {
    return Json.fields(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static Fields query(Map<String, String> values) {
    var read = new HashMap<String, Value>();
    values.forEach((name, text) -> read.put(name, new Value.OfQuery(text)));
    return new Fields(read);
  }
}
