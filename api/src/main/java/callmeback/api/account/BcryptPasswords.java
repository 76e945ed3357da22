package callmeback.api.account;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.BCrypt.Version;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import callmeback.core.account.Passwords;

/// bcrypt; what is longer than the 72 bytes it looks at goes through SHA-512 first, so that every
/// byte counts.
public final class BcryptPasswords implements Passwords {
  /// The least the contract allows; about 0.3 s on today's machines.
  private static final int COST = 12;

  private final int cost;

  public BcryptPasswords() {
    this(COST);
  }

  BcryptPasswords(int cost) {
    this.cost = cost;
  }

  @Override
  public String hash(String password) {
    return BCrypt.with(LongPasswordStrategies.hashSha512(Version.VERSION_2A))
        .hashToString(cost, password.toCharArray());
  }

  @Override
  public boolean matches(String password, String hash) {
    return BCrypt.verifyer(
            Version.VERSION_2A, LongPasswordStrategies.hashSha512(Version.VERSION_2A))
        .verify(password.toCharArray(), hash)
        .verified;
  }
}
