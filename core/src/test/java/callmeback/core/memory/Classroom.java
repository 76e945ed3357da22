package callmeback.core.memory;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import callmeback.core.SettableClock;
import callmeback.core.StructuredModel;
import callmeback.core.account.Account;
import callmeback.core.account.AccountsInMemory;
import callmeback.core.account.EmailAddress;
import callmeback.core.account.PersonName;
import callmeback.core.account.PhoneNumber;
import callmeback.core.billing.Cents;
import callmeback.core.billing.Minutes;
import callmeback.core.call.Call;
import callmeback.core.call.CallStatus;
import callmeback.core.call.Conversations;
import callmeback.core.call.Outcome;
import callmeback.core.call.Purpose;
import callmeback.core.call.Speaker;
import callmeback.core.call.SpokenTurn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Ann, who talks with her coach, and what is learnt from it.
final class Classroom {
  static final PhoneNumber ANNS = new PhoneNumber("+14155550123");
  private static final UUID ANN = new UUID(0, 10);
  private static final UUID COACH = new UUID(0, 12);
  static final Bond BOND = new Bond(ANN, COACH);

  final MemoryKept kept = new MemoryKept();
  final Model model = new Model();
  private final SettableClock clock = new SettableClock();
  private final AccountsInMemory accounts = new AccountsInMemory();
  private final Said said = new Said();
  final Learning learning =
      new Learning(
          kept,
          new Learning.Sources(said, accounts),
          kept,
          kept,
          new Extraction(model, "Take notes."),
          clock);

  Classroom() {
    var now = clock.instant();
    accounts.add(
        new Account(
            ANN,
            new EmailAddress("ann@example.com"),
            new PersonName("Ann"),
            ANNS,
            true,
            true,
            false,
            now,
            now),
        "x");
  }

  List<SpokenTurn> turns(Call call) {
    return said.turns(call);
  }

  Call call(int number, PhoneNumber phone, String... words) {
    var at = clock.instant();
    var call =
        new Call(
            new UUID(1, number),
            ANN,
            COACH,
            "Coach",
            phone,
            "pi_1",
            new Minutes(5),
            CallStatus.COMPLETED,
            "CA" + number,
            at,
            at,
            at.plusSeconds(60),
            60,
            Cents.of(65),
            Outcome.TALKED,
            at);
    var turns = new ArrayList<SpokenTurn>();
    turns.add(turn(Speaker.PERSONA, "Hi Ann!", at));
    for (var line : words) {
      turns.add(turn(Speaker.CALLER, line, at.plusSeconds(turns.size())));
    }
    said.byCall.put(call.id(), turns);
    kept.due.add(call);
    clock.pass(Duration.ofDays(1));
    return call;
  }

  private static SpokenTurn turn(Speaker speaker, String text, Instant at) {
    return new SpokenTurn(speaker, text, text, at, null);
  }

  static Map<String, Object> fact(
      String what, int line, @Nullable String happened, @Nullable String replaces) {
    var fact = new HashMap<String, Object>();
    fact.put("what", what);
    fact.put("line", line);
    fact.put("confidence", 90);
    if (happened != null) {
      fact.put("happened", happened);
    }
    if (replaces != null) {
      fact.put("replaces", replaces);
    }
    return fact;
  }

  /// Answers what it was told to, in order; without an answer it is down.
  static final class Model implements StructuredModel {
    final List<Question> asked = new ArrayList<>();
    final List<List<Map<String, Object>>> answers = new ArrayList<>();
    Runnable meanwhile = () -> {};

    @Override
    public Map<String, Object> ask(Question question) {
      asked.add(question);
      meanwhile.run();
      if (answers.isEmpty()) {
        throw new ProblemException(new Problem.Unavailable(Duration.ofSeconds(30)));
      }
      return Map.of("facts", answers.removeFirst(), "summary", "They talked.", "tone", "warm");
    }
  }

  private static final class Said implements Conversations {
    private final Map<UUID, List<SpokenTurn>> byCall = new HashMap<>();

    @Override
    public List<SpokenTurn> turns(Call call) {
      return byCall.getOrDefault(call.id(), List.of());
    }

    @Override
    public void brief(Call call, Purpose purpose) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Purpose> purpose(Call call) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void note(Call call, SpokenTurn turn) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close(Call call) {
      throw new UnsupportedOperationException();
    }
  }
}
