package callmeback.sandbox.phone;

import callmeback.sandbox.speech.Heard;
import org.jspecify.annotations.Nullable;

/// Tells a telephone's page each phrase once, when it is complete or has been cut off.
final class Captions {

  private final Telephone telephone;
  private Heard.@Nullable Words pending;

  Captions(Telephone telephone) {
    this.telephone = telephone;
  }

  void heard(Heard.Words words) {
    if (pending != null && pending.phrase() != words.phrase()) {
      cut();
    }
    pending = words;
    if (words.complete()) {
      cut();
    }
  }

  /// What was heard of the phrase so far is all there will be.
  void cut() {
    if (pending != null) {
      var text = pending.soFar();
      pending = null;
      telephone.tell(listener -> listener.heard(text));
    }
  }
}
