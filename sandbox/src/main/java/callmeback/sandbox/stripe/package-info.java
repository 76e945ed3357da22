/// Stripe, played at the wire: cards, holds, captures, refunds, idempotency and signed webhooks of
/// API 2026-07-29.dahlia.
@NullMarked
package callmeback.sandbox.stripe;

import org.jspecify.annotations.NullMarked;
