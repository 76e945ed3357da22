package callmeback.voice.elevenlabs;

import callmeback.voice.speech.ProviderException;
import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/// A message ElevenLabs sends. Its spelling of field names differs between its pages.
///
/// @param audio mu-law; base64 on the wire
record Incoming(
    byte @Nullable [] audio,
    @JsonAlias("context_id") @Nullable String contextId,
    @JsonAlias("is_final") @Nullable Boolean isFinal,
    @Nullable Alignment alignment,
    @Nullable Alignment normalizedAlignment,
    @Nullable JsonNode error,
    @Nullable JsonNode code) {

  private static final ObjectReader READER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build()
          .readerFor(Incoming.class);

  static Incoming parse(String json) throws ProviderException {
    try {
      return READER.readValue(json);
    } catch (JsonProcessingException _) {
      throw new ProviderException(ElevenLabsVoice.NAME, "sent something that is not a message");
    }
  }

  boolean lastOfContext() {
    return Boolean.TRUE.equals(isFinal);
  }

  boolean failed() {
    return error != null && !error.isNull();
  }

  /// What went wrong as a word or number; the message beside it may quote what was to be said.
  String reason() {
    return error != null && error.isTextual() ? error.asText() : String.valueOf(code);
  }

  /// The text as it was given, or as it was read out where only that is told.
  @Nullable Alignment spoken() {
    return alignment != null ? alignment : normalizedAlignment;
  }
}
