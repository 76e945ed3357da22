package callmeback.app.house;

import callmeback.api.stripe.StripeCustomers;
import callmeback.core.account.Departing;
import callmeback.core.account.Departures;
import callmeback.core.account.OutsideDeparting;
import callmeback.core.billing.HoldsDeparting;
import callmeback.core.call.CallsDeparting;
import callmeback.core.schedule.ScheduleDeparting;
import callmeback.raindrop.store.PostgresTraces;
import callmeback.raindrop.talk.CallSessions;
import callmeback.raindrop.talk.TalkDeparting;
import callmeback.voice.twilio.TwilioRecords;
import java.time.InstantSource;
import java.util.List;

/// In which order what somebody left behind is erased.
final class Leaving {
  private Leaving() {}

  static Departures of(
      House house, Stores stores, Storage storage, Outside outside, InstantSource clock) {
    var sessions = new CallSessions(storage.database(), storage.memory());
    List<Departing> features =
        List.of(
            new ScheduleDeparting(stores.schedules(), house.billing()),
            new CallsDeparting(stores.calls(), house.telephony()),
            new HoldsDeparting(stores.departures(), house.billing(), clock),
            new TalkDeparting(storage.memory(), storage.buckets(), sessions),
            house.audio(),
            stores.departures()::erase,
            new OutsideDeparting(
                PostgresTraces.customers(storage.database()),
                new StripeCustomers(outside.stripe(), clock)),
            new OutsideDeparting(
                PostgresTraces.calls(storage.database()), new TwilioRecords(outside.twilio())));
    return new Departures(house.accounts(), stores.departures(), features, clock);
  }
}
