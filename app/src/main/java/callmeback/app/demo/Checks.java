package callmeback.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/// Whether a call went right, by the product's record and, independently, by what the telephone and
/// the payment provider have in their own books.
final class Checks {
  private static final int ENOUGH_TURNS = 4;

  private final List<Check> checks = new ArrayList<>();

  /// One thing that must hold.
  record Check(boolean right, String what) {}

  private Checks() {}

  /// @param call of the product's API, with turns and money
  /// @param phone the telephone's own account of its calls
  /// @param books of the sandbox's telephone company and payment provider
  static List<Check> of(JsonNode call, JsonNode phone, JsonNode books, String intentId) {
    var all = new Checks();
    all.conversation(call);
    all.heard(call, phone);
    all.money(call, books, intentId);
    return List.copyOf(all.checks);
  }

  private void conversation(JsonNode call) {
    var turns = list(call.path("turns"));
    var caller = turns.stream().filter(turn -> turn.path("speaker").asText().equals("caller"));
    var timed = turns.stream().filter(turn -> turn.path("latency_ms").isObject());
    var cut = turns.stream().filter(Checks::interrupted).toList();
    expect(call.path("status").asText().equals("completed"), "the call is completed");
    expect(caller.count() >= ENOUGH_TURNS, "the caller took at least four turns");
    expect(timed.count() >= ENOUGH_TURNS, "at least four answers have their latency split");
    expect(cut.size() == 1, "one answer was interrupted");
    expect(
        cut.stream()
            .allMatch(turn -> turn.path("text").asText().startsWith(turn.path("heard").asText())),
        "of the interrupted answer, what was heard is its beginning");
    var transcript = call.path("transcript").asText();
    expect(
        turns.stream().allMatch(turn -> transcript.contains(turn.path("heard").asText()))
            && !turns.isEmpty(),
        "the stored transcript holds every turn as it was heard");
  }

  private static boolean interrupted(JsonNode turn) {
    return !turn.path("heard").asText().equals(turn.path("text").asText());
  }

  /// Everything the product believes was heard came out of the telephone as audio that says so.
  private void heard(JsonNode call, JsonNode phone) {
    var audio = new StringBuilder();
    list(phone.path("calls"))
        .forEach(each ->
            list(each.path("heard"))
                .forEach(text -> audio.append(text.path("text").asText()).append(' ')));
    var audible = words(audio.toString());
    expect(
        audible.contains("ai persona calling from call me back"),
        "the telephone heard that an AI is calling");
    expect(
        list(call.path("turns")).stream()
            .filter(turn -> turn.path("speaker").asText().equals("persona"))
            .map(turn -> words(turn.path("heard").asText()))
            .allMatch(audible::contains),
        "every answer was audible at the telephone");
  }

  private void money(JsonNode call, JsonNode books, String intentId) {
    var money = call.path("money");
    var dialled = find(books.path("twilio").path("calls"), "sid", call.path("sid").asText());
    var intent = find(books.path("stripe").path("payment_intents"), "id", intentId);
    var seconds = dialled.path("seconds").asInt();
    var price = 25 + 40 * Math.max(1, Math.ceilDiv(seconds, 60));
    var captured = money.path("captured").asInt();
    expect(dialled.path("answered").asBoolean(), "the telephone company has one answered call");
    expect(captured == price, "%d seconds cost %d cents".formatted(seconds, price));
    expect(
        captured + money.path("released").asInt() == money.path("held").asInt(),
        "what was not captured was released");
    expect(
        intent.path("captured").asInt(-1) == captured
            && intent.path("authorised").asInt(-1) == money.path("held").asInt()
            && intent.path("released").asInt(-1) == money.path("released").asInt(),
        "the payment provider's books agree to the cent");
  }

  private void expect(boolean right, String what) {
    checks.add(new Check(right, what));
  }

  private static JsonNode find(JsonNode rows, String key, String value) {
    return list(rows).stream()
        .filter(row -> row.path(key).asText().equals(value))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private static String words(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }
}
