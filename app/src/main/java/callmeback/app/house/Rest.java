package callmeback.app.house;

import callmeback.api.account.AccountRoutes;
import callmeback.api.account.LibNumberingPlan;
import callmeback.api.account.PhoneRoutes;
import callmeback.api.account.PrivacyRoutes;
import callmeback.api.account.TokenRoutes;
import callmeback.api.billing.BillingRoutes;
import callmeback.api.billing.EvidenceRoutes;
import callmeback.api.billing.ReceiptRoutes;
import callmeback.api.billing.SpendRoutes;
import callmeback.api.billing.WalletRoutes;
import callmeback.api.call.AudioRoutes;
import callmeback.api.call.CallRoutes;
import callmeback.api.call.ScenarioRoutes;
import callmeback.api.contact.ContactRoutes;
import callmeback.api.http.Endpoints;
import callmeback.api.memory.MemoryRoutes;
import callmeback.api.persona.PersonaRoutes;
import callmeback.api.persona.VoiceRoutes;
import callmeback.api.schedule.ScheduleRoutes;
import callmeback.api.stripe.StripeBooks;
import callmeback.api.stripe.StripeWebhook;
import callmeback.core.Changes;
import callmeback.core.account.Actor;
import callmeback.core.account.Departures;
import callmeback.core.account.PhoneProofs;
import callmeback.core.account.PhoneVerification;
import callmeback.core.account.Profiles;
import callmeback.core.billing.Aftermath;
import callmeback.core.billing.Usages;
import callmeback.core.billing.Wallet;
import callmeback.core.call.Receipts;
import callmeback.core.contact.Contacts;
import callmeback.core.dispute.Disputes;
import callmeback.core.persona.AnnouncedPersonas;
import callmeback.core.persona.Studio;
import callmeback.core.persona.VoiceCatalog;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// The features that people reach over HTTP, and the doors where providers knock.
record Rest(
    House house,
    Stores stores,
    Outside outside,
    Vendors vendors,
    Departures departures,
    Programs programs,
    InstantSource clock) {

  /// Whom features ask outside, and who is told what changed.
  ///
  /// @param proofs how numbers are proved
  record Vendors(VoiceCatalog voices, PhoneProofs proofs, Changes changes) {}

  List<Endpoints> endpoints() {
    var accounts = accounts();
    var calls = new CallRoutes(house.calls(), clock);
    var audio = new AudioRoutes(house.audio());
    var scheduled = new ScheduleRoutes(programs.scheduled());
    var personas = new PersonaRoutes(house.personas(), studio());
    var contacts = new ContactRoutes(contacts());
    var billing = new BillingRoutes(house.billing(), house.dialling()::requireOpen);
    var tokens = new TokenRoutes(programs.tokens());
    var kept = new LinkedHashMap<String, Function<Actor, Object>>();
    kept.put("user", accounts::exported);
    kept.put("payment_methods", billing::exported);
    kept.put("calls", calls::exported);
    kept.put("recordings", audio::exported);
    kept.put("scheduled_calls", scheduled::exported);
    kept.put("personas", personas::exported);
    kept.put("contacts", contacts::exported);
    kept.put("access_tokens", tokens::exported);
    var memories = new MemoryRoutes(house.memory().facts(), calls::struck);
    kept.put("memories", memories::exported);
    return List.of(
        accounts,
        phones(),
        new PrivacyRoutes(departures, kept),
        calls,
        audio,
        new ScenarioRoutes(house.scenarios()),
        scheduled,
        personas,
        new VoiceRoutes(vendors.voices()),
        contacts,
        memories,
        billing,
        new WalletRoutes(wallet(), usages()),
        new SpendRoutes(stores.spending()),
        tokens,
        new ReceiptRoutes(receipts()),
        new EvidenceRoutes(disputes()),
        stripe());
  }

  private StripeWebhook stripe() {
    return new StripeWebhook(
        outside.stripe(), house.billing(), wallet(), aftermath(), stores.inbox(), clock);
  }

  private Aftermath aftermath() {
    return new Aftermath(
        stores.payments(), stores.books(), new StripeBooks(outside.stripe(), clock));
  }

  private AccountRoutes accounts() {
    return new AccountRoutes(
        house.accounts(),
        new Profiles(stores.accounts(), new LibNumberingPlan(), house.audio(), clock));
  }

  private PhoneRoutes phones() {
    return new PhoneRoutes(
        new PhoneVerification(house.accounts(), stores.accounts(), vendors.proofs(), clock));
  }

  Studio studio() {
    var personas = new AnnouncedPersonas(stores.personas(), vendors.changes());
    return new Studio(personas, vendors.voices(), clock, UUID::randomUUID);
  }

  Contacts contacts() {
    return new Contacts(stores.contacts(), stores.personas(), clock);
  }

  Usages usages() {
    return new Usages(stores.usage(), clock);
  }

  Receipts receipts() {
    return new Receipts(house.calls(), stores.books());
  }

  private Disputes disputes() {
    return new Disputes(
        stores.calls(),
        house.calls(),
        stores.books(),
        stores.evidence(),
        programs.administrators());
  }

  private Wallet wallet() {
    return new Wallet(stores.payments(), stores.wallets(), house.gateway());
  }
}
