package callmeback.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// What an endpoint does; it returns the object that Stripe answers with, or throws a
/// [StripeError].
@FunctionalInterface
interface Action {
  ObjectNode perform(Call call);
}
