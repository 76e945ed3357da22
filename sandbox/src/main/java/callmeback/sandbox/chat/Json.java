package callmeback.sandbox.chat;

import com.fasterxml.jackson.databind.ObjectMapper;

/// The one mapper of this package.
final class Json {
  static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}
}
