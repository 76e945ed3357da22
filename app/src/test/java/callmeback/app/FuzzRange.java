package callmeback.app;

import callmeback.app.Shot.Who;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.lifecycle.Store;

/// A house of its own to shoot at, with two people in it who have cards, personas and calls.
final class FuzzRange implements Store.CloseOnReset {
  private static final String FORGED = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbm4ifQ.";
  private static final String PERSONA =
      "{'name': 'Old %s', 'description': 'Somebody old and wise', 'voice': 'adam',"
          + " 'system_prompt': 'You are old and wise. Be kind.'}";

  private final RunningHouse house;
  private final Frontend ann;
  private final Frontend ben;
  private final List<String> anns;
  private final List<String> bens;
  private final HttpClient http = HttpClient.newHttpClient();
  private final TreeMap<String, Integer> seen = new TreeMap<>();
  private int shots;

  private FuzzRange(RunningHouse house) {
    this.house = house;
    this.ann = Frontend.payer(house.product());
    this.ben = Frontend.payer(house.product());
    this.anns = ids(ann, "Ann");
    this.bens = ids(ben, "Ben");
  }

  static FuzzRange open() {
    try {
      return new FuzzRange(RunningHouse.open(Files.createTempDirectory("fuzz")));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /// A persona, a scheduled call, a call and a card.
  private static List<String> ids(Frontend who, String name) {
    var order =
        "{'phone_number': '%s', 'persona_id': '%s', 'payment_intent_id': '%s'"
            .formatted(who.phone(), who.persona(), "%s");
    var later = Instant.now().plus(Duration.ofDays(2));
    var ids = new ArrayList<String>();
    ids.add(who.post("/api/personas", PERSONA.formatted(name)).text("/persona/id"));
    ids.add(
        who.post(
                "/api/calls/schedule",
                order.formatted(who.hold(1)) + ", 'scheduled_time': '" + later + "'}")
            .text("/scheduled_call/id"));
    ids.add(who.post("/api/call", order.formatted(who.hold(1)) + "}").text("/call/id"));
    ids.add(who.get("/api/user/billing").text("/payment_methods/0/id"));
    return List.copyOf(ids);
  }

  Exchange fire(Shot shot) {
    var target = shot.target();
    var mine = shot.who() == Who.BEN ? bens : anns;
    var others = shot.who() == Who.BEN ? anns : bens;
    shots++;
    target = target.replace("{own}", mine.get(shots % mine.size()));
    target = target.replace("{foreign}", others.get(shots % others.size()));
    target = target.replaceAll("[{}]", "%7B");
    var request =
        HttpRequest.newBuilder(URI.create(house.product() + target))
            .timeout(Duration.ofSeconds(40))
            .method(shot.method(), BodyPublishers.ofString(shot.body()));
    shot.headers().forEach(request::header);
    token(shot.who()).ifPresent(token -> request.header("Authorization", "Bearer " + token));
    return sent(shot, target, request.build());
  }

  private Exchange sent(Shot shot, String target, HttpRequest request) {
    try {
      var answer = http.send(request, BodyHandlers.ofByteArray());
      var exchange = Exchange.of(shot.method(), target, shot.body(), answer);
      seen.merge(
          answer.statusCode() + " " + exchange.json().path("error").asText(), 1, Integer::sum);
      return exchange;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Optional<String> token(Who who) {
    return switch (who) {
      case ANN -> Optional.of(ann.token());
      case BEN -> Optional.of(ben.token());
      case STRANGER -> Optional.empty();
      case FORGER -> Optional.of(FORGED);
    };
  }

  @Override
  public void close() {
    System.out.println(shots + " requests: " + seen);
    http.close();
    house.close();
  }
}
