package callmeback.api.schedule;

import static callmeback.api.http.Access.signedIn;
import static callmeback.api.http.Shape.id;
import static callmeback.api.http.Shape.oneOf;
import static callmeback.api.http.Shape.text;
import static callmeback.api.http.Shape.token;

import callmeback.api.http.Answer;
import callmeback.api.http.Asked;
import callmeback.api.http.Cache;
import callmeback.api.http.Endpoints;
import callmeback.api.http.Json;
import callmeback.api.http.Limit;
import callmeback.api.http.Pages;
import callmeback.api.http.Routes;
import callmeback.api.http.Shape;
import callmeback.core.PageRequest;
import callmeback.core.account.Actor;
import callmeback.core.account.PhoneNumber;
import callmeback.core.call.CallOrder;
import callmeback.core.call.Purpose;
import callmeback.core.schedule.Appointment;
import callmeback.core.schedule.Cancellation;
import callmeback.core.schedule.ScheduledCall;
import callmeback.core.schedule.ScheduledCall.State;
import callmeback.core.schedule.ScheduledCalls;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Asking for a call at a later time, and changing one's mind.
public final class ScheduleRoutes implements Endpoints {
  private final ScheduledCalls scheduled;

  /// The order of the list.
  private enum Sort {
    TIME_ASC,
    TIME_DESC
  }

  /// What became of the money; an amount that is only held is released, not refunded.
  ///
  /// @param amount dollars
  /// @param refundId what to name to the bank; absent when nothing was held
  record RefundJson(BigDecimal amount, String status, @Nullable String refundId) {
    static RefundJson of(Cancellation cancellation) {
      return new RefundJson(
          Json.dollars(cancellation.amount().value()),
          cancellation.release().name().toLowerCase(Locale.ROOT),
          cancellation.intentId());
    }
  }

  public ScheduleRoutes(ScheduledCalls scheduled) {
    this.scheduled = scheduled;
  }

  @Override
  public void mount(Routes routes) {
    routes
        .post("/api/calls/schedule", Limit.perHour(10), signedIn(this::schedule))
        .get(
            "/api/calls/scheduled",
            Limit.perMinute(60),
            Cache.own(Duration.ofSeconds(30)),
            signedIn(this::list))
        .get("/api/calls/schedule/{id}", Limit.perMinute(60), signedIn(this::show))
        .patch("/api/calls/schedule/{id}", Limit.perMinute(20), signedIn(this::change))
        .delete("/api/calls/schedule/{id}", Limit.perMinute(20), signedIn(this::cancel));
  }

  private Answer schedule(Actor actor, Asked asked) {
    var fields = asked.json();
    var phone = fields.required("phone_number", text(PhoneNumber::new));
    var persona = fields.required("persona_id", id());
    var intent = fields.required("payment_intent_id", token());
    var at = fields.required("scheduled_time", text(Shape::instant));
    var rhythm = fields.optional("recurrence", RecurrenceJson.SHAPE);
    var purpose = fields.optional("purpose", text(Purpose::new));
    var call =
        fields.checked(() ->
            scheduled.schedule(
                actor,
                new CallOrder(phone.get(), persona.get(), intent.get(), purpose.get()),
                at.get(),
                rhythm.get()));
    return Answer.created(one(call));
  }

  private Answer list(Actor actor, Asked asked) {
    var query = asked.query();
    State[] listed = {State.SCHEDULED, State.CANCELLED};
    var state = query.optional("status", oneOf(listed, ScheduleRoutes::word));
    var sort = query.optional("sort", oneOf(Sort.values(), ScheduleRoutes::word), Sort.TIME_ASC);
    var page = Pages.askedIfAny(query);
    return query.checked(() -> list(actor, state.get(), sort.get() == Sort.TIME_DESC, page.get()));
  }

  private Answer list(
      Actor actor, @Nullable State state, boolean latestFirst, @Nullable PageRequest asked) {
    if (asked == null) {
      return Answer.ok(Map.of("scheduled_calls", shown(scheduled.list(actor, state, latestFirst))));
    }
    var page = scheduled.page(actor, state, latestFirst, asked);
    return Answer.ok(Map.of("scheduled_calls", shown(page.items()), "pagination", Pages.of(page)));
  }

  private static List<ScheduledCallJson> shown(List<ScheduledCall> calls) {
    return calls.stream().map(ScheduledCallJson::of).toList();
  }

  /// Every call one has scheduled, for its owner to take along; the earliest first.
  public Object exported(Actor actor) {
    var all = new ArrayList<ScheduledCallJson>();
    var page = 1;
    while (true) {
      var asked = new PageRequest(page++, PageRequest.MAX_LIMIT);
      var some = scheduled.page(actor, null, false, asked).items();
      all.addAll(shown(some));
      if (some.size() < PageRequest.MAX_LIMIT) {
        return all;
      }
    }
  }

  private Answer show(Actor actor, Asked asked) {
    return Answer.ok(one(scheduled.get(actor, asked.id("scheduled call"))));
  }

  private Answer change(Actor actor, Asked asked) {
    var id = asked.id("scheduled call");
    var now = Appointment.of(scheduled.get(actor, id));
    var fields = asked.json();
    var at = fields.optional("scheduled_time", text(Shape::instant), now.at());
    var rhythm = fields.changed("recurrence", RecurrenceJson.SHAPE, now.rhythm());
    var purpose = fields.changed("purpose", text(Purpose::new), now.purpose());
    return Answer.ok(
        one(
            fields.checked(() ->
                scheduled.change(
                    actor, id, new Appointment(at.get(), rhythm.get(), purpose.get())))));
  }

  private Answer cancel(Actor actor, Asked asked) {
    var cancellation = scheduled.cancel(actor, asked.id("scheduled call"));
    return Answer.ok(
        Map.of("message", "The call is cancelled.", "refund", RefundJson.of(cancellation)));
  }

  private static Map<String, ScheduledCallJson> one(ScheduledCall call) {
    return Map.of("scheduled_call", ScheduledCallJson.of(call));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
