package callmeback.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// One's own lists are kept as long as the contract says, and a write shows in them at once.
@Tag("e2e")
@ExtendWith(SharedHouse.class)
class ListsContractTest {
  private static final String ORDER =
      "{'phone_number': '%s', 'persona_id': '%s', 'payment_intent_id': '%s'}";

  private final RunningHouse house;
  private final Frontend ann;

  ListsContractTest(RunningHouse house) {
    this.house = house;
    this.ann = Frontend.payer(house.product());
  }

  @Test
  void getContactsIsKeptAMinuteUnlessAContactIsWritten() {
    var none = kept("/api/contacts", 60);
    ann.post("/api/contacts", "{'persona_id': '%s'}".formatted(ann.persona()));
    var one = kept("/api/contacts", 60);
    ann.delete("/api/contacts/" + ann.persona());
    assertThat(List.of(one, kept("/api/contacts", 60))).containsExactly(one, none);
    assertThat(one).isNotEqualTo(none);
  }

  @Test
  void getScheduledIsKeptHalfAMinuteUnlessACallIsWritten() {
    var planner = new Planner(house, ann);
    var none = kept("/api/calls/scheduled", 30);
    var id = planner.schedule(ann.hold(1), Duration.ofHours(1)).text("/scheduled_call/id");
    var waiting = kept("/api/calls/scheduled", 30);
    ann.patch("/api/calls/schedule/" + id, "{'purpose': 'Wake me.'}");
    var changed = kept("/api/calls/scheduled", 30);
    ann.delete("/api/calls/schedule/" + id);
    assertThat(List.of(none, waiting, changed, kept("/api/calls/scheduled", 30)))
        .doesNotHaveDuplicates();
  }

  @Test
  void getCallsIsKeptHalfAMinuteUnlessACallIsAskedForOrEnds() throws Exception {
    house.answers(ann.phone(), List.of());
    var none = kept("/api/calls", 30);
    var order = ORDER.formatted(ann.phone(), ann.persona(), ann.hold(1));
    var call = ann.post("/api/call", order).text("/call/id");
    var ringing = kept("/api/calls", 30);
    ann.post("/api/calls/%s/hang-up".formatted(call), "");
    Planner.await(() -> !ann.get("/api/calls/" + call).json().at("/call/end_time").isNull());
    assertThat(List.of(none, ringing, kept("/api/calls", 30))).doesNotHaveDuplicates();
  }

  /// The tag under which a list is kept: the same as long as nothing is written.
  private String kept(String list, int seconds) {
    var reply = ann.get(list);
    assertThat(reply.headers().firstValue("Cache-Control"))
        .contains("private, max-age=%d, no-cache".formatted(seconds));
    return reply.headers().firstValue("ETag").orElseThrow();
  }
}
