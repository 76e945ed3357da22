package callmeback.core.call;

import callmeback.core.Page;
import callmeback.core.account.Accounts;
import callmeback.core.account.PhoneNumber;
import callmeback.core.account.PlainPasswords;
import callmeback.core.account.PlainTokens;
import callmeback.core.billing.Cents;
import callmeback.core.billing.HoldGranted;
import callmeback.core.billing.Minutes;
import callmeback.core.billing.Till;
import callmeback.core.call.Progress.Phase;
import callmeback.core.persona.Author;
import callmeback.core.persona.Persona;
import callmeback.core.persona.PersonaQuery;
import callmeback.core.persona.PersonaStore;
import callmeback.core.persona.Personas;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Calls with all they need: a till, a telephone company, two people and two personas.
public final class Exchange {
  public static final PhoneNumber ANNS_PHONE = new PhoneNumber("+14155550123");

  public final Till till = new Till();
  public final PhoneCompany phones = new PhoneCompany();
  final CallsInMemory store = new CallsInMemory(till.store);
  final List<UUID> closed = new ArrayList<>();
  final List<SpokenTurn> noted = new ArrayList<>();
  public final Persona coach = persona(true, new Author.House());
  final Persona bosSecret = persona(false, new Author.User(till.bo.accountId()));
  final RecordsInMemory records = new RecordsInMemory();
  public final Map<UUID, Purpose> purposes = new HashMap<>();
  public final Dialler dialler;
  public final Accounts accounts;
  public final DialRules rules;
  public final Calls calls;
  public final LiveCalls live;

  public Exchange() {
    var personas = new Book(List.of(coach, bosSecret));
    var clockwork = new Accounts.Clockwork(till.clock, UUID::randomUUID, Duration.ofDays(1));
    this.accounts =
        new Accounts(till.accounts, new PlainPasswords(), new PlainTokens(), _ -> true, clockwork);
    var talk = new Talk();
    this.rules = rules();
    this.dialler =
        new Dialler(
            store, new DialsInMemory(store), phones, till.billing, till.clock, new Random(7));
    this.calls =
        new Calls(
            store,
            dialler,
            talk,
            new Calls.People(accounts, new Personas(personas)),
            till.billing,
            new Calls.Rules(till.clock, UUID::randomUUID, rules));
    this.live =
        new LiveCalls(
            store, phones, till.billing, talk, new Parties(till.accounts, personas), till.clock);
  }

  private DialRules rules() {
    var caps = new DialPolicy.Caps(100, 1_000, Cents.of(100_000));
    var policy = new DialPolicy(true, true, Set.of("US"), null, caps);
    return new DialRules(policy, records, new Atlas(), NumberLookup.NONE, phones, till.clock);
  }

  /// The operator switches calling off.
  public void close() {
    records.switchOff(true);
  }

  public HoldGranted hold() {
    return till.billing.hold(till.ann, new Minutes(5));
  }

  public CallOrder order() {
    return new CallOrder(ANNS_PHONE, coach.id(), hold().intentId());
  }

  Call place() {
    return calls.place(till.ann, order());
  }

  /// The call as it is kept now.
  Call now(Call call) {
    return store.find(call.id()).orElseThrow();
  }

  /// The telephone company reports of the call's own line.
  void report(Call call, Phase phase, int seconds) {
    report(call, "CA1", phase, seconds);
  }

  public void report(Call call, String sid, Phase phase, int seconds) {
    live.report(now(call), new Progress(sid, phase, seconds, till.clock.instant()));
  }

  private Persona persona(boolean isPublic, Author author) {
    return new Persona(
        UUID.randomUUID(),
        "Coach",
        "Keeps you to your word.",
        "emily",
        "You are a coach, calm and direct.",
        isPublic,
        author,
        List.of(),
        till.clock.instant(),
        0);
  }

  private record Book(List<Persona> personas) implements PersonaStore {
    @Override
    public Page<Persona> list(PersonaQuery query, @Nullable UUID viewer) {
      return new Page<>(personas, query.page(), personas.size());
    }

    @Override
    public Optional<Persona> find(UUID id) {
      return personas.stream().filter(persona -> persona.id().equals(id)).findFirst();
    }

    @Override
    public void seed(List<Persona> houses) {
      throw new UnsupportedOperationException();
    }
  }

  private final class Talk implements Conversations {
    @Override
    public void brief(Call call, Purpose purpose) {
      purposes.put(call.id(), purpose);
    }

    @Override
    public Optional<Purpose> purpose(Call call) {
      return Optional.ofNullable(purposes.get(call.id()));
    }

    @Override
    public void note(Call call, SpokenTurn turn) {
      noted.add(turn);
    }

    @Override
    public List<SpokenTurn> turns(Call call) {
      return List.copyOf(noted);
    }

    @Override
    public void close(Call call) {
      closed.add(call.id());
    }
  }
}
