package callmeback.core.access;

import java.util.Set;
import java.util.UUID;

/// Who runs the house, by the ids of their accounts: an email address could be signed up with by
/// somebody who does not own it.
public record Administrators(Set<UUID> accounts) {
  public static final Administrators NONE = new Administrators(Set.of());

  public Administrators {
    accounts = Set.copyOf(accounts);
  }

  public boolean include(UUID accountId) {
    return accounts.contains(accountId);
  }
}
