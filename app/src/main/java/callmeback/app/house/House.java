package callmeback.app.house;

import callmeback.api.account.BcryptPasswords;
import callmeback.api.account.JwtConfig;
import callmeback.api.account.JwtTokens;
import callmeback.api.account.LibNumberingPlan;
import callmeback.api.stripe.StripeGateway;
import callmeback.app.config.Config;
import callmeback.core.Ids;
import callmeback.core.Secret;
import callmeback.core.account.AccountStore;
import callmeback.core.account.Accounts;
import callmeback.core.billing.Billing;
import callmeback.core.call.Calls;
import callmeback.core.call.LiveCalls;
import callmeback.core.call.Parties;
import callmeback.core.memory.Memories;
import callmeback.core.persona.Personas;
import callmeback.prompts.Prompts;
import callmeback.raindrop.store.PostgresAccounts;
import callmeback.raindrop.store.PostgresCalls;
import callmeback.raindrop.store.PostgresPayments;
import callmeback.raindrop.store.PostgresPersonas;
import callmeback.raindrop.talk.CallSessions;
import callmeback.raindrop.talk.StoredConversations;
import callmeback.raindrop.talk.StoredMemories;
import callmeback.voice.twilio.TwilioTelephony;
import java.time.InstantSource;
import java.util.UUID;

/// The services of the product, each with its stores and its way to the outside.
record House(
    Accounts accounts,
    Personas personas,
    Billing billing,
    Calls calls,
    LiveCalls live,
    Memories memories,
    TwilioTelephony telephony) {

  static House build(
      Config config, InstantSource clock, Storage storage, Outside outside, Prompts prompts) {
    var database = storage.database();
    Ids ids = UUID::randomUUID;
    var accountStore = new PostgresAccounts(database);
    var personaStore = new PostgresPersonas(database);
    var callStore = new PostgresCalls(database);
    var conversations =
        new StoredConversations(
            storage.memory(), storage.buckets(), new CallSessions(database, storage.memory()));
    var telephony = new TwilioTelephony(outside.twilio(), clock);
    var accounts = accounts(config, clock, ids, storage, accountStore);
    var personas = new Personas(personaStore);
    personas.seed(HousePersonas.from(prompts));
    var billing =
        new Billing(
            new PostgresPayments(database),
            new StripeGateway(outside.stripe(), clock),
            accountStore,
            clock,
            ids);
    var calls =
        new Calls(
            callStore,
            telephony,
            conversations,
            new Calls.People(accounts, personas),
            billing,
            new Calls.Rules(clock, ids, config.verifiedPhonesOnly()));
    var live =
        new LiveCalls(
            callStore,
            telephony,
            billing,
            conversations,
            new Parties(accountStore, personaStore),
            clock);
    return new House(
        accounts, personas, billing, calls, live, new StoredMemories(storage.memory()), telephony);
  }

  private static Accounts accounts(
      Config config, InstantSource clock, Ids ids, Storage storage, AccountStore store) {
    return new Accounts(
        store,
        new BcryptPasswords(),
        new JwtTokens(jwt(config, storage)),
        new LibNumberingPlan(),
        new Accounts.Clockwork(clock, ids, config.keys().sessionLength()));
  }

  private static JwtConfig jwt(Config config, Storage storage) {
    var given = config.keys().jwtSecret();
    return new JwtConfig(
        given == null ? new Secret(storage.secrets().of("jwt-secret")) : given,
        config.web().baseUrl().toString());
  }
}
