package callmeback.bench;

import callmeback.bench.Asking.Kind;
import callmeback.core.PageRequest;
import callmeback.core.call.CallQuery;
import callmeback.core.persona.PersonaQuery;
import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.store.PostgresAccounts;
import callmeback.raindrop.store.PostgresCalls;
import callmeback.raindrop.store.PostgresPersonas;
import callmeback.raindrop.vault.SealedPhones;
import java.util.List;

/// The queries that requests make, without the request: what they cannot be faster than.
record Bare(Database database, SealedPhones phones, People people) {
  private static final PageRequest PAGE = new PageRequest(1, 20);

  Kind account() {
    var accounts = new PostgresAccounts(database, phones);
    return new Kind(
        "query: account", (worker, _) -> accounts.find(people.of(worker).id()).orElseThrow());
  }

  Kind history() {
    var calls = new PostgresCalls(database, phones);
    var query = new CallQuery(PAGE, null, null, null, CallQuery.Sort.DATE_DESC);
    return new Kind(
        "query: history", (worker, _) -> calls.list(people.of(worker).id(), query).items());
  }

  Kind personas() {
    var personas = new PostgresPersonas(database);
    var query = new PersonaQuery(PAGE, null, List.of(), null, null, PersonaQuery.Sort.NAME_ASC);
    return new Kind(
        "query: personas", (worker, _) -> personas.list(query, people.of(worker).id()).items());
  }
}
