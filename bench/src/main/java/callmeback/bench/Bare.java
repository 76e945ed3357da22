package callmeback.bench;

import callmeback.bench.Asking.Kind;
import callmeback.core.PageRequest;
import callmeback.core.account.PersonName;
import callmeback.core.account.ProfileChange;
import callmeback.core.call.CallQuery;
import callmeback.core.persona.PersonaQuery;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.store.PostgresAccounts;
import callmeback.raindrop.store.PostgresCalls;
import callmeback.raindrop.store.PostgresContacts;
import callmeback.raindrop.store.PostgresPersonas;
import callmeback.raindrop.vault.SealedPhones;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/// The queries that requests make, the one that tells who asks among them, without the request:
/// what they cannot be faster than.
record Bare(Database database, SealedPhones phones, People people, InstantSource clock) {
  private static final UUID SESSION = UUID.randomUUID();
  private static final PageRequest PAGE = new PageRequest(1, 20);

  Kind account() {
    var accounts = new PostgresAccounts(database, phones);
    return asked("queries: account", id -> accounts.find(id).orElseThrow());
  }

  Kind history() {
    var calls = new PostgresCalls(database, phones);
    var query = new CallQuery(PAGE, null, null, null, CallQuery.Sort.DATE_DESC);
    return asked("queries: history", id -> calls.list(id, query).items());
  }

  Kind personas() {
    var personas = new PostgresPersonas(database);
    var query = new PersonaQuery(PAGE, null, List.of(), null, null, PersonaQuery.Sort.NAME_ASC);
    return asked("queries: personas", id -> personas.list(query, id).items());
  }

  Kind contacts() {
    var contacts = new PostgresContacts(database);
    return asked("queries: contacts", contacts::list);
  }

  Kind profile() {
    var accounts = new PostgresAccounts(database, phones);
    return made(
        "queries: profile",
        (id, turn) -> accounts.change(id, named(People.name(turn)), clock.instant()).orElseThrow());
  }

  private static ProfileChange named(String name) {
    return new ProfileChange(new PersonName(name), null, null, null);
  }

  private Kind asked(String name, Function<UUID, Object> query) {
    return made(name, (id, _) -> query.apply(id));
  }

  private Kind made(String name, BiFunction<UUID, Long, Object> query) {
    var accounts = new PostgresAccounts(database, phones);
    return new Kind(
        name,
        (worker, turn) -> {
          var id = people.of(worker).id();
          return List.of(accounts.standing(id, SESSION), query.apply(id, turn));
        });
  }
}
