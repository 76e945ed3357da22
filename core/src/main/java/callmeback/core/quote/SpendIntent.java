package callmeback.core.quote;

import callmeback.core.billing.Cents;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a program is about to spend; it is written down before anything is held.
///
/// @param key the program's own, under which the same is never done twice
/// @param fingerprint of all that was asked for
/// @param holdId what the hold is called before there is one
/// @param day on whose allowance it is (UTC)
public record SpendIntent(
    UUID id,
    UUID accountId,
    UUID credential,
    String key,
    String fingerprint,
    Kind kind,
    Cents reserved,
    UUID holdId,
    Agreement agreement,
    LocalDate day,
    Instant createdAt) {

  /// What the money is for.
  public enum Kind {
    CALL,
    SCHEDULE,
    HOLD
  }

  /// What its owner agreed on; each can be used once.
  ///
  /// @param quote absent where there was nothing to quote
  /// @param slip the confirmation; absent where the owner was asked by their program
  public record Agreement(@Nullable UUID quote, @Nullable UUID slip) {}
}
