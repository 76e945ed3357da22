package callmeback.api;

import static org.assertj.core.api.Assertions.assertThat;

import callmeback.core.PageRequest;
import callmeback.core.Problem;
import callmeback.core.account.PhoneNumber;
import callmeback.core.billing.Cents;
import callmeback.core.billing.Hold;
import callmeback.core.billing.Minutes;
import callmeback.core.call.Call;
import callmeback.core.call.CallQuery;
import callmeback.core.call.CallStatus;
import callmeback.core.call.Outcome;
import callmeback.core.call.Speaker;
import callmeback.core.call.SpokenTurn;
import callmeback.core.call.Telephony.Dialling;
import callmeback.core.persona.Author;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("wire")
class CallApiTest {
  private final Product product;
  private final UUID annId;
  private final Client ann;

  CallApiTest(@TempDir Path state) {
    product = new Product(state);
    var signedUp = product.register();
    annId = UUID.fromString(signedUp.text("/user/id"));
    ann = product.client.bearing(signedUp.text("/token"));
  }

  @AfterEach
  void close() {
    product.close();
  }

  @Test
  void postCallPlacesACallAgainstAHold() {
    var reply = ann.post("/api/call", order(Product.COACH.id(), product.hold(ann, 5)));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text("/call/status")).isEqualTo("initiated");
    assertThat(reply.text("/call/sid")).isEqualTo("CA1");
    assertThat(reply.text("/call/persona_name")).isEqualTo("Coach");
    assertThat(reply.json().at("/call/estimated_cost").toString()).isEqualTo("2.25");
    assertThat(product.dialler.asked()).containsExactly("dial +14155550123 for 5");
  }

  @Test
  void oneCallAtATime() {
    ann.post("/api/call", order(Product.COACH.id(), product.hold(ann, 1)));
    var second = ann.post("/api/call", order(Product.COACH.id(), product.hold(ann, 1)));
    assertThat(second.error()).isEqualTo("429 CONCURRENT_CALLS");
  }

  @Test
  void aHoldPaysForOneCallOfItsOwner() {
    var hold = product.hold(ann, 1);
    var bob = product.newcomer();
    assertThat(bob.post("/api/call", order(Product.COACH.id(), hold)).error())
        .isEqualTo("400 INVALID_PAYMENT");
    assertThat(ann.post("/api/call", order(Product.COACH.id(), "pi_unknown")).error())
        .isEqualTo("400 INVALID_PAYMENT");
    ann.post("/api/call", order(Product.COACH.id(), hold));
    assertThat(ann.post("/api/call", order(Product.COACH.id(), hold)).error())
        .isEqualTo("400 INVALID_PAYMENT");
  }

  @Test
  void aHoldTheBankHasNotConfirmedCannotPay() {
    ann.post("/api/user/payment-method", "{'payment_method_id': 'pm_card_authenticationRequired'}");
    var hold = ann.post("/api/user/create-payment-intent", "{'estimated_duration': 1}");
    var intent = hold.text("/payment_intent_id");
    assertThat(ann.post("/api/call", order(Product.COACH.id(), intent)).error())
        .isEqualTo("402 PAYMENT_REQUIRED");
  }

  @Test
  void somebodyElsesPrivatePersonaIsNoPersona() {
    var theirs = Product.persona("Theirs", false, new Author.User(new UUID(1, 1)));
    product.personas.add(theirs);
    var hold = product.hold(ann, 1);
    assertThat(ann.post("/api/call", order(theirs.id(), hold)).error())
        .isEqualTo("400 INVALID_PERSONA");
    assertThat(ann.post("/api/call", order(new UUID(5, 5), hold)).error())
        .isEqualTo("400 INVALID_PERSONA");
  }

  @Test
  void aRefusedDialCostsNothing() {
    var provider = Problem.ProviderFailed.Provider.TELEPHONY;
    product.dialler.answers(new Dialling.Refused(new Problem.ProviderFailed(provider)));
    var reply = ann.post("/api/call", order(Product.COACH.id(), product.hold(ann, 1)));
    assertThat(reply.error()).isEqualTo("500 TWILIO_ERROR");
    assertThat(ann.get("/api/calls").text("/calls/0/status")).isEqualTo("failed");
  }

  @Test
  void everyOffendingFieldOfAnOrderIsNamed() {
    var reply =
        ann.post(
            "/api/call", "{'phone_number': '911', 'persona_id': 7, 'payment_intent_id': '../x'}");
    var names = new ArrayList<String>();
    reply.json().path("details").fieldNames().forEachRemaining(names::add);
    assertThat(names).containsExactlyInAnyOrder("phone_number", "persona_id", "payment_intent_id");
  }

  @Test
  void getCallsOneByOneShowsWhatWasHeardAndEveryCentsWay() {
    var call = ended("2026-11-20T09:00:00Z");
    product.calls.put(call);
    product.calls.note(call, turn(Speaker.PERSONA, "Hello, this is Coach.", "Hello,", null));
    product.calls.note(call, turn(Speaker.CALLER, "Stop", "Stop", null));
    var latency = new SpokenTurn.Latency(260, 2, 180, 90, 30);
    product.calls.note(call, turn(Speaker.PERSONA, "Yes?", "", latency));
    product.calls.addCosts(call.id(), Map.of("deepgram", 12_345L, "twilio", 28_000L));
    product.payments.add(captured(call));

    var shown = ann.get("/api/calls/" + call.id());
    assertThat(shown.text("/call/transcript")).isEqualTo("Coach: Hello,\nYou: Stop");
    assertThat(shown.json().at("/call/turns/0").toString())
        .isEqualTo(
            ("{'speaker':'persona','text':'Hello, this is Coach.','heard':'Hello,',"
                    + "'started_at':'2026-11-20T09:00:05Z','latency_ms':null}")
                .replace('\'', '"'));
    assertThat(shown.json().at("/call/turns/2/latency_ms").toString())
        .isEqualTo(
            "{'end_of_turn':260,'context':2,'first_token':180,'first_audio':90,'audible':30}"
                .replace('\'', '"'));
    assertThat(shown.json().at("/call/money").toString())
        .isEqualTo(
            ("{'held':225,'captured':105,'released':120,'pending':0,"
                    + "'cost_by_provider':{'deepgram':1.2345,'twilio':2.8000}}")
                .replace('\'', '"'));
    assertThat(shown.text("/call/id")).isEqualTo(call.id().toString());
  }

  @Test
  void getCallsHasTheFieldsOfTheContract() {
    var call = ended("2026-11-20T09:00:00Z");
    product.calls.put(call);
    product.calls.note(call, turn(Speaker.CALLER, "Hi", "Hi", null));
    assertThat(ann.get("/api/calls").json().at("/calls/0").toString())
        .isEqualTo(
            ("{'id':'%s','user_id':'%s','persona_id':'%s','persona_name':'Coach',"
                    + "'phone_number':'+14155550123','status':'completed',"
                    + "'start_time':'2026-11-20T09:00:03Z','end_time':'2026-11-20T09:01:20Z',"
                    + "'duration':77,'cost':1.05,'estimated_cost':2.25,'sid':'CA9',"
                    + "'transcript':'You: Hi','error_message':null,"
                    + "'created_at':'2026-11-20T09:00:00Z'}")
                .formatted(call.id(), annId, Product.COACH.id())
                .replace('\'', '"'));
  }

  @Test
  void aTranscriptStillBeingClosedIsNotKept() {
    var call = ended("2026-11-20T10:00:00Z");
    product.time.set(Instant.parse("2026-11-20T10:01:30Z"));
    product.calls.put(call);
    product.calls.note(call, turn(Speaker.CALLER, "Hi", "Hi", null));
    assertThat(ann.get("/api/calls").text("/calls/0/transcript")).isEqualTo("You: Hi");
    product.calls.note(call, turn(Speaker.PERSONA, "Hey", "Hey", null));
    assertThat(ann.get("/api/calls").text("/calls/0/transcript")).isEqualTo("You: Hi\nCoach: Hey");
    product.time.updateAndGet(now -> now.plus(Duration.ofMinutes(2)));
    ann.get("/api/calls");
    product.calls.note(call, turn(Speaker.PERSONA, "late", "late", null));
    assertThat(ann.get("/api/calls").text("/calls/0/transcript")).isEqualTo("You: Hi\nCoach: Hey");
  }

  @Test
  void aLiveCallHasNoTranscriptYet() {
    var id =
        ann.post("/api/call", order(Product.COACH.id(), product.hold(ann, 1))).text("/call/id");
    var call = ann.get("/api/calls/" + id).json().path("call");
    assertThat(call.path("transcript").isNull()).isTrue();
    assertThat(call.path("end_time").isNull()).isTrue();
    assertThat(call.path("cost").toString()).isEqualTo("0.00");
    assertThat(call.path("money").path("held").asInt()).isEqualTo(65);
  }

  @Test
  void getCallsTakesEveryFilterToTheQuery() {
    ann.get(
        "/api/calls?page=3&limit=50&status=in-progress&sort=cost_asc&from_date=2026-11-01"
            + "&to_date=2026-11-30");
    ann.get("/api/calls");
    assertThat(product.calls.queries())
        .containsExactly(
            new CallQuery(
                new PageRequest(3, 50),
                CallStatus.IN_PROGRESS,
                Instant.parse("2026-11-01T00:00:00Z"),
                Instant.parse("2026-12-01T00:00:00Z"),
                CallQuery.Sort.COST_ASC),
            new CallQuery(new PageRequest(1, 20), null, null, null, CallQuery.Sort.DATE_DESC));
  }

  @Test
  void everyOffendingFilterIsNamed() {
    var reply = ann.get("/api/calls?status=IN_PROGRESS&sort=x&from_date=now&to_date=then&page=a");
    assertThat(reply.json().path("details").size()).isEqualTo(5);
    assertThat(reply.text("/details/status"))
        .isEqualTo("must be one of initiated, in-progress, completed, failed");
  }

  @Test
  void somebodyElsesCallLooksLikeNone() {
    var id =
        ann.post("/api/call", order(Product.COACH.id(), product.hold(ann, 1))).text("/call/id");
    var bob = product.newcomer();
    var theirs = bob.get("/api/calls/" + id);
    var none = bob.get("/api/calls/" + new UUID(7, 7));
    assertThat(theirs.error()).isEqualTo("404 NOT_FOUND");
    assertThat(none.json()).isEqualTo(theirs.json());
    assertThat(bob.get("/api/calls/1-1-1-1-1").json()).isEqualTo(theirs.json());
    assertThat(bob.send("POST", "/api/calls/" + id + "/hang-up", "").error())
        .isEqualTo("404 NOT_FOUND");
    assertThat(product.dialler.asked()).hasSize(1);
  }

  @Test
  void postHangUpAsksTheTelephoneCompany() {
    var id =
        ann.post("/api/call", order(Product.COACH.id(), product.hold(ann, 1))).text("/call/id");
    var reply = ann.send("POST", "/api/calls/" + id + "/hang-up", "");
    assertThat(reply.text("/call/id")).isEqualTo(id);
    assertThat(product.dialler.asked()).endsWith("hang up CA1");
  }

  private Call ended(String created) {
    var at = Instant.parse(created);
    return new Call(
        UUID.randomUUID(),
        annId,
        Product.COACH.id(),
        "Coach",
        new PhoneNumber("+14155550123"),
        "pi_1",
        new Minutes(5),
        CallStatus.COMPLETED,
        "CA9",
        at.plusSeconds(3),
        at.plusSeconds(4),
        at.plusSeconds(80),
        77,
        Cents.of(105),
        Outcome.TALKED,
        at);
  }

  private Hold captured(Call call) {
    return new Hold(
        UUID.randomUUID(),
        annId,
        call.minutes(),
        Cents.of(225),
        Hold.State.CAPTURED,
        call.intentId(),
        call.id(),
        Cents.of(105),
        Cents.of(105),
        call.createdAt(),
        null,
        null);
  }

  private static SpokenTurn turn(
      Speaker speaker, String text, String heard, SpokenTurn.@Nullable Latency latency) {
    return new SpokenTurn(speaker, text, heard, Instant.parse("2026-11-20T09:00:05Z"), latency);
  }

  private static String order(UUID persona, String intent) {
    return "{'phone_number': '+14155550123', 'persona_id': '%s', 'payment_intent_id': '%s'}"
        .formatted(persona, intent);
  }
}
