package callmeback.core.dispute;

import callmeback.core.billing.Cents;
import callmeback.core.billing.Hold;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a call left behind in the books, beside its ledger.
///
/// @param consent what its owner agreed to, last; absent if they never proved a number, or left
/// @param schedule absent if it was placed at once
/// @param program absent if a person placed it themselves, or if it was long ago
public record Traces(
    Payment payment,
    Dialling dialling,
    @Nullable Consented consent,
    @Nullable Scheduled schedule,
    @Nullable Spent program) {

  /// The hold that paid for it.
  ///
  /// @param card absent if it was removed since
  public record Payment(
      UUID holdId, Hold.State state, @Nullable CardFace card, Cents refunded, boolean disputed) {}

  /// What stands on a card, as far as anybody may know it.
  public record CardFace(String brand, String last4) {}

  /// How it was dialled.
  ///
  /// @param ownNumber whether it is the number of the account
  /// @param reports what the telephone company told of it, in the order in which it was acted on
  public record Dialling(
      int attempts, @Nullable Instant lastAt, boolean ownNumber, List<Report> reports) {
    public Dialling {
      reports = List.copyOf(reports);
    }
  }

  /// One report of the telephone company.
  ///
  /// @param sequence its own count of them
  public record Report(String status, String sequence, Instant at) {}

  /// A wording that was agreed to by proving a number.
  public record Consented(String version, Instant at) {}

  /// The appointment it was made for.
  public record Scheduled(UUID id, Instant askedAt, Instant time) {}

  /// What a program was allowed to do.
  ///
  /// @param quote what its owner was shown, absent where there was none
  /// @param confirmation absent where the owner was asked by their program
  public record Spent(
      UUID credential, @Nullable UUID quote, @Nullable UUID confirmation, Instant at) {}
}
