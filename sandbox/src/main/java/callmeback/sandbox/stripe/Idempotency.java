package callmeback.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Stripe's idempotency keys: the first answer that was begun is kept for a day, a 500 too. Source:
/// docs.stripe.com/api/idempotent_requests.
final class Idempotency {
  private static final Duration KEPT = Duration.ofHours(24);
  private static final int MAX_LENGTH = 255;

  private final Set<String> inFlight = ConcurrentHashMap.newKeySet();

  /// Marks the key as in use until [#leave].
  void enter(@Nullable String key) {
    if (key == null) {
      return;
    }
    if (key.length() > MAX_LENGTH) {
      throw StripeError.refused(
          "Idempotency-Key", "Idempotency keys may be at most 255 characters long.");
    }
    if (!inFlight.add(key)) {
      throw StripeError.idempotency(
              409,
              "idempotency_error",
              "There is currently another in-progress request using this Idempotent Key (that probably means you"
                  + " submitted twice, and the other request is still going through).")
          .with("code", "idempotency_key_in_use");
    }
  }

  void leave(@Nullable String key) {
    if (key != null) {
      inFlight.remove(key);
    }
  }

  /// The kept answer to the same request, if there is one that is not too old.
  Optional<Answer> earlier(Work work, @Nullable String key, String fingerprint) {
    if (key == null) {
      return Optional.empty();
    }
    return work.find("idempotency", id(key))
        .filter(kept -> work.now() - kept.path("created").asLong() < KEPT.toSeconds())
        .map(kept -> replay(kept, fingerprint));
  }

  private static Answer replay(ObjectNode kept, String fingerprint) {
    if (!kept.path("fingerprint").asText().equals(fingerprint)) {
      throw StripeError.idempotency(
          400,
          "idempotency_error",
          "Keys for idempotent requests can only be used with the same parameters they were first used with. Try"
              + " using a key other than '"
              + kept.path("key").asText()
              + "' if you meant to execute a different request.");
    }
    return new Answer(kept.path("status").asInt(), kept.path("body").asText(), true);
  }

  void keep(Work work, @Nullable String key, String fingerprint, Answer answer) {
    if (key != null) {
      work.put(
          Json.object()
              .put("id", id(key))
              .put("object", "idempotency")
              .put("key", key)
              .put("created", work.now())
              .put("fingerprint", fingerprint)
              .put("status", answer.status())
              .put("body", answer.body()));
    }
  }

  /// A digest of method, path and parameters, so that no card number is kept.
  static String fingerprint(String method, String path, Form form) {
    try {
      byte[] request =
          (method + " " + path + " " + form.canonical()).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(request));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }

  private static String id(String key) {
    return "idempotency " + key;
  }
}
