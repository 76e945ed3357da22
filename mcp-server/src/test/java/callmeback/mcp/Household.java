package callmeback.mcp;

import callmeback.core.Page;
import callmeback.core.Secret;
import callmeback.core.account.Account;
import callmeback.core.account.Accounts;
import callmeback.core.account.Actor;
import callmeback.core.account.EmailAddress;
import callmeback.core.account.Grant;
import callmeback.core.account.Passwords;
import callmeback.core.account.PersonName;
import callmeback.core.account.PhoneNumber;
import callmeback.core.account.Tokens;
import callmeback.core.billing.Billing;
import callmeback.core.billing.Card;
import callmeback.core.billing.Cents;
import callmeback.core.billing.Hold;
import callmeback.core.billing.Minutes;
import callmeback.core.call.Call;
import callmeback.core.call.CallStatus;
import callmeback.core.call.Calls;
import callmeback.core.call.Conversations;
import callmeback.core.call.Dialler;
import callmeback.core.call.LiveCalls;
import callmeback.core.call.Parties;
import callmeback.core.call.Progress;
import callmeback.core.call.Purpose;
import callmeback.core.call.Relationship;
import callmeback.core.call.Speaker;
import callmeback.core.call.SpokenTurn;
import callmeback.core.call.Telephony;
import callmeback.core.memory.Bond;
import callmeback.core.memory.Facts;
import callmeback.core.memory.Memories;
import callmeback.core.memory.Recall;
import callmeback.core.memory.Recollection;
import callmeback.core.persona.Author;
import callmeback.core.persona.Persona;
import callmeback.core.persona.PersonaQuery;
import callmeback.core.persona.PersonaStore;
import callmeback.core.persona.Personas;
import callmeback.prompts.Prompts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Ann, her coach, and the live call between them, a minute old, with real services around it.
final class Household {
  static final Instant NOW = Instant.parse("2026-03-02T18:20:00Z");
  static final UUID ANN = UUID.fromString("00000000-0000-4000-8000-00000000000a");
  static final UUID COACH = UUID.fromString("00000000-0000-4000-8000-00000000000c");
  static final UUID CALL = UUID.fromString("00000000-0000-4000-8000-0000000000ca");
  static final Actor LIVE_CALL = new Actor(ANN, CALL, NOW.plusSeconds(3600), Grant.CALL);

  final List<String> hungUp = new ArrayList<>();
  final OneMemory memory = new OneMemory(new Bond(ANN, COACH));
  final OneCall store = new OneCall(call(), new Relationship(3, 12, NOW.minusSeconds(86_400)));
  final Workshop workshop = new Workshop(coach());
  final Purse purse = new Purse();
  final Services services;
  final Catalog catalog;

  Household() {
    var clock = InstantSource.fixed(NOW);
    var wallet = new OneWallet(ANN, card(), hold());
    var billing = new Billing(wallet, wallet, new OneAccount(ann()), clock, UUID::randomUUID);
    var line = new Line();
    var talk = new Talk();
    var personas = new Personas(new OnePersona());
    var people = new Calls.People(accounts(clock), personas);
    var dialler = new Dialler(store, new NoDials(), line, billing, clock, new Random(7));
    var dialling = NoDials.rules(line, clock);
    var rules = new Calls.Rules(clock, UUID::randomUUID, dialling);
    var calls = new Calls(store, dialler, talk, people, billing, rules);
    var parties = new Parties(new OneAccount(ann()), new OnePersona());
    var live = new LiveCalls(store, line, billing, talk, parties, clock);
    var following = workshop.following(calls, store, billing);
    var authoring = workshop.authoring(parties, store, parties.personas());
    var safeguards = purse.safeguards(people.accounts(), calls, billing, dialling, clock);
    var figures = new TwoCalls();
    this.services =
        new Services(
            calls,
            live,
            memory(clock),
            personas,
            billing,
            figures,
            safeguards,
            following,
            authoring);
    this.catalog = new Catalog(services, Prompts.load());
  }

  private Services.Memory memory(InstantSource clock) {
    Memories said = (_, _, _, _) -> List.of(new Recollection("I ran today.", NOW.minusSeconds(60)));
    var facts = new Facts(memory, memory, memory, memory, clock, UUID::randomUUID);
    return new Services.Memory(new Recall(memory, said, memory), facts);
  }

  private static Accounts accounts(InstantSource clock) {
    var clockwork = new Accounts.Clockwork(clock, UUID::randomUUID, Duration.ofDays(1));
    return new Accounts(
        new OneAccount(ann()), new Plain(), new NoTokens(), phone -> true, clockwork);
  }

  private static Account ann() {
    return new Account(
        ANN,
        new EmailAddress("ann@example.com"),
        new PersonName("Ann"),
        new PhoneNumber("+14155550123"),
        true,
        true,
        false,
        NOW,
        NOW);
  }

  private static Persona coach() {
    return new Persona(
        COACH,
        "Coach",
        "Keeps you to your word.",
        "emily",
        "You are a coach.",
        true,
        new Author.House(),
        List.of("habits"),
        NOW,
        7);
  }

  private static Call call() {
    return new Call(
        CALL,
        ANN,
        COACH,
        "Coach",
        new PhoneNumber("+14155550123"),
        "pi_1",
        new Minutes(5),
        CallStatus.IN_PROGRESS,
        "CA1",
        NOW.minusSeconds(60),
        NOW.minusSeconds(58),
        null,
        0,
        Cents.ZERO,
        null,
        NOW.minusSeconds(75));
  }

  private static Card card() {
    return new Card("pm_1", "card", "4242", "visa", 12, 2030, true);
  }

  private static Hold hold() {
    return new Hold(
        UUID.randomUUID(),
        ANN,
        new Minutes(5),
        Cents.of(225),
        Hold.State.HELD,
        "pi_1",
        CALL,
        Cents.ZERO,
        Cents.ZERO,
        NOW,
        null,
        null);
  }

  private final class Line implements Telephony {
    @Override
    public Dialling dial(UUID callId, PhoneNumber to, Duration limit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void hangUp(String sid) {
      hungUp.add(sid);
    }

    @Override
    public Optional<Progress> look(String sid) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<String> dialled(PhoneNumber to, Instant since) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Duration lockedOut() {
      return Duration.ZERO;
    }
  }

  private static final class Talk implements Conversations {
    @Override
    public void brief(Call call, Purpose purpose) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Purpose> purpose(Call call) {
      return Optional.empty();
    }

    @Override
    public void note(Call call, SpokenTurn turn) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<SpokenTurn> turns(Call call) {
      return List.of(new SpokenTurn(Speaker.PERSONA, "Did you run today?", "Did you", NOW, null));
    }

    @Override
    public void close(Call call) {
      throw new UnsupportedOperationException();
    }
  }

  private final class OnePersona implements PersonaStore {
    @Override
    public Page<Persona> list(PersonaQuery query, @Nullable UUID viewer) {
      return new Page<>(List.of(coach()), query.page(), 1);
    }

    @Override
    public Optional<Persona> find(UUID id) {
      return workshop.drawer.find(id);
    }

    @Override
    public void seed(List<Persona> houses) {
      throw new UnsupportedOperationException();
    }
  }

  private static final class Plain implements Passwords {
    @Override
    public String hash(String password) {
      return password;
    }

    @Override
    public boolean matches(String password, String hash) {
      return password.equals(hash);
    }
  }

  private static final class NoTokens implements Tokens {
    @Override
    public Secret issue(Actor actor, Instant issuedAt) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Actor read(String token, Instant now) {
      throw new UnsupportedOperationException();
    }
  }
}
