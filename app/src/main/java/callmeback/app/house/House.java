package callmeback.app.house;

import callmeback.api.account.BcryptPasswords;
import callmeback.api.account.JwtConfig;
import callmeback.api.account.JwtTokens;
import callmeback.api.account.LibNumberingPlan;
import callmeback.api.call.LibDirectory;
import callmeback.api.stripe.StripeGateway;
import callmeback.app.config.Config;
import callmeback.core.Changes;
import callmeback.core.Ids;
import callmeback.core.Secret;
import callmeback.core.account.AccountStore;
import callmeback.core.account.Accounts;
import callmeback.core.billing.Billing;
import callmeback.core.billing.PaymentGateway;
import callmeback.core.call.AnnouncedCalls;
import callmeback.core.call.CallAudio;
import callmeback.core.call.CallStore;
import callmeback.core.call.Calls;
import callmeback.core.call.Conversations;
import callmeback.core.call.DialRules;
import callmeback.core.call.Dialler;
import callmeback.core.call.LiveCalls;
import callmeback.core.call.NumberLookup;
import callmeback.core.call.Parties;
import callmeback.core.call.Scenario;
import callmeback.core.call.Telephony;
import callmeback.core.persona.Personas;
import callmeback.core.stats.Statistics;
import callmeback.prompts.Prompts;
import callmeback.raindrop.talk.CallSessions;
import callmeback.raindrop.talk.SealedPurposes;
import callmeback.raindrop.talk.StoredConversations;
import callmeback.raindrop.talk.StoredRecordings;
import callmeback.voice.twilio.TwilioLookup;
import callmeback.voice.twilio.TwilioTelephony;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/// The services of the product, each with its stores and its way to the outside.
record House(
    Accounts accounts,
    Personas personas,
    Billing billing,
    Calls calls,
    LiveCalls live,
    CallAudio audio,
    Dialler dialler,
    DialRules dialling,
    PaymentGateway gateway,
    Remembering memory,
    TwilioTelephony telephony,
    List<Scenario> scenarios,
    Statistics statistics) {

  static House build(
      Config config,
      InstantSource clock,
      Storage storage,
      Stores stores,
      Outside outside,
      Prompts prompts,
      Changes changes) {
    Ids ids = UUID::randomUUID;
    var conversations = conversations(storage);
    var telephony = new TwilioTelephony(outside.twilio(), clock);
    var accounts = accounts(config, clock, ids, storage, stores.accounts());
    var personas = new Personas(stores.personas());
    personas.seed(HousePersonas.from(prompts));
    var gateway = new StripeGateway(outside.stripe(), clock);
    var billing = new Billing(stores.payments(), gateway, stores.accounts(), clock, ids);
    var people = new Calls.People(accounts, personas);
    var kept = new AnnouncedCalls(stores.calls(), changes);
    var dialler = dialler(kept, stores, telephony, billing, clock);
    var dialling = dialling(config, stores, outside, telephony, clock);
    var rules = new Calls.Rules(clock, ids, dialling);
    var calls = new Calls(kept, dialler, conversations, people, billing, rules);
    var live = live(kept, stores, telephony, billing, conversations, clock);
    var clockwork = new Remembering.Clockwork(clock, ids);
    var memory = Remembering.of(storage, stores, outside, prompts, conversations, clockwork);
    return new House(
        accounts,
        personas,
        billing,
        calls,
        live,
        audio(storage, stores, kept, clock),
        dialler,
        dialling,
        gateway,
        memory,
        telephony,
        HouseScenarios.from(prompts),
        Figuring.of(storage, outside, prompts, clock));
  }

  private static Dialler dialler(
      CallStore kept, Stores stores, Telephony telephony, Billing billing, InstantSource clock) {
    return new Dialler(kept, stores.dialBook(), telephony, billing, clock, new SecureRandom());
  }

  private static LiveCalls live(
      CallStore kept,
      Stores stores,
      Telephony telephony,
      Billing billing,
      Conversations conversations,
      InstantSource clock) {
    var parties = new Parties(stores.accounts(), stores.personas());
    return new LiveCalls(kept, telephony, billing, conversations, parties, clock);
  }

  private static CallAudio audio(
      Storage storage, Stores stores, CallStore kept, InstantSource clock) {
    return new CallAudio(new StoredRecordings(storage.buckets()), stores.accounts(), kept, clock);
  }

  private static DialRules dialling(
      Config config, Stores stores, Outside outside, Telephony telephony, InstantSource clock) {
    return new DialRules(
        config.dialling().policy(),
        stores.dialRecords(),
        new LibDirectory(),
        config.dialling().lookup() ? new TwilioLookup(outside.twilio(), clock) : NumberLookup.NONE,
        telephony,
        clock);
  }

  private static Conversations conversations(Storage storage) {
    var sessions = new CallSessions(storage.database(), storage.memory());
    return new StoredConversations(
        storage.memory(),
        storage.buckets(),
        sessions,
        new SealedPurposes(storage.database(), storage.vault()));
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
