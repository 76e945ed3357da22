package callmeback.app.demo;

import callmeback.app.demo.SeenCall.Latency;
import callmeback.app.demo.SeenCall.Money;
import callmeback.app.demo.SeenCall.Turn;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A call of 70 seconds in which everything went right, to be spoilt one thing at a time.
final class Samples {
  static final String NUMBER = "+14155550123";
  static final String INTENT = "pi_1";
  static final String STORY = "A long time ago, there lived an old fisherman.";

  private static final Latency LATENCY = new Latency(340, 0, 200, 120, 60);
  private static final String OPENING = "Hi Ann, your AI persona, calling from Call Me Back.";

  private Samples() {}

  static Turn caller(String text) {
    return new Turn("caller", text, text, null);
  }

  static Turn persona(String text, String heard) {
    return new Turn("persona", text, heard, LATENCY);
  }

  static List<Turn> turns() {
    return List.of(
        new Turn("persona", OPENING, OPENING, null),
        caller("hello"),
        persona("Hey, Ann!", "Hey, Ann!"),
        caller("tell me a story"),
        persona(STORY, "A long time ago,"),
        caller("my sister is coming"),
        persona("How lovely!", "How lovely!"),
        caller("goodbye"),
        persona("Goodbye!", "Goodbye!"));
  }

  static Money money() {
    return new Money(225, 105, 120, Map.of("twilio", new BigDecimal("2.8")));
  }

  static SeenCall call(List<Turn> turns, Money money, @Nullable String transcript) {
    return new SeenCall(
        "1",
        "completed",
        "Best Friend",
        "CA1",
        "2026-01-01T00:01:10Z",
        70,
        transcript,
        null,
        turns,
        money);
  }

  static SeenCall call() {
    return call(turns(), money(), transcript(turns()));
  }

  static String transcript(List<Turn> turns) {
    return String.join("\n", turns.stream().map(Turn::heard).toList());
  }

  static Telephone telephone() {
    return telephone(
        lines(
            "Hi Ann your AI persona calling from Call Me Back",
            "hey ann",
            "a long time ago",
            "how lovely",
            "goodbye"));
  }

  static Telephone telephone(List<Telephone.Line> heard) {
    var said = lines("hello", "tell me a story", "my sister is coming", "goodbye");
    return new Telephone(List.of(new Telephone.Conversation(500, 400, heard, said)));
  }

  static Books books() {
    return books(70, 105);
  }

  static Books books(int seconds, int captured) {
    return new Books(
        new Books.Dialled(List.of(new Books.Line("CA1", NUMBER, true, seconds))),
        new Books.Paid(List.of(new Books.Intent(INTENT, 225, captured, 225 - captured, 0))));
  }

  static Evidence evidence() {
    return new Evidence(call(), telephone(), books(), NUMBER, INTENT);
  }

  static Evidence with(SeenCall call) {
    return new Evidence(call, telephone(), books(), NUMBER, INTENT);
  }

  /// The same call, of which every turn was changed so.
  static Evidence with(UnaryOperator<Turn> change) {
    var turns = turns().stream().map(change).toList();
    return with(call(turns, money(), transcript(turns)));
  }

  private static List<Telephone.Line> lines(String... texts) {
    return Stream.of(texts).map(Telephone.Line::new).toList();
  }
}
