package callmeback.sandbox.phone;

import callmeback.sandbox.speech.Speech;
import callmeback.sandbox.world.BadRequest;
import callmeback.sandbox.world.PhoneLine;
import callmeback.sandbox.world.Phones;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Every telephone there is: any E.164 number, from the moment it is first used.
public final class PhoneBook implements Phones {

  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

  private final InstantSource clock;
  private final Speech speech;
  private final Map<String, Telephone> telephones = new LinkedHashMap<>();

  public PhoneBook(InstantSource clock, Speech speech) {
    this.clock = clock;
    this.speech = speech;
  }

  /// A call comes in at a telephone; empty if that telephone is in use.
  public Optional<Leg> ring(String to, String from, String callSid) {
    return telephone(to).ring(callSid, from);
  }

  /// A text message comes in at a telephone.
  public void deliver(String to, String from, String text) {
    telephone(to).deliver(from, text);
  }

  /// What a number is used for; asking does not make it a telephone.
  public LineType lineType(String e164) {
    synchronized (telephones) {
      var telephone = telephones.get(e164);
      return telephone == null ? LineType.ofNumber(e164) : telephone.lineType();
    }
  }

  @Override
  public void put(String e164, JsonNode behaviour) {
    var parsed = BehaviourJson.parse(behaviour);
    prepare(parsed);
    telephone(e164).behave(parsed);
  }

  @Override
  public JsonNode get(String e164) {
    return telephone(e164).state();
  }

  @Override
  public void answer(String e164) {
    telephone(e164).answer();
  }

  @Override
  public void hangUp(String e164) {
    telephone(e164).hangUp();
  }

  @Override
  public void say(String e164, String text) {
    telephone(e164).say(text);
  }

  @Override
  public List<String> numbers() {
    synchronized (telephones) {
      return List.copyOf(telephones.keySet());
    }
  }

  @Override
  public PhoneLine line(String e164) {
    return telephone(e164);
  }

  /// Has the lines spoken now, so that they are at hand when the call comes.
  private void prepare(Behaviour behaviour) {
    for (var act : Act.of(behaviour, speech)) {
      if (act instanceof Act.Speak(var line) && line.length() == 0) {
        throw new BadRequest("bad_behaviour", "a line of the script has no sound");
      }
    }
  }

  private Telephone telephone(String e164) {
    if (!E164.matcher(e164).matches()) {
      throw new BadRequest("bad_number", "a telephone's number looks like +15551234567");
    }
    synchronized (telephones) {
      return telephones.computeIfAbsent(e164, number -> new Telephone(number, clock, speech));
    }
  }
}
