package callmeback.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// The sandbox's telephones, as the control door and its pages see them. Numbers are E.164, such as
/// `+15551234567`; any number is a telephone. Every method throws [BadRequest] when it makes no
/// sense.
public interface Phones {

  /// Sets how this telephone behaves, as `PUT /phones/{e164}` of the control door says.
  void put(String e164, JsonNode behaviour);

  /// Its behaviour, state, calls and messages, as `GET /phones/{e164}` says.
  JsonNode get(String e164);

  /// Picks up a ringing telephone.
  void answer(String e164);

  void hangUp(String e164);

  /// Speaks the text into the call in progress.
  void say(String e164, String text);

  /// The telephones that were set up, called or looked at, in order of first use.
  List<String> numbers();

  PhoneLine line(String e164);
}
