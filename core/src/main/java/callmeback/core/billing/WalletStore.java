package callmeback.core.billing;

import java.util.Optional;
import java.util.UUID;

/// Changes which cards an account has.
public interface WalletStore {

  /// Whose card it is.
  Optional<UUID> owner(String cardId);

  /// Makes this the default card in place of the former one.
  void makeDefault(UUID accountId, String cardId);

  void remove(UUID accountId, String cardId);

  /// The provider lost this card; when it was the default, the newest other one takes its place.
  void forget(String cardId);

  /// Whether money is held on this card, or about to be.
  boolean holdsOn(String cardId);
}
