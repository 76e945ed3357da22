package callmeback.core.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Keeps access tokens, never what proves them.
public interface AccessTokenStore {
  /// @param hash of what proves it, in hexadecimal
  /// @param most usable ones that an account may have
  /// @return false when there are as many already
  boolean add(AccessToken token, String hash, int most);

  Optional<Kept> find(UUID id);

  /// A token, and the hash of what proves it.
  record Kept(AccessToken token, String hash) {}

  /// Newest first, those that are over too.
  List<AccessToken> list(UUID accountId);

  /// From here on it is void, on every node.
  ///
  /// @return false when the account has no such token
  boolean revoke(UUID accountId, UUID id, Instant at);

  void used(UUID id, Instant at);
}
