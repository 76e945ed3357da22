package callmeback.core.access;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Access tokens that last as long as a test.
final class TokensInMemory implements AccessTokenStore {
  private final Map<UUID, Kept> kept = new LinkedHashMap<>();

  /// How often a use was noted.
  int noted;

  @Override
  public boolean add(AccessToken token, String hash, int most) {
    if (list(token.accountId()).stream().filter(one -> one.usableAt(token.createdAt())).count()
        >= most) {
      return false;
    }
    kept.put(token.id(), new Kept(token, hash));
    return true;
  }

  @Override
  public Optional<Kept> find(UUID id) {
    return Optional.ofNullable(kept.get(id));
  }

  @Override
  public List<AccessToken> list(UUID accountId) {
    return kept.values().stream()
        .map(Kept::token)
        .filter(token -> token.accountId().equals(accountId))
        .toList();
  }

  @Override
  public boolean revoke(UUID accountId, UUID id, Instant at) {
    var own = find(id).filter(one -> one.token().accountId().equals(accountId));
    own.ifPresent(one -> put(one, one.token().lastUsedAt(), at));
    return own.isPresent();
  }

  @Override
  public void used(UUID id, Instant at) {
    noted++;
    find(id).ifPresent(one -> put(one, at, one.token().revokedAt()));
  }

  private void put(Kept one, @Nullable Instant used, @Nullable Instant revoked) {
    var token = one.token();
    kept.put(
        token.id(),
        new Kept(
            new AccessToken(
                token.id(),
                token.accountId(),
                token.terms(),
                token.createdAt(),
                token.expiresAt(),
                used,
                revoked),
            one.hash()));
  }
}
