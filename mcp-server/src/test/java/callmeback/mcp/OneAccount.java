package callmeback.mcp;

import callmeback.core.account.Account;
import callmeback.core.account.AccountStore;
import callmeback.core.account.Credentials;
import callmeback.core.account.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// One person, who can only be looked at.
record OneAccount(Account account) implements AccountStore {
  @Override
  public Optional<Account> find(UUID id) {
    return Optional.of(account).filter(one -> one.id().equals(id));
  }

  @Override
  public void add(Account account, String passwordHash) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Credentials> credentials(EmailAddress email) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void wrongPassword(UUID id, int limit, Instant now, Duration lock) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void rightPassword(UUID id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void revoke(UUID tokenId, Instant expires) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Standing standing(UUID accountId, UUID tokenId) {
    throw new UnsupportedOperationException();
  }
}
