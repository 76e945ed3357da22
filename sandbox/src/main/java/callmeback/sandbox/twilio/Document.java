package callmeback.sandbox.twilio;

import java.util.List;
import java.util.Optional;

/// Instructions ready to run, and the address that relative ones refer to.
record Document(List<Verb> verbs, Optional<Target> base) {

  Document {
    verbs = List.copyOf(verbs);
  }
}
