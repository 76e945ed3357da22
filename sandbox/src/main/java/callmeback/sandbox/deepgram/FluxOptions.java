package callmeback.sandbox.deepgram;

import java.util.List;
import java.util.OptionalDouble;

/// How Flux is to judge turns; ranges and defaults are those of its end-of-turn page.
record FluxOptions(
    boolean multilingual,
    double endThreshold,
    OptionalDouble eagerThreshold,
    int timeoutMs,
    List<String> keyterms,
    List<String> languageHints) {

  FluxOptions {
    check("eot_threshold", endThreshold, 0.5, 1.0);
    eagerThreshold.ifPresent(eager -> check("eager_eot_threshold", eager, 0.3, 0.9));
    check("eot_timeout_ms", timeoutMs, 500, 60_000);
    if (eagerThreshold.orElse(0) > endThreshold) {
      throw new IllegalArgumentException("eager_eot_threshold must not exceed eot_threshold.");
    }
    if (!multilingual && !languageHints.isEmpty()) {
      throw new IllegalArgumentException("language_hint needs model flux-general-multi.");
    }
    keyterms = List.copyOf(keyterms);
    languageHints = List.copyOf(languageHints);
  }

  static FluxOptions from(Parameters parameters) {
    var model = parameters.required("model");
    if (!model.equals("flux-general-en") && !model.equals("flux-general-multi")) {
      throw new IllegalArgumentException("No such model: " + model + ".");
    }
    parameters.accept("numerals", "redact", "profanity_filter", "tag", "mip_opt_out");
    return new FluxOptions(
        model.equals("flux-general-multi"),
        parameters.fraction("eot_threshold", 0.5, 1.0).orElse(0.7),
        parameters.fraction("eager_eot_threshold", 0.3, 0.9),
        parameters.number("eot_timeout_ms", 500, 60_000).orElse(5_000),
        parameters.all("keyterm"),
        parameters.all("language_hint"));
  }

  private static void check(String name, double value, double min, double max) {
    if (!(value >= min && value <= max)) {
      throw new IllegalArgumentException(name + " must be " + min + " to " + max + ".");
    }
  }
}
