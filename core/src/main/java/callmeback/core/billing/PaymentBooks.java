package callmeback.core.billing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The payment provider's own books. Throws what [PaymentGateway] throws.
public interface PaymentBooks {

  /// The intents that were asked for in our name in that time, newest first.
  ///
  /// @param after where the page before ended, null for the first
  Page page(Instant from, Instant to, @Nullable String after);

  Entry read(String intentId);

  /// @param after where the next page starts, null when this is the last
  record Page(List<Entry> entries, @Nullable String after) {
    public Page {
      entries = List.copyOf(entries);
    }
  }

  /// One intent.
  ///
  /// @param holdId which of our holds it was asked for, null when that is not said
  /// @param accountId for whom it was asked, null when that is not said
  /// @param refunded what of the captured amount was given back
  /// @param disputed whether the card's bank wants it back, and has not lost
  record Entry(
      Authorisation stand,
      @Nullable UUID holdId,
      @Nullable UUID accountId,
      Cents refunded,
      boolean disputed) {}
}
