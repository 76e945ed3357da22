package callmeback.api.account;

import callmeback.core.account.Account;
import java.time.Instant;
import java.util.UUID;

/// An account as its owner sees it.
record UserJson(
    UUID id,
    String email,
    String name,
    String phone,
    boolean emailVerified,
    boolean phoneVerified,
    boolean keepAudio,
    Instant createdAt,
    Instant updatedAt) {

  static UserJson of(Account account) {
    return new UserJson(
        account.id(),
        account.email().value(),
        account.name().value(),
        account.phone().e164(),
        account.emailVerified(),
        account.phoneVerified(),
        account.keepAudio(),
        account.createdAt(),
        account.updatedAt());
  }
}
