package callmeback.sandbox.stripe;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Payment intents on a simulated Stripe of their own.
abstract class IntentRig {
  @TempDir private Path state;
  StripeRig rig;

  @BeforeEach
  void open() {
    rig = new StripeRig(state);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  long captureBefore(StripeRig.Reply hold) {
    return rig.get("/v1/payment_intents/" + hold.id() + "?expand[0]=latest_charge")
        .json()
        .at("/latest_charge/payment_method_details/card/capture_before")
        .asLong();
  }
}
