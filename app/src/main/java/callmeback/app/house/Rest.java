package callmeback.app.house;

import callmeback.api.account.AccountRoutes;
import callmeback.api.account.LibNumberingPlan;
import callmeback.api.account.PhoneRoutes;
import callmeback.api.billing.BillingRoutes;
import callmeback.api.billing.WalletRoutes;
import callmeback.api.call.CallRoutes;
import callmeback.api.contact.ContactRoutes;
import callmeback.api.http.Endpoints;
import callmeback.api.persona.PersonaRoutes;
import callmeback.api.persona.VoiceRoutes;
import callmeback.api.schedule.ScheduleRoutes;
import callmeback.api.stripe.StripeWebhook;
import callmeback.core.account.PhoneProofs;
import callmeback.core.account.PhoneVerification;
import callmeback.core.account.Profiles;
import callmeback.core.billing.Usages;
import callmeback.core.billing.Wallet;
import callmeback.core.contact.Contacts;
import callmeback.core.persona.Studio;
import callmeback.core.persona.VoiceCatalog;
import callmeback.core.schedule.ScheduledCalls;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/// The features that people reach over HTTP, and the doors where providers knock.
///
/// @param proofs how numbers are proved
record Rest(
    House house,
    Stores stores,
    Outside outside,
    VoiceCatalog voices,
    PhoneProofs proofs,
    InstantSource clock) {

  List<Endpoints> endpoints() {
    return List.of(
        new AccountRoutes(
            house.accounts(), new Profiles(stores.accounts(), new LibNumberingPlan(), clock)),
        new PhoneRoutes(new PhoneVerification(house.accounts(), stores.accounts(), proofs, clock)),
        new CallRoutes(house.calls(), clock),
        new ScheduleRoutes(
            new ScheduledCalls(
                stores.schedules(), house.calls(), house.billing(), UUID::randomUUID)),
        new PersonaRoutes(
            house.personas(), new Studio(stores.personas(), voices, clock, UUID::randomUUID)),
        new VoiceRoutes(voices),
        new ContactRoutes(new Contacts(stores.contacts(), stores.personas(), clock)),
        new BillingRoutes(house.billing(), house.dialling()::requireOpen),
        new WalletRoutes(wallet(), new Usages(stores.usage(), clock)),
        new StripeWebhook(outside.stripe(), house.billing(), wallet(), stores.inbox(), clock));
  }

  private Wallet wallet() {
    return new Wallet(stores.payments(), stores.wallets(), house.gateway());
  }
}
