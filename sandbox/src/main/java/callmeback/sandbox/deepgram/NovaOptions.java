package callmeback.sandbox.deepgram;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/// How Nova is to transcribe; names and defaults are those of the live audio reference.
///
/// @param endpointingMs the silence that ends a segment; empty if `false`
record NovaOptions(
    boolean interim,
    OptionalInt endpointingMs,
    OptionalInt utteranceEndMs,
    boolean vadEvents,
    boolean punctuated) {
  private static final Pattern MODEL = Pattern.compile("(nova|nova-2|nova-3)(-[a-z]+)?");
  private static final Pattern LANGUAGE = Pattern.compile("en(-[A-Z]{2})?|multi");

  static NovaOptions from(Parameters parameters) {
    if (!MODEL.matcher(parameters.required("model")).matches()
        || !LANGUAGE.matcher(parameters.text("language", "en")).matches()) {
      throw new IllegalArgumentException(
          "No such model/language/tier combination found: " + parameters.text("model", "") + ".");
    }
    parameters.number("channels", 1, 1);
    parameters.accept(
        "numerals", "keyterm", "keywords", "filler_words", "no_delay", "tag", "mip_opt_out");
    parameters.accept("redact", "profanity_filter", "diarize", "dictation", "version", "extra");
    var interim = parameters.flag("interim_results");
    var utteranceEnd = parameters.number("utterance_end_ms", 1_000, 5_000);
    if (utteranceEnd.isPresent() && !interim) {
      throw new IllegalArgumentException("utterance_end_ms needs interim_results=true.");
    }
    var smart = parameters.flag("smart_format");
    return new NovaOptions(
        interim,
        endpointing(parameters),
        utteranceEnd,
        parameters.flag("vad_events"),
        parameters.flag("punctuate") || smart);
  }

  private static OptionalInt endpointing(Parameters parameters) {
    return switch (parameters.text("endpointing", "10")) {
      case "false" -> OptionalInt.empty();
      case "true" -> OptionalInt.of(10);
      default -> OptionalInt.of(parameters.number("endpointing", 0, 10_000).orElse(10));
    };
  }
}
