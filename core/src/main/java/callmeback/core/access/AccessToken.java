package callmeback.core.access;

import callmeback.core.InvalidValue;
import callmeback.core.PlainText;
import callmeback.core.account.Grant;
import callmeback.core.account.Scope;
import callmeback.core.billing.Cents;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A key that somebody gave to a program. What proves it is shown once and kept by nobody.
///
/// @param lastUsedAt to the minute; absent until it is used
public record AccessToken(
    UUID id,
    UUID accountId,
    Terms terms,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant lastUsedAt,
    @Nullable Instant revokedAt) {

  /// What a key may be used for.
  ///
  /// @param name what its owner calls it
  /// @param dailyCap the most it may spend in a day (UTC); there is one where it may spend at all
  /// @param lockdown whether it is shown summaries only, never what people said
  public record Terms(String name, Set<Scope> scopes, @Nullable Cents dailyCap, boolean lockdown) {
    private static final int LONGEST_NAME = 60;

    /// @throws InvalidValue when it has no scope, or may spend without a cap
    public Terms {
      name = nameText(name);
      InvalidValue.unless(!scopes.isEmpty(), "scopes must hold at least one");
      InvalidValue.unless(
          !scopes.contains(Scope.BILLING_SPEND) || dailyCap != null,
          "daily_cap is required with billing:spend");
      scopes = Collections.unmodifiableSet(EnumSet.copyOf(scopes));
    }

    /// A name that a key can have.
    public static String nameText(String raw) {
      return PlainText.of(raw, 1, LONGEST_NAME);
    }

    Grant grant(boolean administrator) {
      var usable = EnumSet.copyOf(scopes);
      if (!administrator) {
        usable.remove(Scope.ADMIN);
      }
      return new Grant(usable, lockdown ? Grant.Lockdown.ALWAYS : Grant.Lockdown.WITH_THE_HOUSE);
    }
  }

  boolean usableAt(Instant now) {
    return revokedAt == null && now.isBefore(expiresAt);
  }
}
