package callmeback.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("wire")
final class OutboxTest {
  private final World world = World.of(InstantSource.system(), 1, Path.of("unused"));
  private final List<String> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private WireServer product;
  private Outbox outbox;

  @BeforeEach
  void open() {
    product =
        WireServer.open(
            world,
            "product",
            0,
            routes ->
                routes.post(
                    "/hook",
                    (request, response) -> {
                      String body = request.content().as(String.class);
                      if (refusals.getAndDecrement() > 0) {
                        response.status(500).send("no");
                      } else {
                        received.add(body);
                        response.send("ok");
                      }
                    }),
            sockets -> {});
    outbox =
        new Outbox(
            world,
            Entry.WEBHOOK,
            RetryPolicy.untilAccepted(Duration.ofMillis(5), Duration.ofMillis(5)),
            Duration.ofSeconds(5));
  }

  @AfterEach
  void close() {
    outbox.close();
    product.close();
  }

  @Test
  void messagesOfOneKeyArriveInOrder() {
    for (int i = 0; i < 50; i++) {
      send("m" + i);
    }

    assertThat(arrived(50))
        .startsWith("m0", "m1", "m2")
        .endsWith("m48", "m49")
        .isSortedAccordingTo((a, b) ->
            Integer.compare(Integer.parseInt(a.substring(1)), Integer.parseInt(b.substring(1))));
  }

  @Test
  void aRefusedMessageIsTriedAgainBeforeTheNextOne() {
    refusals.set(2);

    send("first");
    send("second");

    assertThat(arrived(2)).containsExactly("first", "second");
    assertThat(world.journal().since(0, "acme").stream().map(Entry::status))
        .startsWith(500, 500, 200);
  }

  @Test
  void aMessageRefusedOnceTooOftenIsGivenUp() {
    refusals.set(3);

    send("first");
    send("second");

    assertThat(arrived(1)).containsExactly("second");
  }

  @Test
  void aDuplicateArrivesTwice() {
    strike(new Mishap.Duplicate());

    send("twin");
    send("single");

    assertThat(arrived(3)).containsExactly("twin", "twin", "single");
  }

  @Test
  void aReorderedMessageChangesPlacesWithTheNext() {
    strike(new Mishap.Reorder());

    send("first");
    send("second");
    send("third");

    assertThat(arrived(3)).containsExactly("second", "first", "third");
  }

  @Test
  void aLostMessageNeverArrives() {
    strike(new Mishap.Lose());

    send("lost");
    send("found");

    assertThat(arrived(1)).containsExactly("found");
    assertThat(world.journal().since(0, "acme").getFirst().note()).isEqualTo("lose");
  }

  @Test
  void aLateMessageDoesNotHoldUpTheOthers() {
    strike(new Mishap.Late(Duration.ofMillis(200)));

    send("late");
    send("punctual");

    assertThat(arrived(2)).containsExactly("punctual", "late");
  }

  private void strike(Mishap mishap) {
    world.mishaps().add(new MishapRule("", "acme", null, "/hook", 1, 1, mishap));
  }

  private void send(String body) {
    outbox.send(
        "acme",
        "one",
        product.base().resolve("/hook"),
        Map.of("X-Signature", "signed"),
        "text/plain",
        body.getBytes(StandardCharsets.UTF_8));
  }

  private List<String> arrived(int count) {
    return Await.until(() -> List.copyOf(received), messages -> messages.size() >= count);
  }
}
