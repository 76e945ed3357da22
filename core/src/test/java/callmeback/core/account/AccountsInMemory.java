package callmeback.core.account;

import callmeback.core.Problem;
import callmeback.core.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Accounts that last as long as a test.
public final class AccountsInMemory implements AccountStore {
  private final Map<UUID, Credentials> byId = new HashMap<>();
  private final Map<UUID, Integer> failures = new HashMap<>();
  private final Set<UUID> revoked = new HashSet<>();
  private final Set<UUID> suspended = new HashSet<>();

  @Override
  public void add(Account account, String passwordHash) {
    for (var other : byId.values()) {
      if (other.account().email().equals(account.email())) {
        throw new ProblemException(new Problem.EmailTaken());
      }
      if (other.account().phone().equals(account.phone())) {
        throw new ProblemException(new Problem.PhoneTaken());
      }
    }
    byId.put(account.id(), new Credentials(account, passwordHash, null));
  }

  @Override
  public Optional<Account> find(UUID id) {
    return Optional.ofNullable(byId.get(id)).map(Credentials::account);
  }

  @Override
  public Optional<Credentials> credentials(EmailAddress email) {
    return byId.values().stream().filter(one -> one.account().email().equals(email)).findFirst();
  }

  @Override
  public void wrongPassword(UUID id, int limit, Instant now, Duration lock) {
    if (failures.merge(id, 1, Integer::sum) >= limit) {
      failures.remove(id);
      byId.computeIfPresent(
          id, (_, one) -> new Credentials(one.account(), one.passwordHash(), now.plus(lock)));
    }
  }

  @Override
  public void rightPassword(UUID id) {
    failures.remove(id);
    byId.computeIfPresent(id, (_, one) -> new Credentials(one.account(), one.passwordHash(), null));
  }

  @Override
  public void revoke(UUID tokenId, Instant expires) {
    revoked.add(tokenId);
  }

  @Override
  public Standing standing(UUID accountId, UUID tokenId) {
    if (suspended.contains(accountId)) {
      return Standing.SUSPENDED;
    }
    return revoked.contains(tokenId) ? Standing.LOGGED_OUT : Standing.WELCOME;
  }

  public void suspend(UUID accountId) {
    suspended.add(accountId);
  }

  public void keepAudio(UUID accountId, boolean keep) {
    byId.computeIfPresent(
        accountId,
        (_, one) ->
            new Credentials(changed(one.account(), keep), one.passwordHash(), one.lockedUntil()));
  }

  private static Account changed(Account old, boolean keepAudio) {
    return new Account(
        old.id(),
        old.email(),
        old.name(),
        old.phone(),
        old.emailVerified(),
        old.phoneVerified(),
        keepAudio,
        old.createdAt(),
        old.updatedAt());
  }
}
