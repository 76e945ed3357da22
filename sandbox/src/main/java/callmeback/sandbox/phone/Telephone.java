package callmeback.sandbox.phone;

import callmeback.sandbox.speech.Speech;
import callmeback.sandbox.world.BadRequest;
import callmeback.sandbox.world.PhoneLine;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// One telephone. Its monitor guards it and its calls.
final class Telephone implements PhoneLine {

  /// Older calls and messages are forgotten.
  private static final int MEMORY = 100;

  private record Message(String from, String text, Instant at) {}

  private final String number;
  private final InstantSource clock;
  private final Speech speech;
  private final List<Leg> legs = new ArrayList<>();
  private final List<Message> messages = new ArrayList<>();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private Behaviour behaviour = Behaviour.USUAL;

  Telephone(String number, InstantSource clock, Speech speech) {
    this.number = number;
    this.clock = clock;
    this.speech = speech;
  }

  /// For the calls to come; one in progress goes on as it began.
  synchronized void behave(Behaviour next) {
    behaviour = next;
  }

  synchronized LineType lineType() {
    return behaviour.lineType().orElseGet(() -> LineType.ofNumber(number));
  }

  /// A call comes in; empty if the telephone is in use.
  synchronized Optional<Leg> ring(String callSid, String from) {
    if (current().isPresent()) {
      return Optional.empty();
    }
    var leg = new Leg(this, callSid, from, behaviour, speech);
    legs.add(leg);
    forgetOld(legs);
    tell(listener -> listener.ringing(from));
    return Optional.of(leg);
  }

  synchronized void deliver(String from, String text) {
    messages.add(new Message(from, text, now()));
    forgetOld(messages);
  }

  synchronized void answer() {
    current()
        .filter(Leg::ringing)
        .orElseThrow(() -> BadRequest.conflict("this telephone is not ringing"))
        .pickUp();
  }

  synchronized void hangUp() {
    current().orElseThrow(() -> BadRequest.conflict("this telephone has no call")).putDown();
  }

  void say(String text) {
    if (text.chars().noneMatch(Character::isLetterOrDigit)) {
      throw new BadRequest("nothing_to_say", "the text has no word that could be spoken");
    }
    var line = Line.of(text, speech);
    synchronized (this) {
      current()
          .filter(Leg::live)
          .orElseThrow(() -> BadRequest.conflict("this telephone is not in a call"))
          .speak(line);
    }
  }

  @Override
  public synchronized Subscription listen(Listener listener) {
    current()
        .ifPresent(leg -> {
          listener.ringing(leg.from());
          if (leg.live()) {
            listener.answered();
          }
        });
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public synchronized void microphone(byte[] mulaw) {
    current().filter(Leg::live).ifPresent(leg -> leg.microphone(mulaw));
  }

  synchronized ObjectNode state() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("number", number);
    json.put("state", current().map(leg -> leg.live() ? "in-call" : "ringing").orElse("idle"));
    BehaviourJson.write(behaviour, json);
    json.put("line_type", lineType().wire());
    var calls = json.putArray("calls");
    legs.forEach(leg -> leg.write(calls.addObject()));
    var texts = json.putArray("messages");
    for (var message : messages) {
      texts
          .addObject()
          .put("from", message.from())
          .put("text", message.text())
          .put("at", message.at().toString());
    }
    return json;
  }

  void tell(Consumer<Listener> news) {
    listeners.forEach(news);
  }

  Instant now() {
    return clock.instant();
  }

  private Optional<Leg> current() {
    return legs.stream().filter(leg -> leg.ringing() || leg.live()).findFirst();
  }

  private static void forgetOld(List<?> list) {
    if (list.size() > MEMORY) {
      list.removeFirst();
    }
  }
}
