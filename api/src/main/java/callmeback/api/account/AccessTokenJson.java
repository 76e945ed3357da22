package callmeback.api.account;

import callmeback.core.access.AccessToken;
import callmeback.core.account.Scope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An access token as its owner sees it, without what proves it.
///
/// @param dailyCap cents a day (UTC)
/// @param lockdown whether it is shown summaries only
record AccessTokenJson(
    UUID id,
    String name,
    List<String> scopes,
    @Nullable Long dailyCap,
    boolean lockdown,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant lastUsedAt,
    @Nullable Instant revokedAt) {

  static AccessTokenJson of(AccessToken token) {
    var terms = token.terms();
    var cap = terms.dailyCap();
    return new AccessTokenJson(
        token.id(),
        terms.name(),
        terms.scopes().stream().map(Scope::word).toList(),
        cap == null ? null : cap.value(),
        terms.lockdown(),
        token.createdAt(),
        token.expiresAt(),
        token.lastUsedAt(),
        token.revokedAt());
  }
}
