package callmeback.mcp;

import callmeback.core.account.PhoneNumber;
import callmeback.core.billing.Billing;
import callmeback.core.billing.Cents;
import callmeback.core.billing.LedgerEntry;
import callmeback.core.billing.Minutes;
import callmeback.core.billing.Usage;
import callmeback.core.billing.Usages;
import callmeback.core.call.Briefings.Layer;
import callmeback.core.call.CallStore;
import callmeback.core.call.Calls;
import callmeback.core.call.Parties;
import callmeback.core.call.Receipts;
import callmeback.core.call.Rehearsal;
import callmeback.core.call.Stage;
import callmeback.core.call.Waiting;
import callmeback.core.contact.Contacts;
import callmeback.core.persona.Persona;
import callmeback.core.persona.PersonaStore;
import callmeback.core.persona.Studio;
import callmeback.core.schedule.ScheduledCall;
import callmeback.core.schedule.ScheduledCalls;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What follows a call and what comes before it, with a clock that moves when somebody waits.
final class Workshop {
  static final UUID TOMORROW = UUID.fromString("00000000-0000-4000-8000-00000000005c");

  final List<String> whispered = new ArrayList<>();
  final OneAppointment diary = new OneAppointment(appointment());
  final Drawer drawer;
  Runnable meanwhile = () -> {};
  Instant now = Household.NOW;

  Workshop(Persona coach) {
    drawer = new Drawer(coach);
  }

  Services.Following following(Calls calls, CallStore store, Billing billing) {
    InstantSource moving = () -> now;
    var stage = new Stage(store);
    stage.enter(Household.CALL, whisper -> whispered.add(whisper.text()) && whispered.size() < 3);
    return new Services.Following(
        new Waiting(calls, moving, this::pause),
        stage,
        new ScheduledCalls(diary, calls, billing, UUID::randomUUID),
        new Receipts(
            calls,
            _ ->
                List.of(
                    new LedgerEntry(
                        LedgerEntry.Kind.HOLD, Cents.of(225), "asked for", Household.NOW))),
        new Usages(
            (_, _) -> List.of(new Usage.Month(YearMonth.of(2026, 3), 2, Cents.of(170))),
            InstantSource.fixed(Household.NOW)));
  }

  Services.Authoring authoring(Parties parties, CallStore store, PersonaStore personas) {
    var clock = InstantSource.fixed(Household.NOW);
    var rehearsal =
        new Rehearsal(
            parties,
            store,
            context ->
                List.of(
                    new Layer("persona", context.persona().systemPrompt(), 500),
                    new Layer("this call", context.purpose() + " " + context.secondsLeft(), 500)),
            clock);
    return new Services.Authoring(
        new Studio(drawer, drawer, clock, UUID::randomUUID),
        drawer,
        rehearsal,
        new Contacts(drawer, personas, clock));
  }

  private void pause(Duration time) throws InterruptedException {
    now = now.plus(time);
    meanwhile.run();
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  private static ScheduledCall appointment() {
    return new ScheduledCall(
        TOMORROW,
        Household.ANN,
        Household.COACH,
        "Coach",
        new PhoneNumber("+14155550123"),
        new Minutes(5),
        null,
        Household.NOW.plus(Duration.ofDays(1)),
        ScheduledCall.State.SCHEDULED,
        null,
        Household.NOW,
        null,
        null);
  }
}
