package callmeback.api.call;

import static callmeback.api.http.Access.signedIn;
import static callmeback.api.http.Shape.id;
import static callmeback.api.http.Shape.oneOf;
import static callmeback.api.http.Shape.since;
import static callmeback.api.http.Shape.text;
import static callmeback.api.http.Shape.token;
import static callmeback.api.http.Shape.until;
import static java.nio.charset.StandardCharsets.UTF_8;

import callmeback.api.http.Answer;
import callmeback.api.http.Asked;
import callmeback.api.http.Cache;
import callmeback.api.http.Endpoints;
import callmeback.api.http.Limit;
import callmeback.api.http.Pages;
import callmeback.api.http.Routes;
import callmeback.core.PageRequest;
import callmeback.core.account.Actor;
import callmeback.core.account.PhoneNumber;
import callmeback.core.call.Call;
import callmeback.core.call.CallOrder;
import callmeback.core.call.CallQuery;
import callmeback.core.call.CallQuery.Sort;
import callmeback.core.call.CallStatus;
import callmeback.core.call.Calls;
import callmeback.core.call.Purpose;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// Asking for a call, looking at calls, hanging up.
public final class CallRoutes implements Endpoints {
  private final Calls calls;
  private final Transcripts transcripts;

  private enum Format {
    TEXT,
    JSON
  }

  /// A page of calls.
  record ListJson(List<CallJson> calls, Pages pagination) {}

  public CallRoutes(Calls calls, InstantSource clock) {
    this.calls = calls;
    this.transcripts = new Transcripts(calls, clock);
  }

  @Override
  public void mount(Routes routes) {
    routes
        .post("/api/call", Limit.perMinute(5), signedIn(this::place))
        .post("/api/calls", Limit.perMinute(5), signedIn(this::place))
        .get(
            "/api/calls",
            Limit.perMinute(60),
            Cache.own(Duration.ofSeconds(30)),
            signedIn(this::list))
        .get("/api/calls/{id}", Limit.perMinute(120), signedIn(this::show))
        .get("/api/calls/{id}/transcript", Limit.perMinute(60), signedIn(this::transcript))
        .post("/api/calls/{id}/hang-up", Limit.perMinute(20), signedIn(this::hangUp));
  }

  private Answer place(Actor actor, Asked asked) {
    var fields = asked.json();
    var phone = fields.required("phone_number", text(PhoneNumber::new));
    var persona = fields.required("persona_id", id());
    var intent = fields.required("payment_intent_id", token());
    var purpose = fields.optional("purpose", text(Purpose::new));
    var order =
        fields.checked(
            () -> new CallOrder(phone.get(), persona.get(), intent.get(), purpose.get()));
    return one(calls.place(actor, order));
  }

  private Answer list(Actor actor, Asked asked) {
    var page = calls.list(actor, query(asked));
    var items = page.items().stream().map(call -> CallJson.of(call, transcripts.of(call))).toList();
    return Answer.ok(new ListJson(items, Pages.of(page)));
  }

  private Answer show(Actor actor, Asked asked) {
    return Answer.ok(Map.of("call", detail(calls.get(actor, asked.id("call")))));
  }

  private CallDetailJson detail(Call call) {
    var turns = calls.turns(call);
    var purpose = calls.purpose(call).map(Purpose::text).orElse(null);
    var shown = CallJson.of(call, call.status().live() ? null : Transcripts.text(call, turns));
    return CallDetailJson.of(shown, purpose, turns, calls.receipt(call));
  }

  /// Every call with its turns and its money, for its owner to take along; oldest first.
  public Object exported(Actor actor) {
    var all = new ArrayList<CallDetailJson>();
    var page = 1;
    while (true) {
      var asked = new PageRequest(page++, PageRequest.MAX_LIMIT);
      var some = calls.list(actor, new CallQuery(asked, null, null, null, Sort.DATE_ASC)).items();
      some.forEach(call -> all.add(detail(call)));
      if (some.size() < PageRequest.MAX_LIMIT) {
        return all;
      }
    }
  }

  /// Words were taken out of transcripts: what was kept of them for a while is not shown any more.
  public void struck() {
    transcripts.forget();
  }

  /// As text to be saved, or as JSON.
  private Answer transcript(Actor actor, Asked asked) {
    var fields = asked.query();
    var format =
        fields.optional(
            "format",
            oneOf(Format.values(), each -> each.name().toLowerCase(Locale.ROOT)),
            Format.TEXT);
    var asJson = fields.checked(format::get) == Format.JSON;
    var call = calls.get(actor, asked.id("call"));
    var turns = calls.turns(call);
    if (asJson) {
      return Answer.ok(TranscriptJson.of(call, turns));
    }
    var text = Objects.requireNonNullElse(Transcripts.text(call, turns), "");
    return Answer.document("text/plain; charset=utf-8", text.getBytes(UTF_8))
        .with(
            Map.of(
                "Content-Disposition",
                "attachment; filename=\"call-%s.txt\"".formatted(call.id())));
  }

  private Answer hangUp(Actor actor, Asked asked) {
    return one(calls.hangUp(actor, asked.id("call")));
  }

  private Answer one(Call call) {
    return Answer.ok(Map.of("call", CallJson.of(call, transcripts.of(call))));
  }

  private static CallQuery query(Asked asked) {
    var fields = asked.query();
    var page = Pages.asked(fields);
    var status = fields.optional("status", oneOf(CallStatus.values(), CallJson::word));
    var from = fields.optional("from_date", since());
    var to = fields.optional("to_date", until());
    var sort = fields.optional("sort", oneOf(Sort.values(), CallRoutes::word), Sort.DATE_DESC);
    return fields.checked(
        () -> new CallQuery(page.get(), status.get(), from.get(), to.get(), sort.get()));
  }

  private static String word(Sort sort) {
    return sort.name().toLowerCase(Locale.ROOT);
  }
}
