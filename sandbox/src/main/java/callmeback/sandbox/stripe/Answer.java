package callmeback.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// An HTTP answer, and whether it is the answer to an earlier request with the same idempotency
/// key.
record Answer(int status, String body, boolean replayed) {

  static Answer of(ObjectNode object) {
    return new Answer(200, Json.write(object), false);
  }

  static Answer of(StripeError error) {
    return new Answer(error.status(), error.body(), false);
  }
}
